#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/time.h"

namespace toposcope::cli {

/// A text that cannot upset a terminal: control characters are written as escapes (\n, \x1B),
/// broken UTF-8 as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// A time for people: UTC, whole seconds.
[[nodiscard]] std::string time_text(model::UtcMicros time);

/// Rows and columns for people: as wide as needed, two blanks between, no lines drawn.
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
