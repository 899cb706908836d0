#pragma once

/// \file
/// Lines of lists, and heads above them.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

/// How a row shows that it is chosen, or under the pointer.
struct RowGround {
  bool chosen = false;
  bool glazed = false;  ///< Chosen: what is below shines through.
  float edge = 0;       ///< Chosen: width of a line of accent at its left.
  float reach = 0;      ///< Beyond the row at both sides; below 0: it ends inside.
  float radius = 0;
};
void draw_row_ground(const UiContext& ui, const Hit& hit, const RowGround& ground = {});

struct SectionHeadSpec {
  std::string_view title;
  std::string_view caption = {};
  bool caption_beside = false;  ///< Right after the title, not at the right end.
  float inset = 0;              ///< Of its texts, from both ends.
};

/// 24 high.
void section_head(UiContext& ui, const SectionHeadSpec& spec);

struct ListRowSpec {
  std::string_view name;
  scene::StatusFacts status = {};
  std::string_view title;
  std::string_view detail = {};
  std::string_view right = {};         ///< Of the title: "14 min".
  std::string_view right_detail = {};  ///< Of the detail: "38 cliques".
  bool selected = false;
  bool divided = true;  ///< A line below it.
};

/// Two lines with a badge, 52 high: a problem.
Hit list_row(UiContext& ui, const ListRowSpec& spec);

struct LineRowSpec {
  std::string_view name = {};  ///< Empty: not to be clicked.
  std::optional<scene::StatusFacts> status = {};
  std::string_view title;
  std::string_view right = {};
  bool selected = false;
};

/// One line, with a badge where it has a status; 20 high.
Hit line_row(UiContext& ui, const LineRowSpec& spec);

struct TreeRowSpec {
  std::string_view name;
  int depth = 0;
  std::optional<bool> open = {};  ///< Nothing: a leaf.
  std::string_view icon = {};     ///< A type; empty: a folder.
  std::string_view label;
  scene::StatusFacts status = {};  ///< Its badge is drawn when it says more than OK.
  std::string_view count = {};
  bool selected = false;
  bool focal = false;  ///< What the canvas shows: bolder, with accent.
};

struct TreeRowHit {
  Hit hit;
  bool toggled = false;  ///< The chevron was clicked; then nothing else is.
};

/// 24 high.
TreeRowHit tree_row(UiContext& ui, const TreeRowSpec& spec);

struct KeyValueSpec {
  std::string_view name = {};  ///< Empty: not to be clicked.
  std::string_view key;
  std::string_view value;
  bool mono = false;  ///< An address or an id.
  float key_width = 104;
};

/// 20 high.
Hit key_value_row(UiContext& ui, const KeyValueSpec& spec);

struct BarRowSpec {
  std::string_view label;
  float share = 0;  ///< 0 to 1.
  std::string_view value;
  scene::Colour colour = {};
};

/// A label, a horizontal bar, and a number; 20 high.
void bar_row(UiContext& ui, const BarRowSpec& spec);

/// How many focal points lose what.
struct Losses {
  std::size_t every_path = 0, redundancy = 0, none = 0;
};
/// Three bars.
void loss_rows(UiContext& ui, const Losses& losses);

struct HistorySegment {
  float share = 0;  ///< Of the whole; all together 1.
  scene::Colour colour = {};
};

/// Parts of a day side by side, each at least 2 wide; 12 high.
Hit history_bar(UiContext& ui, std::string_view name, std::span<const HistorySegment> segments);

}  // namespace toposcope::ui
