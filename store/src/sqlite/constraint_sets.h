#pragma once

#include <cstdint>
#include <string_view>

#include "connection.h"
#include "hash_table.h"

namespace toposcope::store::sqlite {

/// ConstraintTexts as numbers; 0 is the empty one.  New ones go to `schema` at once.
class ConstraintSets {
 public:
  /// \param db      with constraint_set in main and in `schema`
  /// \param schema  "main" for a new file, else "stage"
  ConstraintSets(Connection& db, const std::string& schema, const Hasher& hash);

  [[nodiscard]] std::uint32_t intern(std::string_view value);

 private:
  std::uint32_t number_of(std::string_view value);

  const Hasher& hash_;
  HashTable numbers_;
  bool is_new_file_;
  std::uint32_t last_;
  Statement find_;
  Statement insert_;
};

}  // namespace toposcope::store::sqlite
