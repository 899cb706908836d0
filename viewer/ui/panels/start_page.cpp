#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "toposcope/scene/captions.h"

#include "query/as_of.h"
#include "ui/imgui_scope.h"
#include "ui/models/problems_model.h"
#include "ui/models/start_model.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kWidest = 1080, kSide = 32, kTop = 28;
constexpr float kTile = 56, kTileWidth = 132, kTileGap = 8;
constexpr float kRow = 36, kHeadRow = 28, kFirst = 112;

/// What of the width texts and tables take, pixels at 100 %.
struct Sheet {
  float x = 0, width = 0;
};

Sheet sheet_of(const scene::Rect& area) {
  const float width = std::max(std::min(area.width - 2 * kSide, kWidest), 120.0F);
  return {area.x + std::round((area.width - width) / 2), width};
}

void to_sheet(const PanelContext& context, const Sheet& sheet) {
  ImGui::SetCursorScreenPos({context.ui.px(sheet.x), ImGui::GetCursorScreenPos().y});
}

void take_way_on_of(const PanelContext& context, StartKind kind) {
  const InventoryState& inventory = context.state.inventory;
  if (kind == StartKind::kFailed) return context.intents.add(Do{Action::kReload});
  if (kind == StartKind::kEmpty) {
    return context.intents.add(Copy{import_command(inventory.path), "the command"});
  }
  context.intents.add(Do{Action::kPalette});
}

void draw_title(const PanelContext& context, const Sheet& sheet, const Reason& reason) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ImVec2 at{ui.px(sheet.x), ImGui::GetCursorScreenPos().y};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float width = ui.px(sheet.width);
  draw_label(ui, list, {reason.title, TextRole::kTitle, theme.text},
             {{at.x, at.y + ui.px(15)}, width});
  const std::string note = start_note(context.state);
  const std::string text = note.empty() ? reason.text : reason.text + " " + note;
  draw_label(ui, list, {text, TextRole::kDetail, theme.text2}, {{at.x, at.y + ui.px(34)}, width});
  gap(ui, 52);
}

bool draw_tile(const PanelContext& context, const StartCount& count, const scene::Rect& place) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const std::string name = "start.count." + count.word;
  ImGui::SetCursorScreenPos(corner_of(ui, place));
  const ImVec2 min = corner_of(ui, place);
  const ImVec2 max = end_of(ui, place);
  const ImVec2 size{max.x - min.x, max.y - min.y};
  bool hovered = false;
  bool clicked = false;
  if (count.can_limit) {
    const Hit hit = hit_area(ui, name, size);
    hovered = hit.hovered;
    clicked = hit.clicked;
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(metric::kPanelRadius);
  list.AddRectFilled(min, max, colour(count.is_limit ? theme.accent_soft : theme.panel), radius);
  const scene::Colour edge = count.is_limit ? theme.accent
                             : hovered      ? mixed(theme.box_border, theme.text, 0.25F)
                                            : theme.box_border;
  list.AddRect(min, max, colour(edge), radius);
  draw_badge(ui, list, count.status, {{min.x + ui.exact(20), min.y + ui.exact(19)}, 14});
  const std::string number = scene::grouped_digits(count.count);
  const float room = max.x - min.x;
  draw_label(ui, list, {number, TextRole::kTitle, count.count == 0 ? theme.text3 : theme.text},
             {{min.x + ui.px(36), min.y + ui.px(24)}, room - ui.px(44)});
  const std::string text = count.detail.empty() ? count.word : count.word + ", " + count.detail;
  draw_label(ui, list, {text, TextRole::kDetail, theme.text2},
             {{min.x + ui.px(12), min.y + ui.px(45)}, room - ui.px(20)});
  return clicked;
}

/// All statuses with their counts, in as many lines as they need.
void draw_counts(const PanelContext& context, const Sheet& sheet) {
  UiContext& ui = context.ui;
  const std::vector<StartCount> counts = start_counts(context.state);
  const auto most =
      static_cast<std::size_t>(std::max((sheet.width + kTileGap) / (kTileWidth + kTileGap), 1.0F));
  const std::size_t in_line = std::clamp<std::size_t>(counts.size(), 1, most);
  const auto n = static_cast<float>(in_line);
  const float width = std::min(std::floor((sheet.width - kTileGap * (n - 1)) / n), kTileWidth + 30);
  const float top = ImGui::GetCursorScreenPos().y / ui.exact(1);
  std::size_t lines = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto column = static_cast<float>(i % in_line);
    const auto line = static_cast<float>(i / in_line);
    lines = i / in_line + 1;
    const scene::Rect place{sheet.x + column * (width + kTileGap), top + line * (kTile + kTileGap),
                            width, kTile};
    if (!draw_tile(context, counts[i], place)) continue;
    std::optional<model::StatusValue> limit;
    if (!counts[i].is_limit) limit = counts[i].status.value;
    context.intents.add(LimitProblems{limit});
  }
  ImGui::SetCursorScreenPos(
      {ui.px(sheet.x), ui.px(top + static_cast<float>(lines) * (kTile + kTileGap) + 14)});
}

