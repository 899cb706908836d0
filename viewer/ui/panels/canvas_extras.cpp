// What stands beside or over the graph: reasons for emptiness, dependants, differences.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/captions.h"

#include "query/as_of.h"
#include "ui/desk/what_if_file.h"
#include "ui/imgui_scope.h"
#include "ui/models/list_texts.h"
#include "ui/panels/canvas_panel.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/lists.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/words.h"

namespace toposcope::ui {
namespace {

constexpr float kSide = 14;

/// A box over the canvas with contents that scroll.
class FloatingList {
 public:
  FloatingList(const UiContext& ui, const char* id, const scene::Rect& area) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min = corner_of(ui, area);
    const ImVec2 max = end_of(ui, area);
    list.AddRectFilled(min, max, colour(ui.theme().panel), ui.px(metric::kPanelRadius));
    list.AddRect(min, max, colour(ui.theme().box_border), ui.px(metric::kPanelRadius));
    ImGui::SetCursorScreenPos({min.x + ui.px(10), min.y + ui.px(6)});
    child_.emplace(id, ImVec2{max.x - min.x - ui.px(20), max.y - min.y - ui.px(12)});
  }

 private:
  std::optional<ChildScope> child_;
};

const char* word_of(scene::Difference difference) {
  switch (difference) {
    case scene::Difference::kAdded:
      return "added";
    case scene::Difference::kRemoved:
      return "removed";
    case scene::Difference::kChanged:
      return "changed";
    case scene::Difference::kNone:
      break;
  }
  return "";
}

std::string differences_title(const ViewSpec& view) {
  if (!view.what_if.empty()) return "What if these fail";
  if (view.comparison.with == Comparison::With::kFocalPoint) {
    return "Beside " + view.comparison.other.label();
  }
  if (view.comparison.with == Comparison::With::kTime) {
    return "Since " + query::as_of_text(view.comparison.at);
  }
  return "Gone a moment ago";
}

/// What a change request takes along.
void draw_copies(const PanelContext& context, const TabState& tab) {
  UiContext& ui = context.ui;
  if (link_text(ui, "whatif.copy", "Copy as a what-if file")) {
    context.intents.add(Copy{what_if_text(tab.view, context.state.now), "the what-if"});
  }
  if (tab.picture->loss.known && link_text(ui, "whatif.loss", "Copy who loses what")) {
    context.intents.add(Copy{tab.picture->loss.text, "who loses what"});
  }
}

/// What the what-if takes away, each with its way back.
void draw_lost(const PanelContext& context, const WhatIf& what_if) {
  UiContext& ui = context.ui;
  for (const Subject& node : what_if.nodes) {
    const std::string name = "whatif." + node.key;
    if (link_text(ui, name, node.label() + " fails: give it back")) {
      context.intents.add(ToggleLost{node, ""});
    }
  }
  for (const std::string& link : what_if.links) {
    const std::string name = "whatif.link." + link;
    if (link_text(ui, name, "link " + link + " fails: give it back")) {
      context.intents.add(ToggleLost{{}, link});
    }
  }
}

void draw_dependant(const PanelContext& context, std::size_t index, const Dependant& one,
                    bool with_type) {
  UiContext& ui = context.ui;
  if (with_type) {
    const std::string label = type_label(ui.look(), one.subject.type);
    text_line(ui, {label, TextRole::kHeading, ui.theme().text3});
  }
  const std::string name = "dependants." + std::to_string(index);
  const Hit hit = line_row(
      ui, {.name = name, .status = one.status, .title = one.subject.label(), .right = one.project});
  if (hit.double_clicked) {
    context.intents.add(Focus{one.subject, ImGui::GetIO().KeyCtrl});
  } else if (hit.clicked) {
    context.intents.add(Select{one.subject});
  }
}

/// Below a difference: why.
std::vector<std::string> cause_lines(UiContext& ui, const DifferenceRow& one) {
  return wrapped_lines(ui, {one.cause, TextRole::kDetail, {}}, room_left(), 2);
}

void draw_difference(const PanelContext& context, std::size_t index, const DifferenceRow& one) {
  UiContext& ui = context.ui;
  const std::string name = "difference." + std::to_string(index);
  const Hit hit = line_row(ui, {.name = name, .title = one.text, .right = word_of(one.kind)});
  tooltip(ui, one.cause.empty() ? one.text : one.cause);
  for (const std::string& line : cause_lines(ui, one)) {
    text_line(ui, {line, TextRole::kDetail, ui.theme().text3});
  }
  if (!hit.clicked) return;
  if (one.is_link) {
    context.intents.add(SelectLink{one.key});
  } else {
    context.intents.add(SelectMany{{one.key}});
  }
}

}  // namespace

