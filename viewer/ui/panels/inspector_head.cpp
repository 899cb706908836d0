// The upper end of the inspector: what it is, what can be done, how it fares.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "toposcope/model/status.h"

#include "ui/imgui_scope.h"
#include "ui/models/inspector_model.h"
#include "ui/paint/line_painter.h"
#include "ui/panels/inspector_parts.h"

namespace toposcope::ui {
namespace {

constexpr float kBesideIcon = 30;

struct ActionButton {
  ButtonSpec spec;
  Action action;
};

/// As wide as the line: what is left over is shared, what is missing is taken from the key hints.
void share_width(UiContext& ui, std::array<ActionButton, 4>& buttons) {
  const float gaps = 3 * ui.px(4);
  const auto spare = [&] {
    float width = room_left() - gaps;
    for (const ActionButton& one : buttons) width -= button_width(ui, one.spec);
    return width;
  };
  if (spare() < 0) {
    for (ActionButton& one : buttons) one.spec.key = {};
  }
  const float each = std::floor(spare() / static_cast<float>(buttons.size()));
  for (ActionButton& one : buttons) {
    one.spec.width = std::max(1.0F, button_width(ui, one.spec) + each) / ui.fonts().scale();
  }
}

/// Reports of several sources, each with its own status.
void draw_reports(const PanelContext& context) {
  const AppState& state = context.state;
  UiContext& ui = context.ui;
  if (state.inspection.reports.size() < 2) return;
  gap(ui, 4);
  for (const ReportRow& report : state.inspection.reports) {
    const std::string right = report_text(report, state.now);
    const std::string title = report.status.text.empty()
                                  ? std::string(model::status_label(report.status.value))
                                  : report.status.text;
    ImGui::Dummy({room_left(), ui.px(metric::kLine)});
    const WidgetPlace place{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    draw_fact(ui, place, {.status = &report.status, .title = title, .right = right});
    if (!ImGui::IsItemHovered()) continue;
    tip(ui, std::array{title, right,
                       "acknowledged " +
                           (report.acknowledged.empty() ? "by nobody" : report.acknowledged)});
  }
}

/// Two ends and a line between them.
void draw_link_sign(UiContext& ui, ImDrawList& list, ImVec2 centre) {
  const LinePen pen{colour(ui.theme().text2), ui.exact(1.5F)};
  const float side = ui.exact(6.5F);
  const float radius = ui.exact(2.5F);
  add_ring(list, {centre.x - side, centre.y}, radius, pen);
  add_ring(list, {centre.x + side, centre.y}, radius, pen);
  add_segment(list, {centre.x - side + radius, centre.y}, {centre.x + side - radius, centre.y},
              pen);
}

}  // namespace

void draw_inspector_title(const PanelContext& context) {
  UiContext& ui = context.ui;
  const Inspection& inspection = context.state.inspection;
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room_left();
  ImGui::Dummy({width, ui.px(50)});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 centre{at.x + ui.exact(10), at.y + ui.exact(23)};
  if (inspection.is_link) {
    draw_link_sign(ui, list, centre);
  } else {
    draw_icon(ui, list, inspection.subject.type, square_about(ui, centre, 20), theme.text2);
  }
  const float left = at.x + ui.px(kBesideIcon);
  const float room = std::max(at.x + width - left, 1.0F);
  draw_label(ui, list, {inspection.title, TextRole::kTitle, theme.text},
             {{left, at.y + ui.px(22)}, room});
  draw_label(ui, list, {inspection.subtitle, TextRole::kDetail, theme.text3},
             {{left, at.y + ui.px(38)}, room});
  if (!ImGui::IsItemHovered()) return;
  const Subject& subject = inspection.subject;
  const std::string reference =
      inspection.is_link ? "link:" + subject.key : subject.type + ":" + subject.id;
  tip(ui, std::array{inspection.title, inspection.subtitle, reference});
}

void draw_inspector_actions(const PanelContext& context) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const bool why = is_enabled(Action::kWhyHere, state) && !state.tabs.empty() &&
                   !state.tab().view.why.empty() &&
                   state.tab().view.why == state.inspection.subject.key;
  std::array<ActionButton, 4> buttons = {{
      {{.name = "inspector.focus", .label = "Focus", .key = "\u21B5"}, Action::kFocus},
      {{.name = "inspector.impact", .label = "Impact", .key = "I"}, Action::kImpact},
      {{.name = "inspector.ack", .label = "Ack", .key = "A"}, Action::kAcknowledge},
      {{.name = "inspector.why", .label = "Why here", .key = "W", .active = why}, Action::kWhyHere},
  }};
  share_width(ui, buttons);
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    ActionButton& one = buttons.at(i);
    if (i > 0) ImGui::SameLine(0, ui.px(4));
    one.spec.enabled = is_enabled(one.action, state);
    if (button(ui, one.spec)) context.intents.add(Do{one.action});
    if (ImGui::IsItemHovered()) tooltip(ui, std::string_view(info_of(one.action).hint));
  }
}

void draw_inspector_status(const PanelContext& context) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const Inspection& inspection = state.inspection;
  gap(ui, 12);
  std::vector<std::string> lines;
  for (const std::string& line : status_lines(inspection, state.now)) {
    const Label label{line, TextRole::kDetail, ui.theme().text2};
    for (std::string& part : wrapped_lines(ui, label, room_left() - ui.px(26), 3)) {
      lines.push_back(std::move(part));
    }
  }
  if (lines.empty()) lines.emplace_back("no source reports on it");
  const std::vector<std::string_view> views(lines.begin(), lines.end());
  status_card(ui, {.status = inspection.status,
                   .word = model::status_label(inspection.status.value),
                   .text = inspection.status.text,
                   .lines = views});
  if (ImGui::IsItemHovered()) tip(ui, status_details(inspection, state.now));
  draw_reports(context);
  if (!inspection.status.acknowledged || !is_enabled(Action::kTakeBackAcknowledgement, state)) {
    return;
  }
  gap(ui, 4);
  if (link_text(ui, "inspector.take_back", "Take the acknowledgement back")) {
    context.intents.add(Do{Action::kTakeBackAcknowledgement});
  }
}

}  // namespace toposcope::ui
