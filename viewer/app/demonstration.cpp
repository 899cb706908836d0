#include "app/demonstration.h"

#include <array>
#include <string>

#include <imgui.h>

#include "ui/imgui_scope.h"
#include "ui/paint/line_painter.h"
#include "ui/widgets.h"

namespace toposcope::app {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using model::StatusValue;

constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus;

void top_bar(UiContext& ui, DemonstrationState& state, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto& theme = ui.theme();
  list.AddRectFilled(at, {at.x + width, at.y + ui.px(44)}, colour(theme.panel));
  list.AddRectFilled({at.x, at.y + ui.px(43)}, {at.x + width, at.y + ui.px(44)},
                     colour(theme.divider));
  draw_glyph(ui, list, UiGlyph::kMark, square_about(ui, {at.x + ui.px(23), at.y + ui.px(22)}, 18),
             theme.accent);
  draw_label(ui, list, {"toposcope", TextRole::kFocal, theme.text},
             {{at.x + ui.px(40), at.y + ui.px(27)}});
  ImGui::SetCursorScreenPos({at.x + ui.px(128), at.y + ui.px(10)});
  if (drop_down(
          ui, {.name = "top.environment", .value = "fra1-prod", .icon = "region", .width = 132})) {
    popup_below(ui, "environments");
  }
  if (const MenuScope menu(ui, "environments"); menu) {
    menu_item(ui,
              {.name = "environment.0", .label = "fra1-prod", .detail = "1 048", .checked = true});
    menu_item(ui, {.name = "environment.1", .label = "ams2-test", .detail = "212"});
  }
  ImGui::SetCursorScreenPos({at.x + ui.px(520), at.y + ui.px(8)});
  text_field(ui,
             {.name = "top.search",
              .hint = "Search name, address, MAC or any part of an id",
              .key = "Ctrl K",
              .search = true,
              .width = 460},
             state.search);
  ImGui::SetCursorScreenPos({at.x + ui.px(1012), at.y + ui.px(9)});
  status_count(ui, {"top.errors", {StatusValue::kError, false, {}}, 3, "Error"});
  ImGui::SameLine();
  status_count(ui, {"top.warnings", {StatusValue::kWarning, false, {}}, 9, "Warning"});
  ImGui::SameLine();
  status_count(ui, {"top.stale", {StatusValue::kStale, false, {}}, 24, "Stale"});
  add_disc(list, {at.x + ui.px(1316), at.y + ui.px(22)}, ui.exact(4),
           colour(theme.of(StatusValue::kOk).mark));
  draw_label(ui, list, {"Live", TextRole::kHead, theme.text},
             {{at.x + ui.px(1327), at.y + ui.px(26)}});
  draw_label(ui, list, {"events 2 s ago · scan 11:40", TextRole::kDetail, theme.text3},
             {{at.x + ui.px(1356), at.y + ui.px(26)}});
}

ListRowSpec problem(std::string_view name, StatusValue status, std::string_view title,
                    std::string_view detail) {
  return {.name = name,
          .status = {status, title == "app-be-02", {}},
          .title = title,
          .detail = detail,
          .right = "14 min",
          .right_detail = "38 cliques"};
}

void problems(UiContext& ui, DemonstrationState& state) {
  const std::array rows = {
      problem("p.0", StatusValue::kError, "leaf-1b Eth1/12", "no carrier"),
      problem("p.1", StatusValue::kWarning, "ps-fra1 \u2192 ps-ams2", "loss 0.4 % (limit 0.1 %)"),
      problem("p.2", StatusValue::kWarning, "app-be-02", "ack m.kern until 16:00"),
      problem("p.3", StatusValue::kStale, "node-3", "agent silent, 24 objects"),
      problem("p.4", StatusValue::kMaintenance, "node-8", "maintenance until 16:00"),
      problem("p.5", StatusValue::kUnknown, "\u03A9\u03BC\u03AD\u03B3\u03B1 \u0416\u0443\u043A",
              "the check cannot tell")};
  gap(ui, 8);
  section_head(ui, {.name = "p.head",
                    .title = "Problems",
                    .caption = "8 causes, 36 objects",
                    .caption_beside = true,
                    .open = true,
                    .inset = 14});
  gap(ui, 3);
  int index = 0;
  for (ListRowSpec row : rows) {
    row.selected = index == state.selected;
    if (list_row(ui, row).clicked) state.selected = index;
    tooltip(ui, std::array<std::string_view, 2>{row.title, row.detail});
    ++index;
  }
}

void tree(UiContext& ui, DemonstrationState& state) {
  ImGui::Indent(ui.px(14));
  gap(ui, 12);
  section_head(ui, {.title = "Tree", .caption = "1 048 objects", .caption_beside = true});
  gap(ui, 4);
  text_field(ui, {.name = "tree.filter", .hint = "filter", .width = 206}, state.filter);
  gap(ui, 6);
  ImGui::Unindent(ui.px(14));
  const scene::StatusFacts error{StatusValue::kError, false, {}};
  const scene::StatusFacts warning{StatusValue::kWarning, false, {}};
  tree_row(ui, {"t.0", 0, true, "region", "fra1-prod", error, "1 048"});
  tree_row(ui, {"t.1", 1, true, "", "Regions", error, "1 011"});
  tree_row(ui, {"t.2", 2, true, "host", "node-6", warning, "88"});
  tree_row(ui, {"t.3", 3, true, "", "Instances", warning, "31"});
  tree_row(ui, {"t.4", 4, {}, "instance", "web-fe-03", warning, "6", true, true});
  tree_row(ui, {"t.5", 4, {}, "instance", "web-fe-07", {}, "6"});
  tree_row(ui, {"t.6", 3, false, "host_pnic", "pNICs", {}, "3"});
  tree_row(ui, {"t.7", 2, false, "unheard-of", "unheard-of", {}, "12"});
}

void canvas_head(UiContext& ui, DemonstrationState& state) {
  const auto& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ui.px(36);
  ImGui::SetCursorScreenPos({at.x + ui.px(10), at.y + ui.px(6)});
  glyph_button(ui, {.name = "head.back", .glyph = UiGlyph::kChevronLeft});
  ImGui::SameLine(0, 0);
  glyph_button(ui, {.name = "head.forward", .glyph = UiGlyph::kChevronRight, .enabled = false});
  draw_label(ui, *ImGui::GetWindowDrawList(),
             {"fra1-prod  ›  az1  ›  node-6  ›", TextRole::kRow, theme.text2},
             {{at.x + ui.px(70), at.y + ui.px(22)}});
  ImGui::SetCursorScreenPos({at.x + ui.px(372), at.y + ui.px(6)});
  drop_down(ui, {.name = "head.rule", .caption = "Rule", .value = "instance, full (18 steps)"});
  ImGui::SameLine();
  drop_down(ui, {.name = "head.layout", .caption = "Layout", .value = "Tiers"});
  ImGui::SameLine();
  if (button(ui, {.name = "head.why",
                  .label = "Why here",
                  .glyph = UiGlyph::kBolt,
                  .active = state.why})) {
    state.why = !state.why;
  }
  ImGui::SameLine();
  for (const auto glyph :
       {UiGlyph::kFit, UiGlyph::kPlus, UiGlyph::kPin, UiGlyph::kClock, UiGlyph::kClipboard,
        UiGlyph::kEye, UiGlyph::kGear, UiGlyph::kMore, UiGlyph::kSearch}) {
    glyph_button(ui, {.name = "g." + std::to_string(static_cast<int>(glyph)), .glyph = glyph});
    ImGui::SameLine(0, ui.px(2));
  }
  ImGui::NewLine();
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  divider(ui);
}

void centre(UiContext& ui, DemonstrationState& state) {
  const std::array tabs = {Tab{"web-fe-03", "instance"}, Tab{"web-back", "network"},
                           Tab{"grid fra-ams loss", "gauge"}};
  const TabAction action = tab_strip(ui, "tabs", tabs, state.tab);
  if (action.selected.has_value()) state.tab = *action.selected;
  canvas_head(ui, state);
  progress_line(ui, 0.4F, 0);
  banner(ui, {.name = "past.return",
              .text = "Status and graph of 2026-11-20 09:40:00 CET, 4 h 52 min ago",
              .action = "Return to now",
              .key = "Esc"});
  gap(ui, 4);
  banner(ui, {.name = "ro",
              .text = "The inventory is read-only: views and marks are not kept",
              .warning = true});
  empty_view(ui, {.name = "empty",
                  .title = "No clique type for hosts",
                  .reason = "Rules start from instances, services and ports. A host carries parts "
                            "that are in cliques; what depends on them can be shown.",
                  .action = "Show dependants",
                  .second = "Rules"});
}

void inspector_head(UiContext& ui, DemonstrationState& state) {
  const auto& theme = ui.theme();
  gap(ui, 8);
  text_line(ui, {"Eth1/12", TextRole::kTitle, theme.text});
  text_line(ui, {"switch port · leaf-1b · fra1-prod", TextRole::kDetail, theme.text3});
  gap(ui, 10);
  const float between = ui.px(5);
  button(ui, {.name = "i.focus", .label = "Focus", .key = "↵"});
  ImGui::SameLine(0, between);
  button(ui, {.name = "i.impact", .label = "Impact", .key = "I"});
  ImGui::SameLine(0, between);
  button(ui, {.name = "i.ack", .label = "Ack", .key = "A", .enabled = false});
  ImGui::SameLine(0, between);
  if (button(ui, {.name = "i.why", .label = "Why here", .key = "W", .active = state.why}))
    state.why = !state.why;
  gap(ui, 12);
  status_card(ui,
              {{StatusValue::kError, false, {}},
               "Error",
               "no carrier",
               std::array<std::string_view, 2>{"since 14:18:07 (14 min) · before: OK for 41 d",
                                               "snmp@mon-1, every 60 s · last result 22 s ago"}});
  gap(ui, 8);
}

void inspector(UiContext& ui) {
  const auto& theme = ui.theme();
  section_head(ui, {.title = "Why red", .caption = "own check"});
  wrapped_text(ui, {"Nothing it stands on is worse. It explains:", TextRole::kDetail, theme.text2});
  line_row(ui, {"i.w0",
                scene::StatusFacts{StatusValue::kWarning, false, {}},
                {},
                "node-2 bond0",
                "1 of 2 members up"});
  line_row(ui, {"i.w1",
                scene::StatusFacts{StatusValue::kWarning, false, {}},
                {},
                "node-2 otep 10.20.0.12",
                "loss 3.1 %"});
  gap(ui, 8);
  section_head(ui, {.title = "Impact", .caption = "38 focal points · 4 projects"});
  bar_row(ui, {"i.b0", "no path left", 0, "0", theme.of(StatusValue::kError).mark});
  bar_row(ui,
          {"i.b1", "redundancy lost (2 → 1)", 0.82F, "31", theme.of(StatusValue::kWarning).mark});
  bar_row(ui, {"i.b2", "still redundant", 0.18F, "7", theme.of(StatusValue::kOk).mark});
  gap(ui, 8);
  section_head(ui, {.title = "Why here", .caption = "9 steps from web-fe-03"});
  for (int i = 1; i <= 4; ++i) line_row(ui, {{}, {}, i, "tap3f9c21d0-7a", "instance-vnic"});
  gap(ui, 8);
  section_head(ui, {.name = "i.properties", .title = "Properties", .open = true});
  key_value_row(ui, {"i.k0", "speed", "25G"});
  key_value_row(ui, {"i.k1", "mac_address", "00:3a:9c:4e:11:2c", true});
  key_value_row(ui, {"i.k2", "description", "node-2 bond0 slave 2, a rather long text"});
  gap(ui, 8);
  section_head(ui, {.title = "History", .caption = "24 h"});
  const std::array history = {HistorySegment{0.6F, theme.of(StatusValue::kOk).mark},
                              HistorySegment{0.03F, theme.of(StatusValue::kStale).mark},
                              HistorySegment{0.36F, theme.of(StatusValue::kOk).mark},
                              HistorySegment{0.01F, theme.of(StatusValue::kError).mark}};
  history_bar(ui, "i.history", history);
  gap(ui, 10);
  link_text(ui, "i.link", "Unfold all");
}

}  // namespace

