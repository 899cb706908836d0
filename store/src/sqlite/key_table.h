#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hash.h"
#include "hash_table.h"

namespace toposcope::store::sqlite {

/// A key or id with its hash, computed once.
struct HashedText {
  std::string_view text;
  Hash128 hash;
};

/// Keys to rows of one table: which are claimed in this import, and which row has one.  One slot
/// serves both.
class KeyTable {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  /// \return false when the key was claimed before in this scope
  bool claim(Hash128 key, std::uint32_t scope) {
    if (is_claimed(key, scope)) return false;
    Slot* same = table_.find(key, [scope](const Slot& s) { return scope_of(s) == scope; });
    if (same == nullptr) same = &table_.add(key, kNone, tag(scope));
    same->tag |= kClaimed;
    return true;
  }

  /// Claims `base` or, where that is taken, the first number after it that is free.
  /// \param room  where a numbered key stands; the answer is good as long as it and `base` are
  [[nodiscard]] HashedText claim_free(const HashedText& base, std::uint32_t scope,
                                      const Hasher& hash, std::string& room) {
    if (claim(base.hash, scope)) return base;
    HashedText key;
    room = free_key(base, scope, [&](const std::string& numbered) {
      key.hash = hash(numbered);
      return !claim(key.hash, scope);
    });
    key.text = room;
    return key;
  }

  [[nodiscard]] bool is_claimed(Hash128 key, std::uint32_t scope) {
    return table_.find(key, [scope](const Slot& s) {
      return scope_of(s) == scope && (s.tag & kClaimed) != 0;
    }) != nullptr;
  }

  void set(Hash128 key, std::uint32_t scope, std::uint32_t value) {
    Slot* empty = table_.find(
        key, [scope](const Slot& s) { return scope_of(s) == scope && s.value == kNone; });
    if (empty != nullptr) {
      empty->value = value;
    } else {
      table_.add(key, value, tag(scope));
    }
  }

  /// Every value of this key, with its scope.
  template <typename Visit>
  void visit(Hash128 key, Visit visit) {
    table_.visit(key, [&visit](const Slot& s) {
      if (s.value != kNone) visit(s.value, scope_of(s));
    });
  }

  void reserve(std::size_t count) { table_.reserve(count); }

  /// As the function free_key(), for keys that stay taken once they are: the search goes on where
  /// the last one for this base and scope ended, so that many equal keys cost one try each.
  template <typename IsTaken>
  [[nodiscard]] std::string free_key(const HashedText& base, std::uint32_t scope,
                                     IsTaken is_taken) {
    std::string key(base.text);
    if (!is_taken(key)) return key;
    Slot* last = numbers_.find(base.hash, [scope](const Slot& s) { return scope_of(s) == scope; });
    if (last == nullptr) last = &numbers_.add(base.hash, 1, tag(scope));
    do {
      key.resize(base.text.size());
      key.append("#").append(std::to_string(++last->value));
    } while (is_taken(key));
    return key;
  }

 private:
  using Slot = HashTable::Slot;
  static constexpr std::uint32_t kUsed = 1;
  static constexpr std::uint32_t kClaimed = 2;

  static std::uint32_t tag(std::uint32_t scope) { return scope << 2U | kUsed; }
  static std::uint32_t scope_of(const Slot& slot) { return slot.tag >> 2U; }

  HashTable table_;
  HashTable numbers_;  ///< The last number that a key got.
};

/// `base`, or the first of base#2, base#3, ... that `is_taken` does not hold for.
template <typename IsTaken>
[[nodiscard]] std::string free_key(std::string_view base, IsTaken is_taken) {
  std::string key(base);
  for (int number = 2; is_taken(key); ++number) {
    key.resize(base.size());
    key.append("#").append(std::to_string(number));
  }
  return key;
}

}  // namespace toposcope::store::sqlite