bool draw_empty_canvas(const PanelContext& context, const TabState& tab) {
  const Picture& picture = *tab.picture;
  if (!picture.is_empty()) return false;
  const bool pressed = empty_view(context.ui, {.name = "empty",
                                               .title = picture.empty.what,
                                               .reason = picture.empty.why,
                                               .action = picture.empty.button});
  if (pressed) context.intents.add(TakeWayOn{});
  return true;
}

void draw_dependants(const PanelContext& context, const TabState& tab, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const Picture& picture = *tab.picture;
  const FloatingList box(ui, "dependants", area);
  const std::string count = tally_text(picture.dependants.size(), "focal point");
  section_head(ui, {.title = "Dependants", .caption = count});
  const std::string note = picture.dependants.empty()
                               ? "No clique holds it. The graph shows what is linked to it."
                               : "Focal points in whose cliques it is; the graph shows what is "
                                 "linked to it, both ways.";
  wrapped_text(ui, {note, TextRole::kDetail, ui.theme().text2}, 3);
  gap(ui, 4);
  // The first of each type has the type above it.
  const auto is_first = [&](std::size_t i) {
    return i == 0 || picture.dependants[i].subject.type != picture.dependants[i - 1].subject.type;
  };
  clipped_rows(
      picture.dependants.size(),
      [&](std::size_t i) {
        return ui.px(metric::kLine) + (is_first(i) ? line_height(ui, TextRole::kHeading) : 0);
      },
      [&](std::size_t i) { draw_dependant(context, i, picture.dependants[i], is_first(i)); });
}

void draw_differences(const PanelContext& context, const TabState& tab, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const Picture& picture = *tab.picture;
  const WhatIf& what_if = tab.view.what_if;
  const FloatingList box(ui, "differences", area);
  const std::string title = differences_title(tab.view);
  const std::string count = tally_text(picture.differences.size(), "difference");
  section_head(ui, {.title = title, .caption = count});
  draw_lost(context, what_if);
  if (!what_if.empty()) {
    const LossSummary& loss = picture.loss;  // In the whole inventory.
    if (loss.known) loss_rows(ui, {loss.every_path, loss.redundancy, loss.kept});
    draw_copies(context, tab);
    gap(ui, 4);
  }
  if (picture.differences.empty()) {
    const char* none = what_if.empty() ? "Nothing differs in this graph."
                                       : "Nothing that this graph shows depends on it.";
    wrapped_text(ui, {none, TextRole::kDetail, ui.theme().text2}, 2);
  } else {
    wrapped_text(ui, {picture.summary, TextRole::kDetail, ui.theme().text2}, 2);
  }
  clipped_rows(
      picture.differences.size(),
      [&](std::size_t i) {
        const auto lines = cause_lines(ui, picture.differences[i]).size();
        const float height = line_height(ui, TextRole::kDetail);
        return ui.px(metric::kLine) + height * static_cast<float>(lines);
      },
      [&](std::size_t i) { draw_difference(context, i, picture.differences[i]); });
}

}  // namespace toposcope::ui
