// Nodes and links as rows, in place of the canvas.

#include <string>

#include "toposcope/model/status.h"

#include "ui/desk/select.h"
#include "ui/imgui_scope.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/table_panel.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/lists.h"
#include "ui/widgets/rows.h"

namespace toposcope::ui {

const Table& TableCache::table(const PicturePtr& picture, const TableState& state) {
  const bool is_same = picture == picture_ && state.links == state_.links &&
                       state.column == state_.column && state.descending == state_.descending &&
                       state.filter == state_.filter;
  if (is_same) return table_;
  picture_ = picture;
  state_ = state;
  table_ = make_table(*picture, state);
  rows_.clear();
  for (std::size_t i = 0; i < table_.rows.size(); ++i) rows_[table_.rows[i].key] = i;
  return table_;
}

const std::size_t* TableCache::row_of(const std::string& key) const {
  const auto at = rows_.find(key);
  return at == rows_.end() ? nullptr : &at->second;
}

namespace {

constexpr float kHead = 40, kColumns = 24, kSide = 14, kBadge = 12, kBadgeRoom = 18;

bool is_selected(const TabState& tab, const TableRow& row) {
  return tab.table_state.links ? tab.selected_link == row.key : tab.selected.contains(row.key);
}

void act_on_row(const PanelContext& context, const TableRow& row, const Hit& hit) {
  const TabState& tab = context.state.tab();
  if (tab.table_state.links) {
    if (hit.clicked) context.intents.add(SelectLink{row.key});
    return;
  }
  const Subject subject = subject_in(*tab.picture, row.key);
  if (hit.double_clicked) {
    context.intents.add(Focus{subject, ImGui::GetIO().KeyCtrl});
  } else if (hit.clicked) {
    context.intents.add(
        Select{subject, ImGui::GetIO().KeyCtrl ? Select::How::kToggle : Select::How::kOnly, true});
  }
}

void draw_cells(UiContext& ui, const TableRow& row, const WidgetPlace& place, bool links) {
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = middle_base(ui, TextRole::kRow, place.min.y, place.max.y);
  const float whole = place.max.x - place.min.x - ui.px(2 * kSide);
  float x = place.min.x + ui.px(kSide);
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const float width = whole * column_share(links, i);
    const bool is_status = i == kTableStatusColumn;
    float left = x;
    if (is_status && row.status.value != model::StatusValue::kNoCheck) {
      draw_badge(ui, list, row.status,
                 {{left + ui.exact(kBadge) / 2, (place.min.y + place.max.y) / 2}, kBadge});
      left += ui.px(kBadgeRoom);
    }
    const bool is_mono = !links && i + 1 == row.cells.size();
    const Label label{row.cells[i],
                      i == 0    ? TextRole::kName
                      : is_mono ? TextRole::kMono
                                : TextRole::kRow,
                      i == 0 ? theme.text : theme.text2};
    draw_label(ui, list, label, {{left, base}, std::max(1.0F, x + width - ui.px(10) - left)});
    x += width;
  }
}

void draw_row(const PanelContext& context, const Table& table, std::size_t index) {
  UiContext& ui = context.ui;
  const TabState& tab = context.state.tab();
  const TableRow& row = table.rows[index];
  const std::string name = "table.row." + std::to_string(index);
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kRow)});
  draw_row_ground(ui, hit, {.chosen = is_selected(tab, row), .edge = 2});
  draw_cells(ui, row, hit.place, tab.table_state.links);
  act_on_row(context, row, hit);
}

}  // namespace

/// What was selected elsewhere comes into sight, once.
void TablePanel::follow_selection(const UiContext& ui, const TabState& tab) {
  const std::string& primary = tab.table_state.links ? tab.selected_link : tab.primary;
  if (shown_primary_ == primary) return;
  shown_primary_ = primary;
  const std::size_t* row = cache_.row_of(primary);
  if (row != nullptr) bring_into_sight(row_at(ui, *row, metric::kRow), SightOf::kMiddle);
}

void TablePanel::draw_rows(const PanelContext& context, const Table& table, ImVec2 size) {
  UiContext& ui = context.ui;
  const StyleVarScope spacing(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
  const ChildScope child("rows", size);
  if (table.rows.empty()) {
    const bool is_filtered = table.all > 0;
    const bool pressed = empty_view(
        ui, {.name = "table.empty",
             .title = is_filtered ? "No row has these words" : "There is nothing to list",
             .reason = is_filtered ? "The filter of the table is above"
                                   : "The picture has no links between its objects",
             .action = is_filtered ? "Clear filter" : ""});
    if (!pressed) return;
    TableState next = context.state.tab().table_state;
    next.filter.clear();
    context.intents.add(SetTable{next});
    return;
  }
  follow_selection(ui, context.state.tab());
  clipped_rows(ui, table.rows.size(), metric::kRow,
               [&](std::size_t i) { draw_row(context, table, i); });
}

void TablePanel::draw(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const TabState& tab = context.state.tab();
  const PanelScope panel(ui, {"table", area, ui.theme().canvas});
  if (tab.picture == nullptr) return;
  const Table& table = cache_.table(tab.picture, tab.table_state);
  draw_table_head(context, table, {area.x, area.y, area.width, kHead});
  // The bar at the right takes room from the rows; columns stand above them.
  const float bar = ImGui::GetStyle().ScrollbarSize / ui.exact(1);
  draw_table_columns(context, table, {area.x, area.y + kHead, area.width - bar, kColumns});
  const ImVec2 min = corner_of(ui, area);
  const float top = min.y + ui.px(kHead + kColumns);
  ImGui::SetCursorScreenPos({min.x, top});
  draw_rows(context, table, {ui.px(area.width), std::max(1.0F, end_of(ui, area).y - top)});
}

}  // namespace toposcope::ui
