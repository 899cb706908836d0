#include "ui/widgets/tabs.h"

#include <algorithm>
#include <string>
#include <vector>

namespace toposcope::ui {
namespace {

constexpr float kPad = 12;
constexpr float kIconRoom = 20;
constexpr float kCloseRoom = 24;
constexpr float kLeast = 72;  ///< Width of a tab when there are many.
constexpr float kPlus = 32;

std::vector<float> widths_of(UiContext& ui, std::span<const Tab> tabs, float room) {
  std::vector<float> widths;
  float total = 0;
  for (const Tab& tab : tabs) {
    const float icon = tab.icon.empty() ? 0 : ui.px(kIconRoom);
    const float title = label_width(ui, {tab.title, TextRole::kHead, {}});
    widths.push_back(std::round(ui.px(kPad) + icon + title + ui.px(kCloseRoom + 4)));
    total += widths.back();
  }
  const float share = std::min(1.0F, room / std::max(total, 1.0F));
  for (float& width : widths) {
    width = std::max(std::min(width, ui.px(kLeast)), std::floor(width * share));
  }
  return widths;
}

void draw_tab(UiContext& ui, const Tab& tab, const Hit& hit, bool active) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const scene::Theme& theme = ui.theme();
  const WidgetPlace& place = hit.place;
  if (active) {
    list.AddRectFilled(place.min, place.max, colour(theme.canvas));
    list.AddRectFilled(place.min, {place.max.x, place.min.y + ui.px(2)}, colour(theme.accent));
  } else if (hit.hovered) {
    list.AddRectFilled(place.min, place.max, colour(theme.text, 0.05F));
  }
  float left = place.min.x + ui.px(kPad);
  if (!tab.icon.empty()) {
    const ImVec2 centre{left + ui.exact(7), place.centre().y};
    draw_icon(ui, list, tab.icon, square_about(ui, centre, 14),
              active ? theme.accent : theme.text2);
    left += ui.px(kIconRoom);
  }
  const TextRole role = active ? TextRole::kHead : TextRole::kRow;
  draw_label(ui, list, {tab.title, role, active ? theme.text : theme.text2},
             {{left, middle_base(ui, role, place.min.y, place.max.y)},
              std::max(place.max.x - ui.px(kCloseRoom) - left, 1.0F)});
}

/// Where the cross of a tab is; asked before the tab itself, so that it gets its clicks.
Hit close_area(UiContext& ui, const std::string& name, const WidgetPlace& tab) {
  const float side = ui.px(20);
  ImGui::SetCursorScreenPos({tab.max.x - side - ui.px(4), std::round(tab.centre().y - side / 2)});
  return hit_area(ui, name, {side, side});
}

void draw_close(UiContext& ui, const Hit& hit) {
  const scene::Theme& theme = ui.theme();
  draw_glyph(ui, *ImGui::GetWindowDrawList(), UiGlyph::kClose,
             square_about(ui, hit.place.centre(), 10), hit.hovered ? theme.text : theme.text3);
}

/// Between two tabs that are both in the background.
void draw_edge(const UiContext& ui, float x, float top, float height) {
  const float inset = ui.px(8);
  const float thin = std::max(1.0F, ui.px(1));
  ImGui::GetWindowDrawList()->AddRectFilled({x - thin, top + inset}, {x, top + height - inset},
                                            colour(ui.theme().divider));
}

}  // namespace

TabAction tab_strip(UiContext& ui, std::string_view name, std::span<const Tab> tabs,
                    std::size_t active) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = room_left();
  const float height = ui.px(metric::kTabStrip);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float thin = std::max(1.0F, ui.px(1));
  list.AddRectFilled(at, {at.x + room, at.y + height}, colour(ui.theme().panel));
  list.AddRectFilled({at.x, at.y + height - thin}, {at.x + room, at.y + height},
                     colour(ui.theme().divider));
  const std::vector<float> widths = widths_of(ui, tabs, room - ui.px(kPlus));
  TabAction action;
  float x = at.x;
  for (std::size_t i = 0; i < tabs.size() && x < at.x + room; ++i) {
    const std::string id = std::string(name) + "." + std::to_string(i);
    const WidgetPlace place{{x, at.y}, {x + widths[i], at.y + height}};
    const Hit close = close_area(ui, id + ".close", place);
    ImGui::SetCursorScreenPos(place.min);
    const Hit hit = hit_area(ui, id, {widths[i], height});
    draw_tab(ui, tabs[i], hit, i == active);
    draw_close(ui, close);
    const bool middle = hit.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Middle);
    if (close.clicked || middle) action.closed = i;
    if (hit.clicked) action.selected = i;
    x += widths[i];
    if (i != active && i + 1 != active) draw_edge(ui, x, at.y, height);
  }
  const float side = ui.px(metric::kControl);
  ImGui::SetCursorScreenPos({x + ui.px(4), std::round(at.y + (height - side) / 2)});
  const Hit plus = hit_area(ui, std::string(name) + ".plus", {side, side});
  draw_glyph(ui, list, UiGlyph::kPlus, square_about(ui, plus.place.centre(), 12),
             plus.hovered ? ui.theme().text : ui.theme().text3);
  action.plus = plus.clicked;
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({room, height});
  return action;
}

}  // namespace toposcope::ui
