#pragma once

/// \file
/// The table view.
///
/// \code
///   table.draw(context, plan.canvas);
/// \endcode

#include <cstdint>
#include <string>
#include <unordered_map>

#include "ui/models/table_model.h"
#include "ui/panels/panels.h"

namespace toposcope::ui {

/// The rows of the picture at hand: made anew only when it, or how it is sorted, changes.
class TableCache {
 public:
  const Table& table(const PicturePtr& picture, const TableState& state);
  /// The row of a key; nothing when it is filtered away.
  [[nodiscard]] const std::size_t* row_of(const std::string& key) const;

 private:
  PicturePtr picture_;
  TableState state_;
  Table table_;
  std::unordered_map<std::string, std::size_t> rows_;
};

/// Nodes and links as rows, in place of the canvas.
class TablePanel {
 public:
  void draw(const PanelContext& context, const scene::Rect& area);

 private:
  void draw_rows(const PanelContext& context, const Table& table, ImVec2 size);
  void follow_selection(const UiContext& ui, const TabState& tab);

  TableCache cache_;
  std::string shown_primary_;  ///< The selection that was scrolled to last.
};

/// Objects or links, filter, count, copy.
void draw_table_head(const PanelContext& context, const Table& table, const scene::Rect& area);
/// Names of columns; a click sorts.
void draw_table_columns(const PanelContext& context, const Table& table, const scene::Rect& area);
/// Share of the width that a column takes; all together 1.
[[nodiscard]] float column_share(bool links, std::size_t column);

}  // namespace toposcope::ui
