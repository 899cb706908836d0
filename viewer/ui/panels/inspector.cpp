// The inspector as a whole: its parts from top to bottom.

#include <algorithm>
#include <array>
#include <string>

#include <imgui_internal.h>

#include "ui/imgui_scope.h"
#include "ui/panels/inspector_parts.h"
#include "ui/panels/panel_scope.h"

namespace toposcope::ui {
namespace {

constexpr float kPadding = 16;

/// What can be selected, and how.
struct Hint {
  const char* keys;
  const char* what;
};

constexpr std::array<Hint, 7> kHints = {{
    {"Click", "a card, a link, a problem, a row of the tree"},
    {"Shift drag", "the cards in a rectangle"},
    {"Arrows", "the next card along a link or a row"},
    {"]  [", "the next and the previous problem"},
    {"Ctrl K", "any object by name, address, MAC or id"},
    {"Enter", "makes it the focal point"},
    {"R  I  W", "why red, impact, why here"},
}};

void draw_nothing_selected(const PanelContext& context) {
  constexpr float kKeys = 76;
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  gap(ui, 12);
  text_line(ui, {"Nothing is selected", TextRole::kStatusWord, theme.text});
  gap(ui, 2);
  paragraph(context, {"Here stands what is known of an object or a link: its status, why it is "
                      "red, who suffers when it fails, its properties and its history.",
                      TextRole::kDetail, theme.text2});
  gap(ui, 10);
  for (const Hint& hint : kHints) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const auto lines = wrapped_lines(ui, {hint.what, TextRole::kDetail, theme.text2},
                                     room_left() - ui.px(kKeys), 3);
    text_line(ui, {hint.keys, TextRole::kLabel, theme.text});
    ImGui::SetCursorScreenPos(at);
    for (const std::string& line : lines) {
      text_line(ui, {line, TextRole::kDetail, theme.text2}, kKeys);
    }
    gap(ui, 4);
  }
}

/// The scroll bar stands in the margin, so that lines are as wide with it as without.
void fix_width(const UiContext& ui, const scene::Rect& area) {
  ImGuiWindow& window = *ImGui::GetCurrentWindow();
  const float end = ui.px(area.right() - kPadding);
  window.ContentRegionRect.Max.x = end;
  window.WorkRect.Max.x = end;
}

void draw_edge(const UiContext& ui, const scene::Rect& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, area);
  const float end = end_of(ui, area).y;
  list.PushClipRect(min, end_of(ui, area), false);
  list.AddRectFilled(min, {min.x + std::max(1.0F, ui.px(1)), end}, colour(ui.theme().divider));
  list.PopClipRect();
}

void draw_fault(const PanelContext& context) {
  const std::string& fault = context.state.inspection.fault;
  if (fault.empty()) return;
  UiContext& ui = context.ui;
  gap(ui, 8);
  paragraph(context, {fault, TextRole::kDetail, ui.theme().of(model::StatusValue::kWarning).text});
}

void draw_sections(const PanelContext& context, RecordCache& cache) {
  const Inspection& inspection = context.state.inspection;
  if (inspection.is_link) {
    draw_link_ends(context);
  } else {
    draw_why_red(context);
    draw_impact(context);
    draw_why_here(context);
  }
  draw_properties(context, cache);
  if (!inspection.is_link) {
    draw_links(context);
    draw_cliques(context);
    draw_history(context);
  }
  draw_raw_source(context, cache);
  draw_record(context);
}

void draw_inspection(const PanelContext& context, RecordCache& cache) {
  const Inspection& inspection = context.state.inspection;
  const bool used = take_second_click(context);
  const StyleVarScope strength(ImGuiStyleVar_DisabledAlpha, 1.0F);
  const DisabledScope disabled(used);
  draw_inspector_title(context);
  draw_inspector_actions(context);
  draw_fault(context);
  if (!inspection.loaded) {
    gap(context.ui, 10);
    progress_line(context.ui, std::nullopt, context.state.seconds);
    return;
  }
  const bool is_known = inspection.fault.empty() || !inspection.document.empty();
  if (is_known) draw_inspector_status(context);
  if (is_known) draw_sections(context, cache);
  gap(context.ui, 24);
  if (!inspection.scroll_to.empty()) context.intents.add(SectionShown{});
}

}  // namespace

void InspectorPanel::draw(const PanelContext& context, const scene::Rect& area, bool above) {
  if (area.width <= 0 || area.height <= 0) return;
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {.name = above ? "inspector above" : "inspector",
                              .area = area,
                              .ground = ui.theme().panel,
                              .scrolls = true,
                              .padding = {kPadding, 0},
                              .above = above});
  fix_width(ui, area);
  draw_edge(ui, area);
  if (context.state.inspection.subject.empty()) {
    draw_nothing_selected(context);
    return;
  }
  // Another object is read from its beginning.
  if (is_another(context.state.inspection.subject)) ImGui::SetScrollY(0);
  draw_inspection(context, cache_);
}

}  // namespace toposcope::ui
