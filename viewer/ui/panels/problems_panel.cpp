#include <algorithm>
#include <string>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/problems_model.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

/// What the list is limited to or supposes, and the way back.
struct Limit {
  std::string_view name;  ///< Of the button.
  std::string_view text;
  std::string_view back;
};

/// True when the way back was taken.
bool draw_limit(UiContext& ui, const Limit& limit) {
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room_left();
  const float height = ui.px(metric::kControl);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + width, at.y + height}, colour(theme.accent_soft));
  const float back_width = label_width(ui, {limit.back, TextRole::kLabel, theme.accent});
  const float back_x = at.x + width - ui.px(metric::kMargin) - back_width;
  draw_label(
      ui, list, {limit.text, TextRole::kLabel, theme.text},
      {{at.x + ui.px(metric::kMargin), middle_base(ui, TextRole::kLabel, at.y, at.y + height)},
       std::max(back_x - at.x - ui.px(metric::kMargin + 8), 1.0F)});
  ImGui::SetCursorScreenPos({back_x, at.y + ui.px(2)});
  const bool is_taken = link_text(ui, limit.name, limit.back);
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  return is_taken;
}

void draw_row(const PanelContext& context, std::size_t index) {
  const ProblemList& problems = context.state.problems;
  const ProblemRow& row = problems.rows[index];
  const ProblemTexts texts = problem_texts(row, context.state.now);
  const std::string name = "problems.row." + std::to_string(index);
  const Hit hit = list_row(context.ui, {.name = name,
                                        .status = row.status,
                                        .title = row.title,
                                        .detail = row.detail,
                                        .right = texts.age,
                                        .right_detail = texts.tally,
                                        .selected = problems.current == index});
  if (hit.double_clicked) {
    context.intents.add(ShowProblem{index, true});
  } else if (hit.clicked) {
    context.intents.add(ShowProblem{index});
  }
  if (!hit.hovered) return;
  std::vector<std::string_view> lines = {row.title, row.detail};
  if (!texts.cliques.empty()) lines.push_back(texts.cliques);
  if (!texts.effects.empty()) lines.push_back(texts.effects);
  tooltip(context.ui, lines);
}

/// A row that ] and [ went to comes into sight.
void follow_current(const PanelContext& context, const std::vector<std::size_t>& shown) {
  const std::size_t current = context.state.problems.current;
  if (!is_another_row(static_cast<int>(current))) return;
  const auto at = std::find(shown.begin(), shown.end(), current);
  if (at == shown.end()) return;
  const auto index = static_cast<std::size_t>(at - shown.begin());
  bring_into_sight(row_at(context.ui, index, metric::kProblemRow));
}

void draw_rows(const PanelContext& context, const std::vector<std::size_t>& shown) {
  UiContext& ui = context.ui;
  const ChildScope rows("rows", {0, 0});
  follow_current(context, shown);
  clipped_rows(ui, shown.size(), metric::kProblemRow,
               [&](std::size_t i) { draw_row(context, shown[i]); });
  const std::string note = problems_note(context.state.problems);
  if (note.empty()) return;
  gap(ui, 6);
  text_line(ui, {note, TextRole::kDetail, ui.theme().text3}, 34);
  gap(ui, 6);
}

}  // namespace

bool draw_reason(UiContext& ui, const char* name, const Reason& reason) {
  const float side = ui.px(metric::kMargin);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + side);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ChildScope inside(name, {std::max(room.x - side, 1.0F), std::max(room.y, 1.0F)});
  return empty_view(
      ui, {.name = name, .title = reason.title, .reason = reason.text, .action = reason.action});
}

void draw_problem_list(const PanelContext& context) {
  UiContext& ui = context.ui;
  const ProblemList& problems = context.state.problems;
  const std::string caption = problems_caption(problems);
  section_head(
      ui,
      {.title = "Problems", .caption = caption, .caption_beside = true, .inset = metric::kMargin});
  gap(ui, 4);
  const std::string what_if = supposed_text(problems);
  if (!what_if.empty() && draw_limit(ui, {"problems.what_if", what_if, "End"})) {
    ViewSpec view = context.state.tab().view;
    view.what_if = {};
    context.intents.add(EditView{view});
  }
  const std::string limit = limit_text(problems);
  if (!limit.empty() && draw_limit(ui, {"problems.all", limit, "Show all"})) {
    context.intents.add(LimitProblems{});
  }
  const std::vector<std::size_t> shown = shown_problems(problems);
  if (!shown.empty()) return draw_rows(context, shown);
  if (draw_reason(ui, "problems.empty", problems_empty(context.state))) {
    context.intents.add(LimitProblems{});
  }
}

void draw_problems(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"problems", area, ui.theme().panel, false, {0, 8}});
  draw_problem_list(context);
}

}  // namespace toposcope::ui
