// The last day: when it was, what changed, and the way back.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/as_of.h"
#include "query/words.h"
#include "ui/models/time_strip_model.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/words.h"

namespace toposcope::ui {
namespace {

constexpr float kControlWidth = 62, kPastWidth = 132;
constexpr float kStripGap = 16;  ///< Between the control and the bars.
constexpr float kRight = 18;
constexpr float kBaseLine = 27;  ///< Of the bars, from the top.
constexpr float kHighest = 15;
constexpr float kMarkTop = 3;
constexpr float kLeastStrip = 80;  ///< Narrower ones tell nothing.
constexpr const char* kPopup = "as of";

/// Where the bars are.
struct StripPlace {
  scene::Rect area;  ///< Pixels at 100 %.
  float left = 0;    ///< Pixels of the screen.
  float top = 0;
};

float screen_x(const UiContext& ui, const StripPlace& place, float x) {
  return place.left + ui.px(x);
}

/// A field that takes a time as people say it.
void draw_popup(const PanelContext& context) {
  UiContext& ui = context.ui;
  const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(12), ui.px(10)});
  const PopupScope popup(kPopup, ImGuiWindowFlags_NoMove);
  if (!popup) return;
  if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) ImGui::CloseCurrentPopup();
  const Timeline& timeline = context.state.timeline;
  const scene::Theme& theme = ui.theme();
  text_line(ui, {"Show the file as of", TextRole::kHead, theme.text});
  gap(ui, 4);
  std::string text = timeline.text;
  const FieldResult field = text_field(ui,
                                       {.name = "time.field",
                                        .hint = "02:00",
                                        .take_focus = ImGui::IsWindowAppearing(),
                                        .width = 260},
                                       text);
  if (field.submitted) {
    context.intents.add(SetTimelineText{text, true});
    if (query::parse_as_of(text, context.state.now).has_value()) ImGui::CloseCurrentPopup();
  } else if (field.changed) {
    context.intents.add(SetTimelineText{text, false});
  }
  gap(ui, 4);
  const bool is_wrong = !timeline.fault.empty();
  // As wide as the field, whatever it says.
  const ChildScope foot("foot", {ui.px(260), ui.px(is_wrong ? 64 : 34)});
  wrapped_text(
      ui, {is_wrong ? std::string_view(timeline.fault)
                    : "02:00, -3h, 2026-11-20 09:40, a revision number, or now",
           TextRole::kDetail, is_wrong ? theme.of(model::StatusValue::kError).text : theme.text3});
}

float control_width(const PanelContext& context) {
  return context.state.is_now() ? kControlWidth : kPastWidth;
}

/// "As of [now]"; returns where it ends, pixels at 100 %.
float draw_control(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  const Label caption{"As of", TextRole::kDetail, theme.text2};
  const float left = min.x + ui.px(metric::kMargin);
  draw_label(ui, list, caption, {{left, middle_base(ui, caption.role, min.y, max.y)}});
  const float x = left + label_width(ui, caption) + ui.px(8);
  const float width = control_width(context);
  const float top = std::round((min.y + max.y - ui.px(metric::kControl)) / 2);
  ImGui::SetCursorScreenPos({x, top});
  const bool is_now = context.state.is_now();
  const std::string word = as_of_word(context.state);
  if (button(ui, {.name = "time.as_of",
                  .label = is_now ? "    " + word : word,
                  .active = !is_now,
                  .width = width})) {
    ImGui::SetNextWindowPos({min.x + ui.px(8), min.y - ui.px(4)}, ImGuiCond_Always, {0, 1});
    ImGui::OpenPopup(kPopup);
    context.intents.add(SetTimelineText{"", false});
  } else if (ImGui::IsPopupOpen(kPopup)) {
    ImGui::SetNextWindowPos({min.x + ui.px(8), min.y - ui.px(4)}, ImGuiCond_Always, {0, 1});
  }
  if (is_now) {
    draw_status_disc(ui, list, model::StatusValue::kOk, {{x + ui.px(12), (min.y + max.y) / 2}, 7});
  }
  draw_popup(context);
  return (x - min.x) / ui.exact(1) + area.x + width;
}

void draw_bars(const PanelContext& context, const TimeStrip& strip, const StripPlace& place) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = place.top + ui.px(kBaseLine);
  list.AddRectFilled({place.left, base}, {place.left + ui.px(place.area.width), base + 1},
                     colour(theme.divider));
  for (const StripBar& bar : strip.bars) {
    const float x = screen_x(ui, place, bar.x);
    const scene::Colour ink = bar.is_quiet ? theme.link : theme.of(bar.worst).mark;
    list.AddRectFilled({x, base - std::max(1.0F, ui.px(bar.height))},
                       {x + std::max(1.0F, ui.px(bar.width)), base},
                       colour(ink, bar.is_quiet ? 0.75F : 1));
  }
  for (const StripHour& hour : strip.hours) {
    const Label label{hour.text, TextRole::kAxis, theme.text3};
    const float half = label_width(ui, label) / 2;
    const float x = screen_x(ui, place, hour.x);
    if (x - half < place.left || x + half > place.left + ui.px(place.area.width)) continue;
    draw_label(ui, list, label,
               {{x, place.top + ui.px(kBaseLine + 10)}, 0, scene::Anchor::kMiddle});
  }
}

