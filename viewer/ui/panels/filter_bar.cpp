// The filter of a canvas as it is written: field, what it does, what may come next.

#include <algorithm>
#include <string>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/filter.h"
#include "ui/panels/canvas_panel.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kSide = 14, kBar = 36, kPad = 6, kLine = 22;

/// A box over the canvas.
void draw_box(UiContext& ui, const scene::Rect& area) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  list.AddRectFilled(min, max, colour(ui.theme().panel), ui.px(metric::kPanelRadius));
  list.AddRect(min, max, colour(ui.theme().box_border), ui.px(metric::kPanelRadius));
}

/// What Tab makes of the text; empty: nothing.
std::string tab_text(const AppState& state) {
  if (state.filter_words.empty() || state.filter_text.empty()) return {};
  const std::string& text = state.filter_text;
  return query::completed(text, text.size(), state.filter_words.front());
}

/// Below the field: the words that may come, as many as there is room for; Tab takes the first.
void draw_words(const PanelContext& context, const scene::Rect& bar) {
  const AppState& state = context.state;
  if (state.filter_words.empty()) return;
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const scene::Rect row{bar.x, bar.bottom() + 2, bar.width, kLine};
  draw_box(ui, row);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  float x = ui.px(row.x + 10);
  const float end = ui.px(row.right() - 10);
  const float base = middle_base(ui, TextRole::kDetail, ui.px(row.y), ui.px(row.bottom()));
  bool first = !state.filter_text.empty();
  if (first) {
    const Label key{"Tab", TextRole::kHeading, theme.text3};
    draw_label(ui, list, key, {{x, base}});
    x += label_width(ui, key) + ui.px(8);
  }
  for (const std::string& word : state.filter_words) {
    const Label label{word, TextRole::kDetail, first ? theme.accent : theme.text2};
    const float width = label_width(ui, label);
    if (x + width > end) return;
    draw_label(ui, list, label, {{x, base}});
    x += width + ui.px(14);
    first = false;
  }
}

void draw_fault(UiContext& ui, const std::string& fault, const scene::Rect& bar) {
  const scene::Theme& theme = ui.theme();
  const scene::Rect row{bar.x, bar.bottom() + 2, bar.width, kLine};
  draw_box(ui, row);
  const float base = middle_base(ui, TextRole::kDetail, ui.px(row.y), ui.px(row.bottom()));
  draw_label(ui, *ImGui::GetWindowDrawList(),
             {fault, TextRole::kDetail, theme.of(model::StatusValue::kWarning).text},
             {{ui.px(row.x + 10), base}, ui.px(row.width - 20)});
}

/// Whether it dims or hides, how many fit, and the way out.
void draw_controls(const PanelContext& context, const TabState& tab, const scene::Rect& bar) {
  UiContext& ui = context.ui;
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, {.name = "filter.hide",
                  .label = tab.view.filter_hides ? "Hides" : "Dims",
                  .enabled = !tab.view.filter.empty(),
                  .width = 56})) {
    context.intents.add(Do{Action::kToggleFilterHides});
  }
  ImGui::SameLine(0, ui.px(8));
  const bool knows = tab.picture != nullptr && !tab.view.filter.empty();
  const std::string found = knows ? scene::grouped_digits(tab.picture->matches) + " fit" : "";
  const float base = middle_base(ui, TextRole::kDetail, ui.px(bar.y), ui.px(bar.bottom()));
  draw_label(ui, *ImGui::GetWindowDrawList(), {found, TextRole::kDetail, ui.theme().text2},
             {{ImGui::GetCursorScreenPos().x, base}});
  ImGui::SetCursorScreenPos({ui.px(bar.right() - 30), ui.px(bar.y + kPad)});
  if (glyph_button(ui, {.name = "filter.close", .glyph = UiGlyph::kClose})) {
    context.intents.add(Do{Action::kClearFilter});
    context.intents.add(CloseFilter{});
  }
}

}  // namespace

void draw_filter_bar(const PanelContext& context, const TabState& tab, const scene::Rect& area) {
  const AppState& state = context.state;
  if (!state.filter_open && tab.view.filter.empty()) return;
  UiContext& ui = context.ui;
  const float width = std::min(520.0F, area.width - 2 * kSide);
  const scene::Rect bar{area.x + (area.width - width) / 2, area.y + 10, width, kBar};
  draw_box(ui, bar);
  ImGui::SetCursorScreenPos({ui.px(bar.x + 8), ui.px(bar.y + kPad)});
  std::string text = state.filter_text;
  const std::string tab_makes = tab_text(state);
  const FieldResult field = text_field(ui,
                                       {.name = "filter",
                                        .hint = "type=vnic and status!=ok and host~node-6",
                                        .take_focus = state.filter_takes_keys,
                                        .tab = tab_makes,
                                        .width = width - 16 - 190},
                                       text);
  if (field.changed) context.intents.add(SetFilter{text, false});
  if (field.submitted) context.intents.add(SetFilter{text, true});
  if (field.cleared) context.intents.add(Do{Action::kClearFilter});
  draw_controls(context, tab, bar);
  if (!state.filter_fault.empty()) return draw_fault(ui, state.filter_fault, bar);
  if (field.active) draw_words(context, bar);
}

}  // namespace toposcope::ui
