#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/time.h"

namespace toposcope::cli {

/// A text that cannot upset a terminal: control characters are written as escapes (\n, \x1B), so
/// are those that turn the direction of writing (\u202E); broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// "1 file", "7 files": the noun takes an s unless there is one.
[[nodiscard]] std::string count_text(std::uint64_t count, std::string_view noun);

/// A time for people: UTC, whole seconds.
[[nodiscard]] std::string time_text(model::UtcMicros time);

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
