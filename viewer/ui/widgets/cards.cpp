// The card of a status.

#include <algorithm>
#include <string_view>

#include "ui/widgets/frames.h"

namespace toposcope::ui {

void status_card(UiContext& ui, const StatusCardSpec& spec) {
  constexpr float kLine = 18;
  const scene::Theme& theme = ui.theme();
  const scene::StatusColours& colours = theme.of(spec.status.value);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ui.px(38 + kLine * static_cast<float>(spec.lines.size()) + 8);
  const ImVec2 end{at.x + room_left(), at.y + height};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool tinted = colours.tint.alpha != 0 && !spec.status.acknowledged;
  list.AddRectFilled(at, end, colour(tinted ? colours.tint : theme.card),
                     ui.px(metric::kPanelRadius), ImDrawFlags_RoundCornersRight);
  list.AddRectFilled(at, {at.x + ui.px(4), end.y}, colour(colours.mark));
  draw_badge(ui, list, spec.status,
             {{at.x + ui.exact(22), at.y + ui.exact(20)}, 16, tinted ? colours.tint : theme.card});
  const float base = at.y + ui.px(25);
  const bool never = spec.status.value == model::StatusValue::kNoCheck;
  const Label word{spec.word, TextRole::kStatusWord, never ? theme.text2 : colours.text};
  const float left = at.x + ui.px(38);
  draw_label(ui, list, word, {{left, base}});
  const float text = left + label_width(ui, word) + ui.px(7);
  draw_label(ui, list, {spec.text, TextRole::kStatusText, theme.text},
             {{text, base}, std::max(end.x - ui.px(8) - text, 1.0F)});
  float y = at.y + ui.px(46);
  for (const std::string_view line : spec.lines) {
    draw_label(ui, list, {line, TextRole::kDetail, theme.text2},
               {{at.x + ui.px(16), y}, std::max(end.x - at.x - ui.px(24), 1.0F)});
    y += ui.px(kLine);
  }
  ImGui::Dummy({end.x - at.x, height});
}

}  // namespace toposcope::ui
