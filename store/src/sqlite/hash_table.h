#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "hash.h"

namespace toposcope::store::sqlite {

/// Hashes to small values, many values a hash; nothing is ever taken out.
///
/// Open addressing, linear probing, at most three quarters full: 24 bytes a slot.  A growing table
/// holds the old and the new slots for a moment.
class HashTable {
 public:
  struct Slot {
    Hash128 hash;
    std::uint32_t value = 0;  ///< Index into a list that the owner keeps.
    std::uint32_t tag = 0;    ///< Not 0: the slot is used.  The rest is the owner's.
  };

  /// \param tag  not 0
  /// \return the new slot, valid until the next add()
  Slot& add(Hash128 hash, std::uint32_t value, std::uint32_t tag) {
    if ((used_ + 1) * 4 > slots_.size() * 3) grow();
    ++used_;
    return place({hash, value, tag});
  }

  /// First slot of this hash for which `fits(slot)` holds; nullptr when there is none.
  template <typename Fits>
  [[nodiscard]] Slot* find(Hash128 hash, Fits fits) {
    if (slots_.empty()) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash.low & mask;; at = (at + 1) & mask) {
      Slot& slot = slots_[at];
      if (slot.tag == 0) return nullptr;
      if (slot.hash == hash && fits(slot)) return &slot;
    }
  }

  /// All slots of this hash.
  template <typename Visit>
  void visit(Hash128 hash, Visit visit) {
    (void)find(hash, [&visit](Slot& slot) {
      visit(slot);
      return false;
    });
  }

  void reserve(std::size_t count) {
    while (slots_.size() * 3 < count * 4) grow();
  }

 private:
  Slot& place(const Slot& slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash.low & mask;
    while (slots_[at].tag != 0) at = (at + 1) & mask;
    return slots_[at] = slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.tag != 0) place(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace toposcope::store::sqlite