void draw_demonstration(UiContext& ui, DemonstrationState& state) {
  ui.begin_frame();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(screen);
  const StyleColourScope ground(ImGuiCol_WindowBg, colour(ui.theme().canvas));
  const WindowScope window("demonstration", kPlain);
  top_bar(ui, state, screen.x);
  const float top = ui.px(44);
  const float height = screen.y - top;
  ImGui::SetCursorScreenPos({0, top});
  {
    const StyleColourScope panel(ImGuiCol_ChildBg, colour(ui.theme().panel));
    const ChildScope left("left", {ui.px(state.left), height});
    problems(ui, state);
    tree(ui, state);
  }
  ImGui::SameLine(0, 0);
  splitter(ui, {.name = "left.splitter", .min = 220, .max = 420}, state.left);
  ImGui::SameLine(0, 0);
  {
    const ChildScope middle("centre",
                            {screen.x - ui.px(state.left) - ui.px(state.right) - ui.px(5), height});
    centre(ui, state);
  }
  ImGui::SameLine(0, 0);
  {
    const StyleColourScope panel(ImGuiCol_ChildBg, colour(ui.theme().panel));
    const StyleVarScope padding(ImGuiStyleVar_WindowPadding, ImVec2{ui.px(16), 0});
    const ChildScope right("right", {ui.px(state.right), height},
                           ImGuiWindowFlags_AlwaysUseWindowPadding);
    inspector_head(ui, state);
    inspector(ui);
  }
  toast(ui, {"toast", "37 statuses changed, 2 worse", "Show"});
}

}  // namespace toposcope::app
