#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "connection.h"
#include "hash.h"
#include "key_table.h"
#include "row_set.h"

namespace toposcope::store::sqlite {

/// What matching needs to know about one link of the file.
struct LinkFact {
  std::int64_t row = 0;
  std::int64_t source = 0;
  std::int64_t target = 0;
  std::uint64_t content_hash = 0;
  std::uint32_t environment = 0;
  std::uint32_t type = 0;
  std::uint32_t origin = 0;
};

/// Links of the file by key, and the keys that the running import claims; loads like NodeIndex.
class LinkIndex {
 public:
  static constexpr std::uint32_t kNone = KeyTable::kNone;

  /// \param known_rows  highest row of the file; 0: the file is new, nothing is ever looked up
  LinkIndex(Connection& db, const Hasher& hash, std::int64_t known_rows);

  [[nodiscard]] KeyTable& keys() { return keys_; }
  [[nodiscard]] const LinkFact& fact(std::uint32_t ref) const { return facts_[ref]; }

  /// The link of the file with this key in this environment; kNone when there is none.
  [[nodiscard]] std::uint32_t find_key(std::string_view key, Hash128 hash,
                                       std::uint32_t environment);

  /// This key is taken by a link that the import added, or is no longer its old row's.
  void take_key(Hash128 hash, std::uint32_t environment, std::int64_t row);
  void free_key_of(std::int64_t row) { rekeyed_.insert(row); }

  [[nodiscard]] bool is_matched(std::int64_t row) const { return matched_.contains(row); }
  void match(std::int64_t row) { matched_.add(row); }

 private:
  void fetch(std::string_view key);
  void load();
  void know(const Statement& row);

  const Hasher& hash_;
  std::int64_t known_rows_;
  bool loaded_;
  std::int64_t look_ups_ = 0;
  std::vector<LinkFact> facts_;
  KeyTable keys_;
  RowSet matched_;
  std::unordered_set<std::int64_t> fetched_;
  std::unordered_set<std::int64_t> rekeyed_;  ///< Links of the file that have another key now.
  Statement by_key_;
  Statement all_;
};

}  // namespace toposcope::store::sqlite
