#pragma once

#include <cstdint>

#include "hash_table.h"

namespace toposcope::store::sqlite {

/// Counts the ordered pairs of nodes that links of several types join.
class PairTypes {
 public:
  void add(std::int64_t source, std::int64_t target, std::uint32_t type) {
    // Rows are their own hash; the odd factor spreads them over the table.
    const Hash128 pair{static_cast<std::uint64_t>(source),
                       (static_cast<std::uint64_t>(source) * 0x9e3779b97f4a7c15U) ^
                           (static_cast<std::uint64_t>(target) * 0xc2b2ae3d27d4eb4fU)};
    HashTable::Slot* known = table_.find(pair, [](const auto&) { return true; });
    if (known == nullptr) {
      table_.add(pair, type, kOneType);
    } else if (known->tag == kOneType && known->value != type) {
      known->tag = kSeveralTypes;
      ++shared_;
    }
  }

  [[nodiscard]] std::uint64_t shared() const { return shared_; }

 private:
  static constexpr std::uint32_t kOneType = 1;
  static constexpr std::uint32_t kSeveralTypes = 2;

  HashTable table_;
  std::uint64_t shared_ = 0;
};

}  // namespace toposcope::store::sqlite