/// "switch port · fra1-prod · since 14:18:07 CET (14 min) · 38 cliques · 12 effects"
std::string facts_of(const ProblemRow& row, const PanelContext& context) {
  const ProblemTexts texts = problem_texts(row, context.state.now);
  std::string text = type_label(context.ui.look(), row.subject.type);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += " \xC2\xB7 " + part;
  };
  add(row.subject.environment);
  if (!texts.age.empty()) add("since " + query::local_text(row.since) + " (" + texts.age + ")");
  add(texts.cliques);
  add(texts.effects);
  return text;
}

/// The first cause as a card: what to do first.
void draw_first(const PanelContext& context, const Sheet& sheet, std::size_t index) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ProblemRow& row = context.state.problems.rows[index];
  const scene::StatusColours& colours = theme.of(row.status.value);
  const ImVec2 min{ui.px(sheet.x), ImGui::GetCursorScreenPos().y};
  const ImVec2 max{min.x + ui.px(sheet.width), min.y + ui.px(kFirst)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const bool tinted = colours.tint.alpha > 0 && !row.status.acknowledged;
  const float radius = ui.px(metric::kPanelRadius);
  list.AddRectFilled(min, max, colour(tinted ? colours.tint : theme.panel), radius);
  list.AddRectFilled(min, {min.x + ui.px(4), max.y}, colour(colours.mark), radius,
                     ImDrawFlags_RoundCornersLeft);
  draw_badge(
      ui, list, row.status,
      {{min.x + ui.exact(26), min.y + ui.exact(24)}, 16, tinted ? colours.tint : theme.panel});
  const float left = min.x + ui.px(46);
  const float room = std::max(max.x - left - ui.px(16), 1.0F);
  draw_label(ui, list, {row.title, TextRole::kTitle, theme.text},
             {{left, min.y + ui.px(29)}, room});
  draw_label(ui, list, {row.detail, TextRole::kStatusText, colours.text},
             {{left, min.y + ui.px(47)}, room});
  const std::string facts = facts_of(row, context);
  draw_label(ui, list, {facts, TextRole::kDetail, theme.text2}, {{left, min.y + ui.px(64)}, room});
  ImGui::SetCursorScreenPos({left, min.y + ui.px(73)});
  if (button(ui, {.name = "start.first.focus", .label = "Show its graph", .active = true})) {
    context.intents.add(ShowProblem{index, true});
  }
  ImGui::SameLine();
  if (button(ui, {.name = "start.first.show", .label = "Why and what it hurts", .key = "]"})) {
    context.intents.add(ShowProblem{index});
  }
  ImGui::SetCursorScreenPos({min.x, max.y});
  gap(ui, 18);
}

/// A row of the table while it is drawn.
class TableRow {
 public:
  TableRow(UiContext& ui, const WidgetPlace& place, TextRole role)
      : ui_(ui), place_(place), base_(middle_base(ui, role, place.min.y, place.max.y)) {}
  void text(const CauseColumns::Column& column, const Label& label) {
    if (column.width <= 0) return;
    draw_label(ui_, *ImGui::GetWindowDrawList(), label,
               {{place_.min.x + ui_.px(column.x), base_}, ui_.px(column.width)});
  }
  void number(const CauseColumns::Column& column, const Label& label) {
    if (column.width <= 0) return;
    draw_label(ui_, *ImGui::GetWindowDrawList(), label,
               {{place_.min.x + ui_.px(column.x + column.width), base_},
                ui_.px(column.width),
                scene::Anchor::kEnd});
  }

 private:
  UiContext& ui_;
  const WidgetPlace& place_;
  float base_;
};

void draw_table_head(const PanelContext& context, const Sheet& sheet, const CauseColumns& columns) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ImVec2 min{ui.px(sheet.x), ImGui::GetCursorScreenPos().y};
  const WidgetPlace place{min, {min.x + ui.px(sheet.width), min.y + ui.px(kHeadRow)}};
  TableRow row(ui, place, TextRole::kHeading);
  const auto head = [&](std::string_view text) {
    return Label{text, TextRole::kHeading, theme.text3};
  };
  row.text(columns.title, head("Then"));
  row.text(columns.detail, head("What the check says"));
  row.text(columns.type, head("Type"));
  row.text(columns.place, head("Environment"));
  row.number(columns.cliques, head("Cliques"));
  row.number(columns.effects, head("Effects"));
  row.number(columns.age, head("Since"));
  const float line = std::max(1.0F, ui.px(1));
  ImGui::GetWindowDrawList()->AddRectFilled({min.x, place.max.y - line}, place.max,
                                            colour(theme.divider));
  gap(ui, kHeadRow);
}

