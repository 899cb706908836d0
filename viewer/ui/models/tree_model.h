#pragma once

/// \file
/// The tree as it is written, and the ways through it by key.
///
/// Pure.

#include <cstddef>
#include <optional>
#include <string>

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/desk/intents.h"
#include "ui/models/list_texts.h"

namespace toposcope::ui {

struct TreeLine {
  enum class Kind { kEnvironment, kGroup, kNode, kMore };
  Kind kind = Kind::kNode;
  std::string label;
  std::string icon;          ///< A type; empty: a folder.
  std::string count;         ///< Empty: nothing is below it.
  std::optional<bool> open;  ///< Nothing: a leaf.
};
[[nodiscard]] TreeLine tree_line(const TreeNode& row, const scene::Look& look);

/// What opens a closed row and closes an open one.
[[nodiscard]] OpenTreeRow toggle_of(const TreeNode& row);

/// "1 048 objects"; of the environment that lists are limited to.
[[nodiscard]] std::string tree_caption(const AppState& state);

/// Why no row is shown.
/// \pre  state.tree.rows is empty
[[nodiscard]] Reason tree_empty(const AppState& state);

/// The row of a path; nothing when there is none.
/// \par Complexity
/// Linear in the rows, as all that follows.
[[nodiscard]] std::optional<std::size_t> row_of_path(const TreeState& tree,
                                                     const std::string& path);

/// What an arrow key does from a row: it goes to another, or opens or closes this one.
struct TreeStep {
  std::optional<std::size_t> to;
  std::optional<OpenTreeRow> toggle;
};
enum class TreeKey { kUp, kDown, kLeft, kRight };
[[nodiscard]] TreeStep tree_step(const TreeState& tree, TreeKey key);

}  // namespace toposcope::ui
