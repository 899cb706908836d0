#include "ui/widgets/basics.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "toposcope/scene/symbols.h"

#include "ui/imgui_scope.h"
#include "ui/paint/line_painter.h"
#include "ui/paint/scene_painter.h"
#include "ui/paint/text_painter.h"

namespace toposcope::ui {
namespace {

constexpr float kCapHalf = 0.36F;  ///< Half the height of a capital letter, per size.
constexpr float kLineHeight = 16;

/// Draws what was collected in the scratch scene with its origin at a point of the screen.
void paint_scratch(UiContext& ui, ImDrawList& list, ImVec2 origin) {
  paint(list, ui.scratch, {origin, ui.fonts().scale(), current_opacity()}, ui.fonts());
}

/// The middle of a square as a point of a scene whose origin is the whole pixel before it.
scene::Point in_scene(const UiContext& ui, ImVec2 centre, ImVec2& origin) {
  origin = {std::floor(centre.x), std::floor(centre.y)};
  const float scale = ui.fonts().scale();
  return {(centre.x - origin.x) / scale, (centre.y - origin.y) / scale};
}

}  // namespace

Hit hit_area(UiContext& ui, std::string_view name, ImVec2 size) {
  const IdScope id(name);
  Hit hit;
  ImGui::InvisibleButton("hit", {std::max(size.x, 1.0F), std::max(size.y, 1.0F)},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  hit.place = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  hit.hovered = ImGui::IsItemHovered();
  hit.held = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const bool released = ImGui::IsItemDeactivated() && hit.hovered;
  hit.clicked = released && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  hit.right_clicked = released && ImGui::IsMouseReleased(ImGuiMouseButton_Right);
  hit.double_clicked = hit.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  ui.registry.add(name, hit.place);
  return hit;
}

float label_width(UiContext& ui, const Label& label) {
  return text_width(ui.fonts(), label.text, text_style(label.role, label.colour));
}

void draw_label(UiContext& ui, ImDrawList& list, const Label& label, const LabelPlace& place) {
  const scene::TextStyle style = text_style(label.role, label.colour);
  TextRun run{.text = label.text, .style = style, .at = place.at};
  run.anchor = place.anchor;
  run.opacity = current_opacity();
  const std::string cut =
      place.room > 0 ? cut_to(ui.fonts(), label.text, style, place.room) : std::string();
  if (place.room > 0) run.text = cut;
  draw_text(list, ui.fonts(), run);
}

float middle_base(UiContext& ui, TextRole role, float top, float bottom) {
  const float size = text_style(role, {}).size * ui.fonts().scale();
  return std::round((top + bottom) / 2 + size * kCapHalf);
}

WidgetPlace square_about(const UiContext& ui, ImVec2 centre, float size) {
  const float half = ui.exact(size) / 2;
  return {{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}};
}

void draw_glyph(UiContext& ui, ImDrawList& list, UiGlyph glyph, const WidgetPlace& square,
                scene::Colour colour) {
  constexpr float kWidth = 1.35F;
  ui.scratch = {};
  ImVec2 origin;
  const scene::Point centre = in_scene(ui, square.centre(), origin);
  const float size = (square.max.x - square.min.x) / ui.fonts().scale();
  add_icon(ui.scratch, glyph_icon(glyph), centre, size, {colour, kWidth, scene::Cap::kRound, {}});
  paint_scratch(ui, list, origin);
}

void draw_badge(UiContext& ui, ImDrawList& list, const scene::StatusFacts& status,
                const BadgePlace& place) {
  ui.scratch = {};
  ImVec2 origin;
  const scene::Point centre = in_scene(ui, place.centre, origin);
  const scene::Theme& theme = ui.theme();
  if (place.ground.alpha == 0 || place.ground == theme.panel) {
    draw_status_badge(ui.scratch, theme, status, centre, place.size);
  } else {
    scene::Theme other = theme;
    other.panel = place.ground;
    draw_status_badge(ui.scratch, other, status, centre, place.size);
  }
  paint_scratch(ui, list, origin);
}

void draw_status_disc(UiContext& ui, ImDrawList& list, model::StatusValue status,
                      const BadgePlace& place) {
  add_disc(list, place.centre, ui.exact(place.size / 2), colour(ui.theme().of(status).mark));
}

void draw_icon(UiContext& ui, ImDrawList& list, std::string_view type, const WidgetPlace& square,
               scene::Colour colour) {
  ui.scratch = {};
  ImVec2 origin;
  const scene::Point centre = in_scene(ui, square.centre(), origin);
  const float size = (square.max.x - square.min.x) / ui.fonts().scale();
  const auto icon = ui.look().icons.find(type);
  if (icon != ui.look().icons.end() && !ui.look().types.contains(type)) {
    add_icon(ui.scratch, icon->second, centre, size, {colour, 1.35F, scene::Cap::kRound, {}});
  } else {
    draw_type_icon(ui.scratch, ui.look(), type,
                   {centre.x - size / 2, centre.y - size / 2, size, size}, colour);
  }
  paint_scratch(ui, list, origin);
}

float draw_key_cap(UiContext& ui, ImDrawList& list, const Label& key, ImVec2 end) {
  const scene::Theme& theme = ui.theme();
  const float width = std::max(std::round(label_width(ui, key) + ui.px(12)), ui.px(20));
  const float top = std::round(end.y - ui.exact(9));
  const WidgetPlace frame{{end.x - width, top}, {end.x, top + ui.px(18)}};
  list.AddRectFilled(frame.min, frame.max, colour(theme.card), ui.px(4));
  list.AddRect(frame.min, frame.max, colour(theme.card_border), ui.px(4));
  draw_label(ui, list, key,
             {{frame.centre().x, middle_base(ui, key.role, frame.min.y, frame.max.y)},
              0,
              scene::Anchor::kMiddle});
  return frame.min.x;
}

float line_height(const UiContext& ui, TextRole role) {
  return ui.px(std::max(kLineHeight, text_style(role, {}).size + 6));
}

void text_line(UiContext& ui, const Label& label, float indent) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = line_height(ui, label.role);
  const float left = ui.px(indent);
  draw_label(ui, *ImGui::GetWindowDrawList(), label,
             {{at.x + left, middle_base(ui, label.role, at.y, at.y + height)},
              std::max(room_left() - left, 1.0F)});
  ImGui::Dummy({room_left(), height});
}

void gap(const UiContext& ui, float height) { ImGui::Dummy({0, ui.px(height)}); }

void divider(const UiContext& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room_left();
  const float thick = std::max(1.0F, ui.px(1));
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + thick},
                                            colour(ui.theme().divider));
  ImGui::Dummy({width, thick});
}

float room_left() { return std::max(ImGui::GetContentRegionAvail().x, 1.0F); }

float current_opacity() { return ImGui::GetStyle().Alpha; }

}  // namespace toposcope::ui