void draw_cause(const PanelContext& context, const Sheet& sheet, const CauseColumns& columns,
                std::size_t index) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ProblemRow& problem = context.state.problems.rows[index];
  const CauseCells cells = cause_cells(problem, context.state, ui.look());
  to_sheet(context, sheet);
  const std::string name = "start.row." + std::to_string(index);
  const Hit hit = hit_area(ui, name, {ui.px(sheet.width), ui.px(kRow)});
  const WidgetPlace& place = hit.place;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_row_ground(ui, hit, {.chosen = context.state.problems.current == index, .edge = 2});
  draw_badge(ui, list, problem.status, {{place.min.x + ui.exact(18), place.centre().y}, 13});
  TableRow row(ui, place, TextRole::kRow);
  row.text(columns.title, {cells.title, TextRole::kHead, theme.text});
  row.text(columns.detail, {cells.detail, TextRole::kRow, theme.text2});
  row.text(columns.type, {cells.type, TextRole::kDetail, theme.text3});
  row.text(columns.place, {cells.place, TextRole::kDetail, theme.text3});
  row.number(columns.cliques, {cells.cliques, TextRole::kRow, theme.text2});
  row.number(columns.effects, {cells.effects, TextRole::kRow, theme.text2});
  row.number(columns.age, {cells.age, TextRole::kRow, theme.text2});
  const float line = std::max(1.0F, ui.px(1));
  list.AddRectFilled({place.min.x + ui.px(34), place.max.y - line}, place.max,
                     colour(theme.divider));
  if (hit.double_clicked) {
    context.intents.add(ShowProblem{index, true});
  } else if (hit.clicked) {
    context.intents.add(ShowProblem{index});
  }
}

void draw_causes(const PanelContext& context, const Sheet& sheet,
                 const std::vector<std::size_t>& shown) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const bool several =
      state.inventory.environments.size() > 1 && state.inventory.environment.empty();
  draw_first(context, sheet, shown.front());
  if (shown.size() > 1) {
    const CauseColumns columns = plan_cause_columns(sheet.width, several);
    draw_table_head(context, sheet, columns);
    clipped_rows(ui, shown.size() - 1, kRow,
                 [&](std::size_t i) { draw_cause(context, sheet, columns, shown[i + 1]); });
  }
  gap(ui, 12);
  to_sheet(context, sheet);
  text_line(ui, {"] next   [ previous   Enter graph   Ctrl K any other object", TextRole::kDetail,
                 ui.theme().text3});
  gap(ui, 24);
}

/// Nothing is ill, or nothing can be said: one sentence and a way on.
void draw_quiet_page(const PanelContext& context, StartKind kind, const Reason& reason) {
  UiContext& ui = context.ui;
  if (kind == StartKind::kOpening || kind == StartKind::kReading) {
    progress_line(ui, std::nullopt, context.state.seconds);
  }
  const std::string note = start_note(context.state);
  const std::string text = note.empty() ? reason.text : reason.text + " " + note;
  const bool pressed = empty_view(
      ui, {.name = "start", .title = reason.title, .reason = text, .action = reason.action});
  if (pressed) take_way_on_of(context, kind);
}

void draw_ill_page(const PanelContext& context, const scene::Rect& area, const Reason& reason) {
  UiContext& ui = context.ui;
  const Sheet sheet = sheet_of(area);
  gap(ui, kTop);
  draw_title(context, sheet, reason);
  draw_counts(context, sheet);
  const std::vector<std::size_t> shown = shown_problems(context.state.problems);
  if (!shown.empty()) return draw_causes(context, sheet, shown);
  const Reason why = problems_empty(context.state);
  to_sheet(context, sheet);
  text_line(ui, {why.title + ". " + why.text, TextRole::kRow, ui.theme().text2});
  to_sheet(context, sheet);
  if (link_text(ui, "start.all", why.action)) context.intents.add(LimitProblems{});
}

}  // namespace

void draw_start_page(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"start page", area, ui.theme().canvas, true});
  const StartKind kind = start_kind(context.state);
  const Reason reason = start_reason(context.state);
  if (kind == StartKind::kIll) return draw_ill_page(context, area, reason);
  draw_quiet_page(context, kind, reason);
}

}  // namespace toposcope::ui
