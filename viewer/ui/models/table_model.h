#pragma once

/// \file
/// The nodes or links of a picture as rows: sorted, filtered, ready to be listed or written as CSV.
///
/// \code
///   const Table table = make_table(*picture, {.links = false, .column = 1});
///   for (const TableRow& row : table.rows) list(row.cells);
/// \endcode

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ui/desk/lists.h"
#include "ui/desk/picture.h"

namespace toposcope::ui {

inline constexpr std::size_t kTableStatusColumn = 2;  ///< Of nodes and links alike.

struct TableRow {
  std::uint32_t index = 0;  ///< Of GraphFacts::nodes or links.
  std::string key;
  scene::StatusFacts status;
  std::vector<std::string> cells;  ///< As many as columns.
};

struct Table {
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  std::size_t all = 0;  ///< Before the filter.
  /// \name Rows of either kind before the filter
  ///@{
  std::size_t objects = 0;
  std::size_t links = 0;  ///< Without those that stand for hidden objects.
  ///@}
};

/// Rows that contain the filter's words, in natural order of the column, ties by name; the column
/// of status is ordered by how bad.
/// \par Complexity
/// O(n log n) of the nodes or links.
[[nodiscard]] Table make_table(const Picture& picture, const TableState& state);

/// RFC 4180, with a line of column names.
[[nodiscard]] std::string to_csv(const Table& table);

}  // namespace toposcope::ui
