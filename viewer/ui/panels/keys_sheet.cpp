#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/keys_model.h"
#include "ui/models/list_texts.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/overlay_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kColumn = 300, kBetween = 28, kLine = 22, kWidest = 980;

/// Where a column stands in its window, pixels of the screen.
struct ColumnPlace {
  float x = 0, width = 0;
};

void draw_action(const PanelContext& context, const ActionInfo& info, const ColumnPlace& place) {
  UiContext& ui = context.ui;
  const bool enabled = is_enabled(info.action, context.state);
  const std::string name = "keys." + std::string(info.name);
  ImGui::SetCursorPosX(place.x);
  const Hit hit = hit_area(ui, name, {place.width, ui.px(kLine)});
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (enabled) draw_row_ground(ui, hit, {.reach = 6, .radius = 4});
  const Label cap{info.keys, TextRole::kHeading, theme.text2};
  if (!cap.text.empty()) draw_key_cap(ui, list, cap, {hit.place.max.x, hit.place.centre().y});
  const float keys = label_width(ui, {info.keys, TextRole::kHeading, {}}) + ui.px(20);
  draw_label(ui, list, {info.name, TextRole::kRow, enabled ? theme.text : theme.text3},
             {{hit.place.min.x, middle_base(ui, TextRole::kRow, hit.place.min.y, hit.place.max.y)},
              std::max(hit.place.max.x - hit.place.min.x - keys, 1.0F)});
  if (info.hint[0] != 0) tooltip(ui, info.hint);
  if (!hit.clicked || !enabled) return;
  context.intents.add(OpenOverlay{});
  context.intents.add(Do{info.action});
}

void draw_column(const PanelContext& context, const std::vector<KeyGroup>& groups,
                 const ColumnPlace& place) {
  UiContext& ui = context.ui;
  for (const KeyGroup& group : groups) {
    ImGui::SetCursorPosX(place.x);
    text_line(ui, {group.title, TextRole::kHead, ui.theme().text2});
    gap(ui, 2);
    for (const ActionInfo* info : group.actions) draw_action(context, *info, place);
    gap(ui, 14);
  }
}

void draw_head(const PanelContext& context, const OverlayScope& box) {
  UiContext& ui = context.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float base = middle_base(ui, TextRole::kTitle, at.y, at.y + ui.px(metric::kControl));
  draw_label(ui, *ImGui::GetWindowDrawList(), {"Keys", TextRole::kTitle, ui.theme().text},
             {{at.x + ui.px(6), base}});
  const float field = std::min(ui.px(220), box.room().x / 2);
  const float close = ui.px(metric::kControl);
  const float end = at.x + box.room().x;
  ImGui::SetCursorScreenPos({end - close - ui.px(8) - field, at.y});
  std::string text = context.state.keys_filter;
  const FieldResult result = text_field(ui,
                                        {.name = "keys.filter",
                                         .hint = "filter",
                                         .take_focus = box.is_appearing(),
                                         .width = field / ui.exact(1)},
                                        text);
  if (result.changed) context.intents.add(SetKeysFilter{text});
  ImGui::SetCursorScreenPos({end - close, at.y});
  if (glyph_button(ui, {.name = "keys.close"})) context.intents.add(OpenOverlay{});
  gap(ui, 12);
}

/// As many lines as the longest column has.
float height_of(const std::vector<std::vector<KeyGroup>>& columns) {
  float most = 120;
  for (const auto& column : columns) {
    float height = 0;
    for (const KeyGroup& group : column) {
      height += 34 + kLine * static_cast<float>(group.actions.size());
    }
    most = std::max(most, height);
  }
  return most;
}

}  // namespace

void draw_keys_sheet(const PanelContext& context) {
  if (context.state.overlay != Overlay::kKeys) return;
  UiContext& ui = context.ui;
  const float width = std::min(kWidest, context.state.window.width - 28);
  const auto most = static_cast<std::size_t>(std::clamp(width / kColumn, 1.0F, 3.0F));
  // What the filter leaves stands in the same box: it must not jump while one writes.
  const float height = height_of(in_columns(key_groups(""), most)) + 24 + 12 + 40;
  const auto columns = in_columns(key_groups(context.state.keys_filter), most);
  const OverlayScope box(ui, {"keys", {width, height}, 0.4F, {20, 18}});
  if (box.clicked_outside()) context.intents.add(OpenOverlay{});
  draw_head(context, box);
  const ChildScope inside("columns", {0, 0});
  if (columns.empty()) {
    draw_reason(ui, "keys.empty", {"No action is called so", ""});
    return;
  }
  const ImVec2 at = ImGui::GetCursorPos();
  const auto count = static_cast<float>(most);
  const float column = (box.room().x - ui.px(kBetween) * (count - 1) - ui.px(12)) / count;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const float x = at.x + ui.px(6) + (column + ui.px(kBetween)) * static_cast<float>(i);
    ImGui::SetCursorPosY(at.y);
    draw_column(context, columns[i], {std::round(x), std::floor(column)});
  }
}

}  // namespace toposcope::ui
