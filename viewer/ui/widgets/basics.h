#pragma once

/// \file
/// What widgets are made of: texts, signs, and areas that can be clicked.

#include <string_view>

#include <imgui.h>

#include "toposcope/scene/facts.h"
#include "toposcope/scene/scene.h"

#include "ui/paint/ui_glyphs.h"
#include "ui/theme_style.h"
#include "ui/ui_context.h"

namespace toposcope::ui {

/// What happened to an area in this frame.
struct Hit {
  WidgetPlace place;
  bool clicked = false;
  bool double_clicked = false;
  bool right_clicked = false;
  bool hovered = false;
  bool held = false;
};

/// An area at the cursor that can be clicked; the last item of Dear ImGui afterwards.
Hit hit_area(UiContext& ui, std::string_view name, ImVec2 size);

/// A piece of text and how it looks.
struct Label {
  std::string_view text;
  TextRole role = TextRole::kRow;
  scene::Colour colour = {};
};

/// Pixels of the screen.
[[nodiscard]] float label_width(UiContext& ui, const Label& label);

/// Where a label goes.
struct LabelPlace {
  ImVec2 at;       ///< On the base line.
  float room = 0;  ///< Pixels of the screen; longer texts end in "…"; 0: any length.
  scene::Anchor anchor = scene::Anchor::kStart;
};

void draw_label(UiContext& ui, ImDrawList& list, const Label& label, const LabelPlace& place);

/// The base line of a text of this role in the middle between two heights of the screen.
[[nodiscard]] float middle_base(UiContext& ui, TextRole role, float top, float bottom);

void draw_glyph(UiContext& ui, ImDrawList& list, UiGlyph glyph, const WidgetPlace& square,
                scene::Colour colour);

struct BadgePlace {
  ImVec2 centre;              ///< Pixels of the screen.
  float size = 13;            ///< At 100 %.
  scene::Colour ground = {};  ///< What is behind it; alpha 0: the panel.
};

/// OK and no check are drawn as a small card.
void draw_badge(UiContext& ui, ImDrawList& list, const scene::StatusFacts& status,
                const BadgePlace& place);
/// A plain disc in the colour of a status, for what is no node: `size` across.
void draw_status_disc(UiContext& ui, ImDrawList& list, model::StatusValue status,
                      const BadgePlace& place);
/// Of a type, or an icon of the look by its name: "gauge".
void draw_icon(UiContext& ui, ImDrawList& list, std::string_view type, const WidgetPlace& square,
               scene::Colour colour);

/// The name of a key in a little frame that ends at a point of the screen and is centred there.
/// \return where it begins
float draw_key_cap(UiContext& ui, ImDrawList& list, const Label& key, ImVec2 end);

/// A square of this many pixels at 100 % about a point of the screen.
[[nodiscard]] WidgetPlace square_about(const UiContext& ui, ImVec2 centre, float size);

/// How high text_line() is, pixels of the screen.
[[nodiscard]] float line_height(const UiContext& ui, TextRole role);

/// A line of text at the cursor, 16 high or as its size needs; it is cut at the end of the window.
void text_line(UiContext& ui, const Label& label, float indent = 0);

/// Moves the cursor down.
void gap(const UiContext& ui, float height);

/// A line across the window.
void divider(const UiContext& ui);

/// Width that is left in this line, pixels of the screen.
[[nodiscard]] float room_left();

/// The colour with less strength in a disabled scope.
[[nodiscard]] float current_opacity();

}  // namespace toposcope::ui
