// The questions of the inspector: why red, who suffers, why here.

#include <algorithm>
#include <array>
#include <string>

#include "toposcope/model/status.h"

#include "ui/models/inspector_model.h"
#include "ui/paint/line_painter.h"
#include "ui/panels/inspector_parts.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;

constexpr std::string_view kReading = "reading the inventory";

std::string why_red_gap(const AppState& state) {
  if (!state.is_now()) return "Causes are told of the present only.";
  if (!state.inventory.whole_is_loaded) return std::string(kReading);
  return state.inspection.cliques_known ? "Causes are being sorted out." : "asking";
}

void text(const PanelContext& context, std::string_view words) {
  paragraph(context, {words, TextRole::kDetail, context.ui.theme().text2});
}

/// \name Impact
///@{

struct Loss {
  std::size_t count;
  StatusValue colour;
};

/// A project's name, and how its focal points fare as one bar.
void draw_share(const PanelContext& context, const ImpactShare& share, std::string_view name) {
  constexpr float kBar = 92;
  constexpr float kNumber = 28;
  UiContext& ui = context.ui;
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, hit, kFactGround);
  const std::size_t all = share.every_path + share.redundancy + share.none;
  const std::string count = std::to_string(all);
  const float bar = hit.place.max.x - ui.px(kBar + kNumber);
  const WidgetPlace words{hit.place.min, {bar - ui.px(8), hit.place.max.y}};
  draw_fact(ui, words, {.title = share.name, .indent = 0});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = middle_base(ui, TextRole::kDetail, hit.place.min.y, hit.place.max.y);
  draw_label(ui, list, {count, TextRole::kLabel, ui.theme().text},
             {{hit.place.max.x, base}, 0, scene::Anchor::kEnd});
  const float top = std::round(hit.place.centre().y - ui.exact(2));
  const std::array<Loss, 3> parts = {{{share.every_path, StatusValue::kError},
                                      {share.redundancy, StatusValue::kWarning},
                                      {share.none, StatusValue::kOk}}};
  float left = bar;
  for (const Loss& part : parts) {
    const float width = std::round(ui.px(kBar) * static_cast<float>(part.count) /
                                   static_cast<float>(std::max(all, std::size_t{1})));
    if (width <= 0) continue;
    list.AddRectFilled({left, top}, {left + width, top + ui.px(4)},
                       colour(ui.theme().of(part.colour).mark));
    left += width;
  }
  if (hit.hovered) tip(ui, std::array{share.name, share_text(share)});
}

constexpr std::string_view kByProject = "inspector.impact.by_project";
constexpr std::string_view kFocalPoints = "inspector.impact.focal_points";

void draw_projects(const PanelContext& context, const ImpactState& impact) {
  constexpr std::string_view kName = "inspector.impact.project";
  UiContext& ui = context.ui;
  clipped_rows(ui, shown_of(kName, impact.projects.size()), metric::kLine, [&](std::size_t i) {
    draw_share(context, impact.projects[i], std::string(kName) + "." + std::to_string(i));
  });
  more_link(context, kName, impact.projects.size());
}

/// A link that opens or closes a list below.
void toggle(const PanelContext& context, std::string_view name, std::string_view text) {
  const bool open = remembered(name, false);
  if (link_text(context.ui, name, (open ? "Hide " : "Show ") + std::string(text))) {
    remember(name, !open);
  }
  ImGui::SameLine(0, context.ui.px(12));
}

/// Lists are closed at first: the sums are what is asked for, and more stands below.
void draw_known_impact(const PanelContext& context, const ImpactState& impact) {
  UiContext& ui = context.ui;
  gap(ui, 2);
  loss_rows(ui, {impact.every_path, impact.redundancy, impact.none});
  if (!impact.projects.empty()) toggle(context, kByProject, "projects");
  if (!impact.focal_points.empty()) toggle(context, kFocalPoints, "focal points");
  if (link_text(ui, "inspector.impact.copy", "Copy")) {
    context.intents.add(Copy{impact.text, "the impact"});
  }
  if (remembered(kByProject, false)) draw_projects(context, impact);
  if (!remembered(kFocalPoints, false) || impact.focal_points.empty()) return;
  const std::size_t all = impact.every_path + impact.redundancy + impact.none;
  const std::string head =
      "worst loss first" +
      (impact.focal_points.size() < all
           ? ", " + std::to_string(impact.focal_points.size()) + " of " + std::to_string(all)
           : std::string());
  text_line(ui, {head, TextRole::kHeading, ui.theme().text3});
  mention_list(context, "inspector.impact.focal", impact.focal_points);
}

void draw_unknown_impact(const PanelContext& context) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  if (state.inspection.impact.busy) {
    quiet(context, "asking every clique that holds it");
    progress_line(ui, std::nullopt, state.seconds);
    return;
  }
  if (!state.inventory.whole_is_loaded) return quiet(context, kReading);
  text(context, "Who loses every path, or redundancy, when it fails?");
  gap(ui, 2);
  if (button(ui, {.name = "inspector.impact.ask",
                  .label = "Ask",
                  .key = "I",
                  .enabled = is_enabled(Action::kImpact, state)})) {
    context.intents.add(Do{Action::kImpact});
  }
}
///@}

