#pragma once

#include <cstdint>
#include <string_view>

#include "connection.h"
#include "hash_table.h"

namespace toposcope::store::sqlite {

/// ConstraintTexts as numbers; 0 is the empty one.  New ones go to schema stage at once.
class ConstraintSets {
 public:
  ConstraintSets(Connection& db, const Hasher& hash);

  [[nodiscard]] std::uint32_t intern(std::string_view value);

 private:
  std::uint32_t number_of(std::string_view value);

  const Hasher& hash_;
  HashTable numbers_;
  std::uint32_t last_;
  Statement find_;
  Statement insert_;
};

}  // namespace toposcope::store::sqlite
