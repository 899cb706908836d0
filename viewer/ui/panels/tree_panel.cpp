#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ui/imgui_scope.h"
#include "ui/models/tree_model.h"
#include "ui/panels/list_bodies.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

constexpr float kFilterWidth = 94;

/// Title, count, and the filter at the right.
void draw_head(const PanelContext& context) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = room_left();
  const float height = ui.px(metric::kControl);
  const float side = ui.px(metric::kMargin);
  const float field = std::min(ui.px(kFilterWidth), width / 2);
  const float base = middle_base(ui, TextRole::kHead, at.y, at.y + height);
  const Label title{"Tree", TextRole::kHead, theme.text};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  draw_label(ui, list, title, {{at.x + side, base}});
  const float after = at.x + side + label_width(ui, title) + ui.px(6);
  const float end = at.x + width - side - field - ui.px(8);
  const std::string caption = tree_caption(context.state);
  if (end - after > ui.px(24)) {
    draw_label(ui, list, {caption, TextRole::kDetail, theme.text3}, {{after, base}, end - after});
  }
  ImGui::SetCursorScreenPos({at.x + width - side - field, at.y});
  std::string text = context.state.tree.filter;
  const FieldSpec spec{.name = "tree.filter", .hint = "filter", .width = field / ui.exact(1)};
  const FieldResult result = text_field(ui, spec, text);
  if (result.changed) context.intents.add(SetTreeFilter{text});
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({width, ui.px(6)});
}

void select_row(const PanelContext& context, const TreeNode& row) {
  context.intents.add(SetTreeCursor{row.path, true});
  if (!row.subject.empty()) {
    context.intents.add(Select{row.subject, Select::How::kOnly, true});
  }
}

/// "800 more": the next page of a group.
void draw_more(const PanelContext& context, const TreeNode& row, const std::string& label,
               int depth) {
  UiContext& ui = context.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string name = "tree.more." + row.path;
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kRow)});
  const float left = at.x + ui.px(10 + 12 * static_cast<float>(depth) + 34);
  draw_label(ui, *ImGui::GetWindowDrawList(), {label, TextRole::kLabel, ui.theme().accent},
             {{left, middle_base(ui, TextRole::kLabel, hit.place.min.y, hit.place.max.y)},
              std::max(hit.place.max.x - left - ui.px(metric::kMargin), 1.0F)});
  if (hit.clicked) context.intents.add(toggle_of(row));
}

/// The dashed frame of the keyboard position is the canvas's; here a line around the row does.
void draw_cursor(const UiContext& ui, const WidgetPlace& place) {
  const float side = ui.px(6);
  ImGui::GetWindowDrawList()->AddRect({place.min.x + side, place.min.y},
                                      {place.max.x - side, place.max.y}, colour(ui.theme().text2),
                                      ui.px(4));
}

void draw_tree_row(const PanelContext& context, std::size_t index, int deepest) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const TreeNode& row = state.tree.rows[index];
  const TreeLine line = tree_line(row, ui.look());
  const int depth = std::min(row.depth, deepest);
  if (line.kind == TreeLine::Kind::kMore) return draw_more(context, row, line.label, depth);
  const bool has_tab = !state.tabs.empty();
  const bool is_node = !row.subject.empty();
  const std::string name = "tree.row." + std::to_string(index);
  const TreeRowHit result =
      tree_row(ui, {.name = name,
                    .depth = depth,
                    .open = line.open,
                    .icon = line.icon,
                    .label = line.label,
                    .status = {row.worst, false, {}},
                    .count = line.count,
                    .selected = is_node && row.subject == state.inspection.subject,
                    .focal = is_node && has_tab && row.subject == state.tab().view.subject});
  if (state.tree.has_keys && row.path == state.tree.cursor) draw_cursor(ui, result.hit.place);
  if (result.toggled || (!is_node && result.hit.clicked)) {
    context.intents.add(toggle_of(row));
  } else if (is_node && result.hit.double_clicked) {
    context.intents.add(Focus{row.subject, ImGui::GetIO().KeyCtrl});
  }
  if (result.hit.clicked) select_row(context, row);
}

/// Arrow keys, once somebody went into the tree; a click anywhere else gives them back.
void read_tree_keys(const PanelContext& context) {
  constexpr std::pair<ImGuiKey_, TreeKey> kKeys[] = {{ImGuiKey_UpArrow, TreeKey::kUp},
                                                     {ImGuiKey_DownArrow, TreeKey::kDown},
                                                     {ImGuiKey_LeftArrow, TreeKey::kLeft},
                                                     {ImGuiKey_RightArrow, TreeKey::kRight}};
  const TreeState& tree = context.state.tree;
  if (!tree.has_keys) return;
  const bool is_here = ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !is_here) {
    context.intents.add(SetTreeCursor{tree.cursor, false});
  }
  const ImGuiIO& io = ImGui::GetIO();
  const bool others = io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeyShift;
  if (others || context.state.overlay != Overlay::kNone) return;
  for (const auto& [key, tree_key] : kKeys) {
    if (!ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) continue;
    const TreeStep step = tree_step(tree, tree_key);
    if (step.toggle.has_value()) context.intents.add(*step.toggle);
    if (step.to.has_value()) select_row(context, tree.rows[*step.to]);
  }
}

/// The row that keys went to comes into sight.
void follow_cursor(const PanelContext& context) {
  const TreeState& tree = context.state.tree;
  const std::optional<std::size_t> at = row_of_path(tree, tree.has_keys ? tree.cursor : "");
  const bool is_new = is_another_row(at.has_value() ? static_cast<int>(*at) : -1);
  if (is_new && at.has_value()) bring_into_sight(row_at(context.ui, *at, metric::kRow));
}

void draw_rows(const PanelContext& context) {
  UiContext& ui = context.ui;
  const ChildScope rows("rows", {0, 0});
  follow_cursor(context);
  // Deeper rows stand no further to the right than leaves room for a name.
  constexpr float kNameNeeds = 150, kStep = 12;
  const float room = room_left() / ui.exact(1) - kNameNeeds;
  const int deepest = std::max(static_cast<int>(room / kStep), 2);
  clipped_rows(ui, context.state.tree.rows.size(), metric::kRow,
               [&](std::size_t i) { draw_tree_row(context, i, deepest); });
}

/// Its upper edge divides it from the problems, and can be dragged.
void draw_edge(const PanelContext& context, const scene::Rect& area) {
  constexpr float kTop = 44;
  const float whole = std::max(context.state.window.height - kTop, 1.0F);
  float above = area.y - kTop;
  const SplitterSpec spec{.name = "split.tree",
                          .vertical = false,
                          .min = std::round(whole * 0.2F),
                          .max = std::round(whole * 0.8F)};
  if (!splitter(context.ui, spec, above)) return;
  Preferences preferences = context.state.preferences;
  preferences.left_split = above / whole;
  context.intents.add(SetPreferences{preferences});
}

}  // namespace

void draw_tree_list(const PanelContext& context) {
  draw_head(context);
  read_tree_keys(context);
  const TreeState& tree = context.state.tree;
  if (!tree.rows.empty()) return draw_rows(context);
  if (draw_reason(context.ui, "tree.empty", tree_empty(context.state))) {
    context.intents.add(SetTreeFilter{});
  }
}

void draw_tree(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"tree", area, ui.theme().panel});
  draw_edge(context, area);
  gap(ui, 7);
  draw_tree_list(context);
}

}  // namespace toposcope::ui
