#pragma once

/// \file
/// What the files of the inspector share: its sections, rows that speak of objects, and what it
/// remembers for itself (open sections, "show all") in the storage of its window.
///
/// \code
///   if (section(context, {.id = "impact", .title = "Impact"})) {
///     mention_row(context, "inspector.impact.0", mention);
///   }
/// \endcode
///
/// To be called between Begin and End of the inspector's window, on the thread of the window.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "ui/panels/inspector_panel.h"
#include "ui/panels/panels.h"
#include "ui/widgets.h"

namespace toposcope::ui {

/// \name What the panel remembers by name
///@{
[[nodiscard]] bool remembered(std::string_view what, bool otherwise);
void remember(std::string_view what, bool value);
/// Whether the panel showed something else before; it asks once in a frame.
[[nodiscard]] bool is_another(const Subject& subject);
///@}

struct SectionSpec {
  std::string_view id;  ///< "impact": of its head, "inspector.section.impact", and of scroll_to.
  std::string_view title;
  std::string_view caption = {};  ///< At the right.
  float head_width = 0;           ///< Pixels at 100 %; 0: all of the line.
};

/// The head of a section, which opens and closes it and comes into sight when the state says so.
/// \return whether it is open
bool section(const PanelContext& context, const SectionSpec& spec);
/// The same with the open state kept elsewhere.
/// \return whether the head was clicked
bool section_line(const PanelContext& context, const SectionSpec& spec, bool open);

/// One line of a list: a badge or an icon, a title, a note.
struct FactLook {
  const scene::StatusFacts* status = nullptr;  ///< Its badge is drawn when it says more than OK.
  std::string_view icon = {};                  ///< A type, where there is no badge.
  std::string_view title;
  std::string_view right = {};
  TextRole right_role = TextRole::kDetail;
  float indent = 20;
};
void draw_fact(UiContext& ui, const WidgetPlace& place, const FactLook& look);
/// Of a row under the pointer: a little wider than the row.
inline constexpr RowGround kFactGround{.reach = 6, .radius = 4};

/// Selects with a click, focuses with a double click or Ctrl.
void follow(const PanelContext& context, const Hit& hit, const Subject& subject);
/// Ends a double click whose first click selected something, so that other things are below the
/// pointer now.  True: the click is used up.
bool take_second_click(const PanelContext& context);

/// A row that speaks of an object and leads to it; 20 high.
void mention_row(const PanelContext& context, std::string_view name, const Mention& mention);

/// Rows of mentions, the first few until somebody asks for all.
/// \param name  of the rows, "inspector.clique", before a dot and their index
void mention_list(const PanelContext& context, std::string_view name,
                  std::span<const Mention> mentions);
/// How many of a list are shown.
[[nodiscard]] std::size_t shown_of(std::string_view name, std::size_t all);
/// "Show all 214", or "Show fewer", when there are more than a few.
void more_link(const PanelContext& context, std::string_view name, std::size_t all);

/// Words over several lines; a text that is cut is whole in the tooltip.
void paragraph(const PanelContext& context, const Label& label, std::size_t most = 6);
/// Quiet words: why a list is empty, what is under way.
void quiet(const PanelContext& context, std::string_view text);

/// A tooltip of lines that are broken where they are too long.
void tip(UiContext& ui, std::span<const std::string> lines);

/// \name Parts, from top to bottom
///@{
void draw_inspector_title(const PanelContext& context);
void draw_inspector_actions(const PanelContext& context);
void draw_inspector_status(const PanelContext& context);
void draw_why_red(const PanelContext& context);
void draw_impact(const PanelContext& context);
void draw_why_here(const PanelContext& context);
void draw_link_ends(const PanelContext& context);
void draw_properties(const PanelContext& context, RecordCache& cache);
void draw_links(const PanelContext& context);
void draw_cliques(const PanelContext& context);
void draw_history(const PanelContext& context);
void draw_raw_source(const PanelContext& context, RecordCache& cache);
void draw_record(const PanelContext& context);
///@}

}  // namespace toposcope::ui
