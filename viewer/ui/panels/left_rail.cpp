#include <algorithm>
#include <string>

#include "toposcope/model/status.h"

#include "ui/imgui_scope.h"
#include "ui/models/top_bar_model.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kCell = 40;
constexpr float kPopupWidth = 300;

/// A badge with its number below.
bool draw_count(UiContext& ui, const CountChip& chip) {
  const scene::Theme& theme = ui.theme();
  const std::string name = "rail.count." + std::string(model::status_word(chip.status.value));
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(kCell)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (chip.active || hit.hovered) {
    list.AddRectFilled(
        hit.place.min, hit.place.max,
        colour(chip.active ? theme.accent_soft : theme.text, chip.active ? 1 : 0.06F));
  }
  const float x = hit.place.centre().x;
  draw_badge(ui, list, chip.status, {{x, hit.place.min.y + ui.exact(13)}, 13});
  const std::string count =
      chip.count < 10000 ? std::to_string(chip.count) : std::to_string(chip.count / 1000) + "k";
  draw_label(ui, list, {count, TextRole::kLabel, chip.count == 0 ? theme.text3 : theme.text},
             {{x, hit.place.min.y + ui.px(33)}, 0, scene::Anchor::kMiddle});
  if (hit.hovered) {
    tooltip(ui, "Problems in " + std::string(model::status_label(chip.status.value)));
  }
  return hit.clicked;
}

bool draw_sign(UiContext& ui, const char* name, UiGlyph glyph, const char* hint) {
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room_left() - ui.px(metric::kSearch)) / 2);
  const bool pressed = glyph_button(ui, {.name = name, .glyph = glyph, .size = metric::kSearch});
  tooltip(ui, hint);
  gap(ui, 4);
  return pressed;
}

/// A list beside the rail, as long as it is open.
void draw_popup(const PanelContext& context, const char* id, const scene::Rect& area,
                void (*draw_list)(const PanelContext&)) {
  UiContext& ui = context.ui;
  const float height = std::min(area.height - 16, 560.0F);
  ImGui::SetNextWindowPos({ui.px(area.right() + 4), ui.px(area.y + 8)});
  ImGui::SetNextWindowSize({ui.px(kPopupWidth), ui.px(height)});
  const StyleColourScope ground(ImGuiCol_PopupBg, colour(ui.theme().panel));
  const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{0, ui.px(8)});
  if (const PopupScope popup(id, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav); popup) {
    draw_list(context);
  }
}

}  // namespace

void draw_left_rail(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"left rail", area, ui.theme().panel, false, {0, 8}});
  if (draw_sign(ui, "rail.search", UiGlyph::kSearch, "Search and commands")) {
    context.intents.add(Do{Action::kPalette});
  }
  for (const CountChip& chip : count_chips(context.state.problems)) {
    if (!draw_count(ui, chip)) continue;
    context.intents.add(LimitProblems{chip.status.value});
    ImGui::OpenPopup("rail.problems");
  }
  gap(ui, 4);
  if (draw_sign(ui, "rail.problems", UiGlyph::kMore, "All problems")) {
    context.intents.add(LimitProblems{});
    ImGui::OpenPopup("rail.problems");
  }
  if (draw_sign(ui, "rail.tree", UiGlyph::kFolder, "Tree")) ImGui::OpenPopup("rail.tree");
  draw_popup(context, "rail.problems", area, draw_problem_list);
  draw_popup(context, "rail.tree", area, draw_tree_list);
}

}  // namespace toposcope::ui
