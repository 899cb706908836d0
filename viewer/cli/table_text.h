#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "query/words.h"

namespace toposcope::cli {

using query::count_text;
using query::printable;
using query::time_text;

/// Rows and columns for people: as wide as needed, two blanks between, no lines drawn.  A very long
/// cell stands out of its row and leaves the others where they are.
class TableText {
 public:
  enum class Align { kLeft, kRight };

  struct Column {
    std::string title;
    Align align = Align::kLeft;
  };

  explicit TableText(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// \param cells  as many as columns; made printable here
  void add_row(const std::vector<std::string>& cells);

  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

  void print(std::ostream& out) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace toposcope::cli
