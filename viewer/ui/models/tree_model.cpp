#include "ui/models/tree_model.h"

#include <algorithm>

#include "toposcope/scene/captions.h"

namespace toposcope::ui {
namespace {

bool is_environment(const TreeNode& row) { return row.group == "environment"; }
bool is_more(const TreeNode& row) { return row.group == "more"; }

/// The next row above that is less deep.
std::optional<std::size_t> parent_of(const TreeState& tree, std::size_t index) {
  for (std::size_t i = index; i-- > 0;) {
    if (tree.rows[i].depth < tree.rows[index].depth) return i;
  }
  return std::nullopt;
}

TreeStep step_right(const TreeState& tree, std::size_t index) {
  const TreeNode& row = tree.rows[index];
  if (is_more(row) || (!row.open && row.count > 0)) return {{}, toggle_of(row)};
  const bool has_child = index + 1 < tree.rows.size() && tree.rows[index + 1].depth > row.depth;
  if (has_child) return {index + 1, {}};
  return {};
}

TreeStep step_left(const TreeState& tree, std::size_t index) {
  const TreeNode& row = tree.rows[index];
  if (row.open && row.count > 0 && !is_more(row)) return {{}, toggle_of(row)};
  return {parent_of(tree, index), {}};
}

}  // namespace

TreeLine tree_line(const TreeNode& row, const scene::Look& look) {
  TreeLine line;
  line.label = row.label;
  if (row.count > 0) {
    line.count = scene::grouped_digits(row.count);
    line.open = row.open;
  }
  if (is_more(row)) {
    line.kind = TreeLine::Kind::kMore;
    line.label = line.count + " more";
    line.count.clear();
    line.open.reset();
  } else if (is_environment(row)) {
    line.kind = TreeLine::Kind::kEnvironment;
    line.icon = "region";
  } else if (!row.group.empty()) {
    line.kind = TreeLine::Kind::kGroup;
    line.label = group_label(look, row.group);
  } else {
    line.icon = row.subject.type;
  }
  return line;
}

OpenTreeRow toggle_of(const TreeNode& row) {
  if (is_more(row)) return {row.path, true};
  // An environment is open unless it was closed: what is kept is the closing.
  if (is_environment(row)) return {"-" + row.path, row.open};
  return {row.path, !row.open};
}

std::string tree_caption(const AppState& state) {
  if (state.inventory.access != InventoryState::Access::kOpen) return {};
  const std::string& wanted = state.inventory.environment;
  std::uint64_t objects = state.inventory.objects;
  for (const TreeNode& row : state.tree.rows) {
    if (!wanted.empty() && is_environment(row) && row.label == wanted) objects = row.count;
  }
  return tally_text(objects, "object");
}

Reason tree_empty(const AppState& state) {
  using Access = InventoryState::Access;
  if (state.inventory.access == Access::kClosed) return {"No file is open", ""};
  if (state.inventory.access == Access::kFailed) return {"The file is not open", ""};
  if (!state.tree.loaded) return {"Reading", "The hierarchy is being read."};
  if (!state.tree.filter.empty()) {
    return {"Nothing is called so",
            "The filter looks for names; Ctrl K also finds addresses and ids.", "Clear filter"};
  }
  return {"No objects", "The file holds no inventory yet."};
}

std::optional<std::size_t> row_of_path(const TreeState& tree, const std::string& path) {
  if (path.empty()) return std::nullopt;
  for (std::size_t i = 0; i < tree.rows.size(); ++i) {
    if (tree.rows[i].path == path) return i;
  }
  return std::nullopt;
}

TreeStep tree_step(const TreeState& tree, TreeKey key) {
  if (tree.rows.empty()) return {};
  const std::optional<std::size_t> at = row_of_path(tree, tree.cursor);
  if (!at.has_value()) return {std::size_t{0}, {}};
  switch (key) {
    case TreeKey::kUp:
      return {*at > 0 ? *at - 1 : 0, {}};
    case TreeKey::kDown:
      return {std::min(*at + 1, tree.rows.size() - 1), {}};
    case TreeKey::kLeft:
      return step_left(tree, *at);
    case TreeKey::kRight:
      break;
  }
  return step_right(tree, *at);
}

}  // namespace toposcope::ui
