#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "connection.h"
#include "schema.h"

namespace toposcope::store::sqlite {

/// Names of environments, types and sources as small numbers.  New ones are kept apart until
/// save() writes them.
class NameTable {
 public:
  /// Reads the names of a file.
  explicit NameTable(Connection& db);

  /// The number of a name; a new one when it has none yet.
  [[nodiscard]] std::uint32_t intern(Name kind, std::string_view text);

  [[nodiscard]] const std::string& text(std::uint32_t number) const;

  /// Writes the new names into schema main.
  void save(Connection& db);

 private:
  struct Entry {
    Name kind;
    std::string text;
  };
  using Numbers = std::map<std::string, std::uint32_t, std::less<>>;
  /// The last answer of each kind: most records repeat it.
  struct Recent {
    std::string text;
    std::uint32_t number = 0;
  };

  Numbers& numbers(Name kind) { return numbers_.at(static_cast<std::size_t>(kind)); }

  std::array<Numbers, 5> numbers_;
  std::array<Recent, 5> recent_;
  std::map<std::uint32_t, Entry> entries_;
  std::vector<std::uint32_t> unsaved_;
};

}  // namespace toposcope::store::sqlite
