// What scans and schedules told: newest first, by level and filter; a row leads to its object.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/messages_model.h"
#include "ui/paint/colours.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/message_mark.h"
#include "ui/panels/overlay_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kWidth = 860, kHeight = 640, kRow = 42, kFoot = 26, kSide = 12;
constexpr float kTextLeft = 36, kTimeRoom = 108;

using Level = std::optional<store::MessageLevel>;

struct LevelChoice {
  const char* name;
  const char* label;
  Level level;
};
constexpr std::array kLevels = {
    LevelChoice{"messages.all", "All", {}},
    LevelChoice{"messages.warnings", "Warnings", store::MessageLevel::kWarning},
    LevelChoice{"messages.errors", "Errors", store::MessageLevel::kError}};

/// A text that ends at a point; gives where it begins.
float draw_end(UiContext& ui, const Label& label, ImVec2 end, float most) {
  if (label.text.empty()) return end.x;
  draw_label(ui, *ImGui::GetWindowDrawList(), label, {end, most, scene::Anchor::kEnd});
  return end.x - std::min(label_width(ui, label), most) - ui.px(kSide);
}

void draw_row(const PanelContext& context, const MessageRow& row, bool is_current) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const std::string name = "messages.row." + std::to_string(row.number);
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(kRow)});
  draw_row_ground(ui, hit, {.chosen = is_current, .radius = 4});
  const WidgetPlace& place = hit.place;
  const MessageTexts texts = message_texts(row, ui.look(), context.state.now);
  const float first = place.min.y + ui.px(18);
  const float second = place.min.y + ui.px(34);
  const float left = place.min.x + ui.px(kTextLeft);
  const float right = place.max.x - ui.px(kSide);
  const bool is_new = row.number > context.state.messages.new_after;
  draw_level(ui, row.level, {{place.min.x + ui.exact(18), first - ui.exact(4)}, 12});
  draw_end(ui, {texts.time, TextRole::kDetail, theme.text3}, {right, first}, ui.px(kTimeRoom));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_label(ui, list, {row.text, is_new ? TextRole::kHead : TextRole::kRow, theme.text},
             {{left, first}, std::max(right - ui.px(kTimeRoom + kSide) - left, 1.0F)});
  const float end = draw_end(ui, {texts.object, TextRole::kDetail, theme.accent}, {right, second},
                             (right - left) * 0.6F);
  draw_label(ui, list, {texts.place, TextRole::kDetail, theme.text3},
             {{left, second}, std::max(end - left, 1.0F)});
  if (hit.clicked) context.intents.add(ShowMessage{row.number});
  if (!hit.hovered) return;
  constexpr std::size_t kColumns = 90;
  std::vector<std::string> words = broken(row.text, kColumns, 12);
  words.push_back(texts.moment);
  const std::vector<std::string_view> lines(words.begin(), words.end());
  tooltip(ui, lines);
}

/// All of them, warnings and worse, errors; ends at `right`, gives where it begins.
float draw_levels(const PanelContext& context, ImVec2 end) {
  UiContext& ui = context.ui;
  const MessageList& messages = context.state.messages;
  float x = end.x;
  for (auto choice = kLevels.rbegin(); choice != kLevels.rend(); ++choice) {
    const ButtonSpec spec{
        .name = choice->name, .label = choice->label, .active = messages.at_least == choice->level};
    x -= button_width(ui, spec);
    ImGui::SetCursorScreenPos({x, end.y});
    if (button(ui, spec)) context.intents.add(LimitMessages{messages.filter, choice->level});
    x -= ui.px(4);
  }
  return x;
}

/// The field keeps the keyboard as long as the list is open.
bool wants_focus(const OverlayScope& box) {
  const bool was_active = ImGui::GetStateStorage()->GetBool(ImGui::GetID("field"), false);
  return box.is_appearing() || (!was_active && !ImGui::IsAnyItemActive());
}

void draw_field(const PanelContext& context, const OverlayScope& box, ImVec2 at, float width) {
  const MessageList& messages = context.state.messages;
  ImGui::SetCursorScreenPos(at);
  std::string text = messages.filter;
  const FieldResult field = text_field(context.ui,
                                       {.name = "messages.filter",
                                        .hint = "filter",
                                        .take_focus = wants_focus(box),
                                        .width = width / context.ui.exact(1)},
                                       text);
  ImGui::GetStateStorage()->SetBool(ImGui::GetID("field"), field.active);
  if (field.changed) context.intents.add(LimitMessages{text, messages.at_least});
  if (!field.submitted) return;
  const auto shown = shown_messages(messages);
  if (shown.empty()) return;
  const MessageRow& row = messages.rows[shown[current_message(messages, shown)]];
  context.intents.add(ShowMessage{row.number});
}

