// Tabs, and the line under them: where one is and how it is looked at.

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "query/as_of.h"
#include "query/words.h"
#include "ui/models/canvas_texts.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tabs.h"

namespace toposcope::ui {
namespace {

constexpr std::array<std::pair<scene::LayoutName, const char*>, 5> kLayouts = {{
    {scene::LayoutName::kAuto, "Auto"},
    {scene::LayoutName::kTiers, "Tiers"},
    {scene::LayoutName::kRadial, "Radial"},
    {scene::LayoutName::kDot, "Layers (dot)"},
    {scene::LayoutName::kSfdp, "Forces (sfdp)"},
}};

constexpr std::array<std::pair<const char*, const char*>, 4> kSemantics = {{
    {"calipso", "Calipso 2021"},
    {"calipso-2018", "Calipso 2018"},
    {"guide", "Developer guide"},
    {"both-ways", "Links both ways"},
}};

const char* layout_word(scene::LayoutName layout) {
  for (const auto& [value, word] : kLayouts) {
    if (value == layout) return word;
  }
  return "";
}

/// The names from the environment to the focal point; a click goes there.
void draw_breadcrumb(const PanelContext& context, const Picture& picture, float room) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 begin = ImGui::GetCursorScreenPos();
  const float end = begin.x + room;
  float x = begin.x;
  // The end says most: names that do not fit are left out from the front.
  std::size_t first = 0;
  const auto width_from = [&](std::size_t from) {
    float width = 0;
    for (std::size_t i = from; i < picture.breadcrumb.size(); ++i) {
      const bool last = i + 1 == picture.breadcrumb.size();
      width +=
          label_width(ui, {picture.breadcrumb[i], last ? TextRole::kHead : TextRole::kRow, {}});
      if (!last) width += ui.px(17);
    }
    return width;
  };
  while (first + 1 < picture.breadcrumb.size() && width_from(first) > room) ++first;
  for (std::size_t i = first; i < picture.breadcrumb.size(); ++i) {
    const bool last = i + 1 == picture.breadcrumb.size();
    const Label label{picture.breadcrumb[i], last ? TextRole::kHead : TextRole::kRow,
                      last ? theme.text : theme.text2};
    const float width = std::min(label_width(ui, label), end - x);
    if (width <= 0) return;
    ImGui::SetCursorScreenPos({x, begin.y});
    const std::string name = "head.crumb." + std::to_string(i);
    const Hit hit = hit_area(ui, name, {width, ui.px(metric::kControl)});
    const float base = middle_base(ui, TextRole::kRow, begin.y, begin.y + ui.px(metric::kControl));
    draw_label(ui, list, {label.text, label.role, hit.hovered ? theme.text : label.colour},
               {{x, base}, width});
    if (hit.clicked && !picture.breadcrumb_subjects[i].empty()) {
      context.intents.add(Focus{picture.breadcrumb_subjects[i], ImGui::GetIO().KeyCtrl});
    }
    x += width;
    if (last) return;
    draw_glyph(ui, list, UiGlyph::kChevronRight,
               square_about(ui, {x + ui.px(8.5F), begin.y + ui.px(12)}, 12), theme.text3);
    x += ui.px(17);
  }
}

void draw_steps(const PanelContext& context, const Picture& picture) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  gap(ui, 4);
  text_line(ui, {"Steps of the walk", TextRole::kHead, theme.text}, 10);
  for (const StepRow& step : picture.steps) {
    const std::string found = step_text(step);
    line_row(ui, {.title = step.link_type, .right = found});
  }
}

