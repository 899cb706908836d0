#include <array>
#include <string>

#include "toposcope/scene/captions.h"

#include "ui/panels/panel_scope.h"
#include "ui/panels/table_panel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"

namespace toposcope::ui {
namespace {

constexpr float kSide = 14;
constexpr std::array<float, 6> kNodeShares = {0.22F, 0.13F, 0.14F, 0.23F, 0.13F, 0.15F};
constexpr std::array<float, 6> kLinkShares = {0.24F, 0.24F, 0.13F, 0.17F, 0.08F, 0.14F};

/// Sorts by a column, or the other way round when it is sorted by already.
TableState sorted_by(TableState state, std::size_t column) {
  const int index = static_cast<int>(column);
  state.descending = state.column == index && !state.descending;
  state.column = index;
  return state;
}

void choose_rows(const PanelContext& context, const Table& rows) {
  UiContext& ui = context.ui;
  const TableState& table = context.state.tab().table_state;
  const std::string objects = "Objects " + scene::grouped_digits(rows.objects);
  const std::string links = "Links " + scene::grouped_digits(rows.links);
  const bool wants_objects =
      button(ui, {.name = "table.objects", .label = objects, .active = !table.links});
  ImGui::SameLine(0, ui.px(6));
  const bool wants_links =
      button(ui, {.name = "table.links", .label = links, .active = table.links});
  if ((wants_objects && table.links) || (wants_links && !table.links)) {
    TableState next;
    next.links = wants_links;
    next.filter = table.filter;
    context.intents.add(SetTable{next});
  }
}

}  // namespace

float column_share(bool links, std::size_t column) {
  return links ? kLinkShares.at(column) : kNodeShares.at(column);
}

void draw_table_head(const PanelContext& context, const Table& table, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const TabState& tab = context.state.tab();
  const ImVec2 min = corner_of(ui, area);
  const float top = std::round(min.y + ui.px((area.height - metric::kControl) / 2));
  ImGui::SetCursorScreenPos({min.x + ui.px(kSide), top});
  choose_rows(context, table);
  ImGui::SameLine(0, ui.px(12));
  const ButtonSpec copy{.name = "table.copy", .label = "Copy as CSV", .glyph = UiGlyph::kClipboard};
  const float copy_left = end_of(ui, area).x - ui.px(kSide) - button_width(ui, copy);
  const float field_left = ImGui::GetCursorScreenPos().x;
  const float room = (copy_left - field_left) / ui.exact(1) - 24;
  std::string filter = tab.table_state.filter;
  const float width = std::min(280.0F, room);
  if (width > 60) {
    const FieldResult field = text_field(
        ui, {.name = "table.filter", .hint = "Words in any column", .width = width}, filter);
    if (field.changed || field.cleared) {
      TableState next = tab.table_state;
      next.filter = field.cleared ? "" : filter;
      context.intents.add(SetTable{next});
    }
    const std::string count =
        scene::grouped_digits(table.rows.size()) + " of " + scene::grouped_digits(table.all);
    const float text_left = field_left + ui.px(width + 12);
    draw_label(ui, *ImGui::GetWindowDrawList(), {count, TextRole::kDetail, theme.text2},
               {{text_left, middle_base(ui, TextRole::kDetail, top, top + ui.px(metric::kControl))},
                std::max(1.0F, copy_left - text_left - ui.px(8))});
  }
  ImGui::SetCursorScreenPos({copy_left, top});
  if (button(ui, copy)) context.intents.add(Copy{to_csv(table), "the table as CSV"});
}

void draw_table_columns(const PanelContext& context, const Table& table, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const TableState& state = context.state.tab().table_state;
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  list.AddRectFilled({min.x, max.y - 1}, max, colour(theme.divider));
  const float whole = max.x - min.x - ui.px(2 * kSide);
  float x = min.x + ui.px(kSide);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const float width = whole * column_share(state.links, i);
    ImGui::SetCursorScreenPos({x, min.y});
    const std::string name = "table.column." + std::to_string(i);
    const Hit hit = hit_area(ui, name, {width, max.y - min.y});
    const bool is_sorted = state.column == static_cast<int>(i);
    const Label label{table.columns[i], TextRole::kHeading,
                      is_sorted || hit.hovered ? theme.text : theme.text3};
    const float base = middle_base(ui, label.role, min.y, max.y);
    draw_label(ui, list, label, {{x, base}, std::max(1.0F, width - ui.px(18))});
    if (is_sorted) {
      const float text_end = x + std::min(label_width(ui, label), width - ui.px(18));
      draw_glyph(ui, list, state.descending ? UiGlyph::kChevronDown : UiGlyph::kChevronUp,
                 square_about(ui, {text_end + ui.px(8), (min.y + max.y) / 2}, 9), theme.accent);
    }
    if (hit.clicked) context.intents.add(SetTable{sorted_by(state, i)});
    x += width;
  }
}

}  // namespace toposcope::ui
