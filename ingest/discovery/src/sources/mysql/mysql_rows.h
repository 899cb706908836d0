#pragma once

/// \file
/// Rows of a database as JSON.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::discovery {

struct DatabaseColumn {
  enum class Kind { kText, kNumber, kBits };
  std::string name;
  std::string table;  ///< Tells columns of one name apart.
  Kind kind = Kind::kText;
};

/// Joins rows to the text of one list.
class JsonRows {
 public:
  /// Of columns with one name the later are called TABLE.NAME, and left out when that is taken.
  explicit JsonRows(const std::vector<DatabaseColumn>& columns);

  /// \param fields  one a column; nothing for NULL
  void add(std::span<const std::optional<std::string_view>> fields);

  /// The list; nothing is left here.
  [[nodiscard]] std::string take();

 private:
  struct Column {
    std::string name;  ///< As JSON; empty: left out.
    DatabaseColumn::Kind kind;
  };

  std::vector<Column> columns_;
  std::string text_ = "[";
};

}  // namespace toposcope::discovery