void tell_mark(UiContext& ui, const StripMark& mark) {
  std::vector<std::string_view> lines(mark.lines.begin(), mark.lines.end());
  std::string more;
  if (mark.count > mark.lines.size()) {
    more = "and " + query::count_text(mark.count - mark.lines.size(), "more revision");
    lines.push_back(more);
  }
  tooltip(ui, lines);
}

/// Triangles for imports and rule edits; a click shows the file after it.
void draw_marks(const PanelContext& context, const TimeStrip& strip, const StripPlace& place) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const StripMark& mark : strip.marks) {
    const float x = screen_x(ui, place, mark.x);
    const float top = place.top + ui.px(kMarkTop);
    const float half = ui.exact(4);
    list.AddTriangleFilled({x - half, top}, {x + half, top}, {x, top + 1.6F * half},
                           colour(theme.accent));
    draw_label(ui, list, {mark.word, TextRole::kAxis, theme.text2},
               {{x + ui.px(6), top + ui.px(6)}});
    ImGui::SetCursorScreenPos({x - ui.px(6), place.top});
    const std::string name = "time.mark." + std::to_string(mark.revision);
    const Hit hit = hit_area(ui, name, {ui.px(12), ui.px(12)});
    if (hit.hovered) tell_mark(ui, mark);
    if (hit.clicked) context.intents.add(SetAsOf{std::to_string(mark.revision)});
  }
}

void draw_shown(UiContext& ui, const StripPlace& place, float x, scene::Colour ink) {
  const float at = screen_x(ui, place, x);
  ImGui::GetWindowDrawList()->AddRectFilled({at - ui.px(1), place.top + ui.px(3)},
                                            {at + ui.px(1), place.top + ui.px(kBaseLine + 1)},
                                            colour(ink));
}

/// What stands under the pointer, and what a press on it would do.
void tell_place(const PanelContext& context, const TimeStrip& strip, float x, float width) {
  const Timeline& timeline = context.state.timeline;
  std::vector<std::string> lines;
  const std::string at = as_of_at(timeline, x, width);
  lines.push_back(at.empty() ? "now" : query::local_text(time_at(timeline, x, width)));
  for (const StripBar& bar : strip.bars) {
    if (x >= bar.x && x < bar.x + bar.width + 2) lines.push_back(bar_text(timeline, bar.index));
  }
  lines.emplace_back("Click: show the file as of then");
  lines.emplace_back("Shift or right button: compare with then");
  const std::vector<std::string_view> views(lines.begin(), lines.end());
  tooltip(context.ui, views);
}

/// Press, drag and release anywhere in the strip choose a time.
void handle_strip(const PanelContext& context, const TimeStrip& strip, const StripPlace& place) {
  UiContext& ui = context.ui;
  const float width = place.area.width;
  ImGui::SetCursorScreenPos({place.left, place.top});
  const Hit hit = hit_area(ui, "time.strip", {ui.px(width), ui.px(place.area.height)});
  const bool was_released =
      ImGui::IsItemDeactivated() && ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  ImGui::SetItemAllowOverlap();
  const float x = std::clamp((ImGui::GetIO().MousePos.x - place.left) / ui.exact(1), 0.0F, width);
  const std::string at = as_of_at(context.state.timeline, x, width);
  if (hit.held) draw_shown(ui, place, x, ui.theme().text2);
  if (hit.hovered && !hit.held) tell_place(context, strip, x, width);
  const bool compares = hit.right_clicked || (was_released && ImGui::GetIO().KeyShift);
  if (compares && !at.empty()) {
    context.intents.add(CompareWith{{Comparison::With::kTime, at, {}}});
  } else if (was_released) {
    context.intents.add(SetAsOf{at});
  }
}

/// Why there are no bars; empty: there are some.
std::string why_empty(const Timeline& timeline, const TimeStrip& strip) {
  if (!timeline.fault.empty() && !timeline.loaded) return timeline.fault;
  if (!timeline.loaded) return "Reading the changes of the last day";
  return strip.bars.empty() ? "No status changed in the last 24 hours" : "";
}

}  // namespace

void draw_time_strip(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const PanelScope panel(ui, {"time strip", area, theme.panel});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, area);
  list.AddRectFilled(min, {end_of(ui, area).x, min.y + 1}, colour(theme.divider));
  const float left = draw_control(context, area) + kStripGap;
  const scene::Rect bars{left, area.y, area.right() - kRight - left, area.height};
  if (bars.width < kLeastStrip) return;
  const StripPlace place{bars, ui.px(bars.x), min.y};
  const TimeStrip strip =
      make_time_strip(context.state.timeline, {bars.width, kHighest}, shown_time(context.state));
  draw_bars(context, strip, place);
  const std::string reason = why_empty(context.state.timeline, strip);
  if (!reason.empty()) {
    draw_label(ui, list, {reason, TextRole::kDetail, theme.text3},
               {{place.left, min.y + ui.px(22)}, ui.px(bars.width)});
  }
  if (!context.state.timeline.loaded) return;
  handle_strip(context, strip, place);
  draw_marks(context, strip, place);
  if (strip.shown.has_value()) draw_shown(ui, place, *strip.shown, theme.accent);
}

}  // namespace toposcope::ui