void draw_head(const PanelContext& context, const OverlayScope& box) {
  UiContext& ui = context.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float control = ui.px(metric::kControl);
  const float end = at.x + box.room().x;
  ImGui::SetCursorScreenPos({end - control, at.y});
  if (glyph_button(ui, {.name = "messages.close"})) context.intents.add(OpenOverlay{});
  const float levels = draw_levels(context, {end - control - ui.px(8), at.y});
  const float title = label_width(ui, {"Messages", TextRole::kTitle, {}}) + ui.px(24);
  const float room = std::max(levels - ui.px(6) - at.x, ui.px(60));
  const bool has_title = room > title + ui.px(120);
  const float field = std::min(ui.px(220), has_title ? room - title : room);
  draw_field(context, box, {levels - ui.px(6) - field, at.y}, field);
  if (has_title) {
    const float base = middle_base(ui, TextRole::kTitle, at.y, at.y + control);
    draw_label(ui, *ImGui::GetWindowDrawList(), {"Messages", TextRole::kTitle, ui.theme().text},
               {{at.x + ui.px(kSide), base}});
  }
  ImGui::SetCursorScreenPos({at.x, at.y + control});
  gap(ui, 10);
}

void read_keys(const PanelContext& context) {
  constexpr std::array<std::pair<ImGuiKey_, int>, 4> kSteps = {{{ImGuiKey_DownArrow, 1},
                                                                {ImGuiKey_UpArrow, -1},
                                                                {ImGuiKey_PageDown, 8},
                                                                {ImGuiKey_PageUp, -8}}};
  for (const auto& [key, by] : kSteps) {
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) context.intents.add(MoveMessage{by});
  }
}

void draw_rows(const PanelContext& context, const std::vector<std::size_t>& shown, float room) {
  UiContext& ui = context.ui;
  const MessageList& messages = context.state.messages;
  const ChildScope rows("rows", {0, room});
  const std::size_t current = current_message(messages, shown);
  if (is_another_row(static_cast<int>(current))) bring_into_sight(row_at(ui, current, kRow));
  clipped_rows(ui, shown.size(), kRow,
               [&](std::size_t i) { draw_row(context, messages.rows[shown[i]], i == current); });
}

void draw_foot(const PanelContext& context, std::size_t shown) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float end = at.x + room_left() - ui.px(kSide);
  const float base = middle_base(ui, TextRole::kCaption, at.y, at.y + ui.px(kFoot));
  const std::string caption = messages_caption(context.state.messages, shown);
  const float left =
      draw_end(ui, {caption, TextRole::kCaption, theme.text3}, {end, base}, (end - at.x) * 0.6F);
  draw_label(ui, *ImGui::GetWindowDrawList(),
             {"\u2191\u2193 choose   Enter select its object   Esc close", TextRole::kCaption,
              theme.text3},
             {{at.x + ui.px(kSide), base}, std::max(left - at.x - ui.px(kSide), 1.0F)});
}

}  // namespace

void draw_level(UiContext& ui, store::MessageLevel level, const BadgePlace& place) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (level == store::MessageLevel::kInfo) {
    constexpr float kDot = 3;
    list.AddCircleFilled(place.centre, ui.exact(kDot), colour(ui.theme().text3));
    return;
  }
  scene::StatusFacts status;
  status.value = level == store::MessageLevel::kError ? model::StatusValue::kError
                                                      : model::StatusValue::kWarning;
  draw_badge(ui, list, status, place);
}

void draw_messages(const PanelContext& context) {
  if (context.state.overlay != Overlay::kMessages) return;
  UiContext& ui = context.ui;
  const scene::Size size{kWidth, std::min(kHeight, context.state.window.height - 28)};
  const OverlayScope box(ui, {"messages", size, 0.4F, {8, 10}});
  if (box.clicked_outside()) context.intents.add(OpenOverlay{});
  const auto shown = shown_messages(context.state.messages);
  draw_head(context, box);
  read_keys(context);
  const float room = std::max(box.room().y - ui.px(metric::kControl + 10 + kFoot), ui.px(40));
  if (shown.empty()) {
    const ChildScope reason("empty", {0, room});
    if (draw_reason(ui, "messages.empty", messages_empty(context.state))) {
      context.intents.add(LimitMessages{});
    }
  } else {
    draw_rows(context, shown, room);
  }
  draw_foot(context, shown.size());
}

}  // namespace toposcope::ui
