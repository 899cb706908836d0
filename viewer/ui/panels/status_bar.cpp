// One quiet line: what is selected, which keys do something now, when and which revision it is.

#include <algorithm>
#include <string>

#include "ui/models/messages_model.h"
#include "ui/models/status_bar_model.h"
#include "ui/panels/message_mark.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets/basics.h"

namespace toposcope::ui {
namespace {

constexpr float kSide = 14, kGap = 24, kHintGap = 10, kKeyGap = 3, kMarkRoom = 17, kLeastRoom = 60;

/// Hints from left to right as far as there is room; a click does the same as the key.
void draw_hints(const PanelContext& context, float left, float right, float base) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 window = ImGui::GetWindowPos();
  const float height = ImGui::GetWindowHeight();
  float x = left;
  for (const KeyHint& hint : key_hints(context.state)) {
    Label word{hint.word, TextRole::kCaption, theme.text3};
    Label keys{hint.keys, TextRole::kCaption, theme.text2};
    const float word_width = label_width(ui, word);
    const float width = word_width + ui.px(kKeyGap) + label_width(ui, keys);
    if (x + width > right) return;
    ImGui::SetCursorScreenPos({x, window.y});
    const std::string name = std::string("status.key.") + info_of(hint.action).name;
    const Hit hit = hit_area(ui, name, {width, height});
    if (hit.hovered) word.colour = keys.colour = theme.text;
    draw_label(ui, list, word, {{x, base}});
    draw_label(ui, list, keys, {{x + word_width + ui.px(kKeyGap), base}});
    if (hit.clicked) context.intents.add(Do{hint.action});
    x += width + ui.px(kHintGap);
  }
}

/// Messages that nobody looked at, which a click opens; ends at `right`.
/// \return where it begins; `right` when there are none
float draw_unread(const PanelContext& context, float right, float base) {
  const MessageList& messages = context.state.messages;
  const std::string text = unread_text(messages);
  if (text.empty()) return right + context.ui.px(kGap);
  UiContext& ui = context.ui;
  const ImVec2 window = ImGui::GetWindowPos();
  const float height = ImGui::GetWindowHeight();
  Label label{text, TextRole::kCaption, ui.theme().text2};
  const float width = label_width(ui, label) + ui.px(kMarkRoom);
  if (right - width < window.x + ui.px(kLeastRoom)) return right + ui.px(kGap);
  ImGui::SetCursorScreenPos({right - width, window.y});
  const Hit hit = hit_area(ui, "status.messages", {width, height});
  if (hit.hovered) label.colour = ui.theme().text;
  draw_level(ui, unread_level(messages),
             {{hit.place.min.x + ui.exact(6), hit.place.centre().y}, 11, ui.theme().window});
  draw_label(ui, *ImGui::GetWindowDrawList(), label, {{hit.place.min.x + ui.px(kMarkRoom), base}});
  if (hit.clicked) context.intents.add(Do{Action::kMessages});
  return hit.place.min.x;
}

}  // namespace

void draw_status_bar(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const PanelScope panel(ui, {"status bar", area, theme.window});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  list.AddRectFilled(min, {max.x, min.y + 1}, colour(theme.divider));
  const float base = middle_base(ui, TextRole::kCaption, min.y, max.y);
  const float left = min.x + ui.px(kSide);
  const float right = max.x - ui.px(kSide);
  const std::string clock = clock_text(context.state);
  const std::string selection = selection_text(context.state);
  const Label clock_label{clock, TextRole::kCaption, theme.text2};
  const Label selection_label{selection, TextRole::kCaption, theme.text2};
  // What does not fit goes in this order: hints, then the end of the selection.
  const float clock_left = std::max(left, right - label_width(ui, clock_label));
  draw_label(ui, list, clock_label, {{clock_left, base}, std::max(right - clock_left + 1, 1.0F)});
  const float messages_left = draw_unread(context, clock_left - ui.px(kGap), base);
  const float room = messages_left - ui.px(kGap) - left;
  if (room < ui.px(40)) return;
  draw_label(ui, list, selection_label, {{left, base}, room});
  const float used = std::min(label_width(ui, selection_label), room);
  draw_hints(context, left + used + ui.px(kGap), messages_left - ui.px(kGap), base);
}

}  // namespace toposcope::ui