void rule_menu(const PanelContext& context, const TabState& tab) {
  UiContext& ui = context.ui;
  const MenuScope menu(ui, "rule menu");
  if (!menu) return;
  for (const RuleChoice& rule : tab.picture->rules) {
    const std::string detail =
        query::count_text(rule.steps, "step") + ", " + query::count_text(rule.links, "link");
    const std::string name = "head.rule." + rule.key;
    const bool chosen = rule.key == tab.picture->rule_key;
    if (menu_item(ui, {.name = name,
                       .label = rule.name,
                       .detail = detail,
                       .checked = chosen,
                       .width = 320})) {
      ViewSpec view = tab.view;
      view.clique_type = rule.key;
      context.intents.add(EditView{view});
    }
  }
  divider(ui);
  for (const auto& [word, label] : kSemantics) {
    const std::string name = std::string("head.semantics.") + word;
    if (menu_item(
            ui,
            {.name = name, .label = label, .checked = tab.view.semantics == word, .width = 320})) {
      ViewSpec view = tab.view;
      view.semantics = word;
      context.intents.add(EditView{view});
    }
  }
  if (!tab.picture->steps.empty()) {
    divider(ui);
    draw_steps(context, *tab.picture);
  }
}

void depth_menu(const PanelContext& context, const TabState& tab) {
  const MenuScope menu(context.ui, "rule menu");
  if (!menu) return;
  for (unsigned depth = 1; depth <= kMostDepth; ++depth) {
    const std::string label = depth_text(depth);
    const std::string name = "head.depth." + std::to_string(depth);
    if (menu_item(context.ui, {.name = name, .label = label, .checked = tab.view.depth == depth})) {
      ViewSpec view = tab.view;
      view.depth = depth;
      context.intents.add(EditView{view});
    }
  }
}

void layout_menu(const PanelContext& context, const TabState& tab) {
  const MenuScope menu(context.ui, "layout menu");
  if (!menu) return;
  for (const auto& [value, word] : kLayouts) {
    const std::string name = std::string("head.layout.") + word;
    if (menu_item(context.ui, {.name = name, .label = word, .checked = tab.view.layout == value})) {
      ViewSpec view = tab.view;
      view.layout = value;
      context.intents.add(EditView{view});
    }
  }
}

std::string rule_text(const Picture& picture, const ViewSpec& view) {
  if (!picture.is_clique) return "neighbourhood, depth " + std::to_string(view.depth);
  for (const RuleChoice& rule : picture.rules) {
    if (rule.key == picture.rule_key) {
      return rule.name + " (" + query::count_text(rule.steps, "step") + ")";
    }
  }
  return picture.rule_name;
}

/// The controls at the right, from left to right; their width at 100 % is known.
void draw_controls(const PanelContext& context, const TabState& tab) {
  UiContext& ui = context.ui;
  const std::string rule = rule_text(*tab.picture, tab.view);
  if (drop_down(ui, {.name = "head.rule", .caption = "Rule", .value = rule, .width = 208})) {
    popup_below(ui, "rule menu");
  }
  if (tab.picture->is_clique) {
    rule_menu(context, tab);
  } else {
    depth_menu(context, tab);
  }
  ImGui::SameLine(0, ui.px(8));
  if (drop_down(ui, {.name = "head.layout",
                     .caption = "Layout",
                     .value = layout_word(tab.view.layout),
                     .width = 108})) {
    popup_below(ui, "layout menu");
  }
  layout_menu(context, tab);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, {.name = "head.why",
                  .label = "Why here",
                  .glyph = UiGlyph::kBolt,
                  .active = !tab.view.why.empty(),
                  .enabled = is_enabled(Action::kWhyHere, context.state)})) {
    context.intents.add(Do{Action::kWhyHere});
  }
  ImGui::SameLine(0, ui.px(12));
  const std::string zoom = std::to_string(std::lround(tab.camera.zoom * 100)) + " %";
  if (button(ui, {.name = "head.zoom", .label = zoom, .width = 52})) {
    context.intents.add(Do{Action::kActualSize});
  }
  ImGui::SameLine(0, ui.px(4));
  if (glyph_button(ui, {.name = "head.fit", .glyph = UiGlyph::kFit})) {
    context.intents.add(Do{Action::kFit});
  }
  tooltip(ui, "Fit (F)");
}