/// \name Why here
///@{

constexpr float kStepText = 22;

void draw_disc(const PanelContext& context, const WhyStep& step, ImVec2 centre) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const bool is_red = step.status.value == StatusValue::kError;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  add_disc(list, centre, ui.exact(6.5F),
           colour(is_red ? theme.of(StatusValue::kError).mark : theme.accent));
  draw_label(ui, list,
             {std::to_string(step.number), TextRole::kDisc,
              is_red ? theme.glyph_on_dark : theme.accent_ink},
             {{centre.x, centre.y + ui.exact(3.2F)}, 0, scene::Anchor::kMiddle});
}

void draw_step(const PanelContext& context, const WhyStep& step, bool last, std::string_view name) {
  UiContext& ui = context.ui;
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, hit, kFactGround);
  const ImVec2 centre{hit.place.min.x + ui.exact(7), hit.place.centre().y};
  if (!last) {
    add_segment(*ImGui::GetWindowDrawList(), {centre.x, centre.y + ui.exact(6.5F)},
                {centre.x, hit.place.max.y + ui.exact(3.5F)},
                {colour(ui.theme().accent), ui.exact(1.5F)});
  }
  draw_disc(context, step, centre);
  draw_fact(ui, hit.place,
            {.title = step.title,
             .right = step.link_type,
             .right_role = TextRole::kCaption,
             .indent = kStepText});
  if (hit.hovered) {
    tip(ui, std::array{step.title, "step " + std::to_string(step.number) + ", by " + step.link_type,
                       step.subject.type + ":" + step.subject.id});
  }
  follow(context, hit, step.subject);
}

void draw_steps(const PanelContext& context, const Inspection& inspection) {
  const std::vector<WhyStep>& steps = inspection.why_here.steps;
  if (!steps.empty()) gap(context.ui, 2);
  clipped_rows(context.ui, steps.size(), metric::kLine, [&](std::size_t i) {
    WhyStep step = steps[i];
    // The way ends at the object itself, whose status is known.
    if (step.subject == inspection.subject) step.status = inspection.status;
    draw_step(context, step, i + 1 == steps.size(), "inspector.step." + std::to_string(i));
  });
}

void draw_known_why_here(const PanelContext& context, const Inspection& inspection) {
  const WhyHere& why = inspection.why_here;
  if (!why.present) {
    const std::string reason = sentence(why.reason);
    paragraph(context, {reason, TextRole::kDetail, context.ui.theme().text});
    if (!why.remedy.empty()) text(context, sentence(why.remedy));
    if (!why.steps.empty()) quiet(context, "A walk gets so far:");
  }
  draw_steps(context, inspection);
  for (const std::string& note : why.notes) quiet(context, note);
}

std::string why_here_gap(const AppState& state) {
  if (!state.inventory.whole_is_loaded) return std::string(kReading);
  if (!state.inspection.cliques_known) return "asking";
  return "No clique type fits the focal point: what is linked to it is shown.";
}
///@}

}  // namespace

void draw_why_red(const PanelContext& context) {
  const AppState& state = context.state;
  const WhyRed& why = state.inspection.why_red;
  const std::string_view caption = !why.known ? "" : why.own ? "own check" : "effect";
  const bool is_ill =
      model::badness(state.inspection.status.value) > model::badness(StatusValue::kOk);
  if (!section(context, {.id = "why red",
                         .title = "Why red",
                         .caption = is_ill ? caption : std::string_view()})) {
    return;
  }
  if (!why.known) return quiet(context, why_red_gap(state));
  text(context, why_red_text(why, state.inspection.status.value));
  if (!why.worse.empty()) mention_list(context, "inspector.worse", why.worse);
  if (why.explains.empty()) return;
  if (!why.worse.empty()) text(context, "It explains:");
  mention_list(context, "inspector.explains", why.explains);
}

void draw_impact(const PanelContext& context) {
  const ImpactState& impact = context.state.inspection.impact;
  const std::string caption = impact.known ? impact_caption(impact) : "";
  if (!section(context, {.id = "impact", .title = "Impact", .caption = caption})) return;
  if (impact.known) return draw_known_impact(context, impact);
  draw_unknown_impact(context);
}

void draw_why_here(const PanelContext& context) {
  const AppState& state = context.state;
  const Inspection& inspection = state.inspection;
  if (state.tabs.empty() || state.tab().view.subject.empty()) return;
  const WhyHere& why = inspection.why_here;
  const bool is_focal_point = state.tab().view.subject == inspection.subject;
  const std::string caption = why.known && why.present && !is_focal_point ? why.focal_point : "";
  const std::string_view title = why.known && !why.present ? "Why not here" : "Why here";
  if (!section(context, {.id = "why here", .title = title, .caption = caption})) return;
  if (is_focal_point) return quiet(context, "It is the focal point.");
  if (!why.known) return quiet(context, why_here_gap(state));
  draw_known_why_here(context, inspection);
}

}  // namespace toposcope::ui