constexpr float kControls = 208 + 8 + 108 + 8 + 92 + 12 + 52 + 4 + 24 + 14;

}  // namespace

void draw_tab_strip(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"tabs", area, ui.theme().panel});
  std::vector<Tab> tabs;
  for (const TabState& tab : context.state.tabs) {
    const Subject& subject = tab.view.subject;
    if (subject.empty()) {
      tabs.push_back({"Start", ""});
    } else {
      tabs.push_back({subject.label(), subject.type});
    }
  }
  const TabAction action = tab_strip(ui, "tab", tabs, context.state.active);
  if (action.selected.has_value()) context.intents.add(ActivateTab{*action.selected});
  if (action.closed.has_value()) context.intents.add(CloseTab{*action.closed});
  if (action.plus) context.intents.add(Do{Action::kNewTab});
}

void draw_canvas_head(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const TabState& tab = context.state.tab();
  const PanelScope panel(ui, {"canvas head", area, ui.theme().panel});
  const float top = ui.px(area.y + 6);
  ImGui::SetCursorScreenPos({ui.px(area.x + 10), top});
  if (glyph_button(ui, {.name = "head.back",
                        .glyph = UiGlyph::kChevronLeft,
                        .enabled = is_enabled(Action::kBack, context.state)})) {
    context.intents.add(Do{Action::kBack});
  }
  ImGui::SameLine(0, 0);
  if (glyph_button(ui, {.name = "head.forward",
                        .glyph = UiGlyph::kChevronRight,
                        .enabled = is_enabled(Action::kForward, context.state)})) {
    context.intents.add(Do{Action::kForward});
  }
  if (tab.picture == nullptr) return;
  const float controls = std::max(area.x + 66.0F, area.right() - kControls);
  ImGui::SetCursorScreenPos({ui.px(area.x + 66), top});
  draw_breadcrumb(context, *tab.picture, ui.px(controls - area.x - 66 - 12));
  ImGui::SetCursorScreenPos({ui.px(controls), top});
  draw_controls(context, tab);
  // The old picture stays while a new one is on its way.
  if (tab.waiting_since < 0 || context.state.seconds - tab.waiting_since < 0.2) return;
  ImGui::SetCursorScreenPos({ui.px(area.x), ui.px(area.bottom() - 2)});
  progress_line(ui, std::nullopt, context.state.seconds);
}

void draw_half_head(const PanelContext& context, std::size_t index, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const bool is_active = index == context.state.active;
  const std::string name = is_active ? "half" : "half2";
  const PanelScope panel(ui, {name.c_str(), area, theme.panel});
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled({min.x, max.y - ui.px(2)}, max,
                     colour(is_active ? theme.accent : theme.divider));
  const Subject& subject = context.state.tabs[index].view.subject;
  const std::string text = subject.empty() ? "Start" : subject.type + " " + subject.label();
  const Label label{text, TextRole::kLabel, is_active ? theme.text : theme.text2};
  draw_label(
      ui, list, label,
      {{min.x + ui.px(14), middle_base(ui, label.role, min.y, max.y)}, max.x - min.x - ui.px(28)});
  ImGui::SetCursorScreenPos(min);
  if (hit_area(ui, name, {max.x - min.x, max.y - min.y}).clicked) {
    context.intents.add(ActivateTab{index});
  }
}

void draw_past_banner(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const TabState& tab = context.state.tab();
  const PanelScope panel(ui, {"past", area, ui.theme().accent_soft});
  std::string text = "Status and graph of " + query::as_of_text(tab.view.at);
  if (tab.picture != nullptr && tab.picture->as_of != model::UtcMicros{}) {
    text = "Status and graph of " + query::local_text(tab.picture->as_of) + ", " +
           query::long_age_text(tab.picture->as_of, context.state.now) + " ago";
  }
  if (banner(ui, {.name = "past", .text = text, .action = "Return to now", .key = "Esc"})) {
    context.intents.add(Do{Action::kNow});
  }
}

}  // namespace toposcope::ui
