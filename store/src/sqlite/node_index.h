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

/// What matching needs to know about one node.
struct NodeFact {
  std::int64_t row = 0;
  std::uint64_t content_hash = 0;
  std::uint64_t identity = 0;  ///< Hash of type and id.
  std::uint32_t environment = 0;
  std::uint32_t source = 0;
  bool placeholder = false;
  bool key_given = false;
  bool known = false;                    ///< It was there before this import.
  bool matched = false;                  ///< A record of this import is this node.
  bool dead = false;                     ///< Another fact has taken its place.
  std::uint32_t next = KeyTable::kNone;  ///< The fact before this one of the same identity.
};

/// (environment, type, id) of a node.
struct NodeIdentity {
  std::uint32_t environment = 0;
  std::uint32_t type = 0;
  std::string_view id;
  Hash128 hash;  ///< Of all three.
};

/// Nodes of the file and of the running import, by key and by (environment, type, id).
///
/// While an import is small, nodes of the file are looked up one by one; after some thousand
/// look-ups all are loaded (150 bytes a node).
class NodeIndex {
 public:
  using Ref = std::uint32_t;
  static constexpr Ref kNone = KeyTable::kNone;

  /// \param known_rows  highest row of the file; 0: the file is new, nothing is ever looked up
  NodeIndex(Connection& db, const Hasher& hash, std::int64_t known_rows);

  [[nodiscard]] HashedText hashed(std::string_view key) const { return {key, hash_(key)}; }
  [[nodiscard]] NodeIdentity identity(std::uint32_t environment, std::uint32_t type,
                                      std::string_view id) const;

  [[nodiscard]] NodeFact& fact(Ref ref) { return facts_[ref]; }
  [[nodiscard]] KeyTable& keys() { return keys_; }

  /// The node with this key in this environment; kNone when there is none.
  [[nodiscard]] Ref find_key(const HashedText& key, std::uint32_t environment);

  /// All nodes with this key, whatever the environment.
  template <typename Visit>
  void visit_key(const HashedText& key, Visit visit) {
    fetch_key(key);
    keys_.visit(key.hash, [&](Ref ref, std::uint32_t) {
      if (!facts_[ref].dead) visit(ref);
    });
  }

  /// All nodes of this (environment, type, id), the last one first, until `visit` returns true.
  template <typename Visit>
  void visit_id(const NodeIdentity& identity, Visit visit) {
    fetch_id(identity);
    const auto* head = ids_.find(identity.hash, [](const auto&) { return true; });
    if (head == nullptr) return;
    for (Ref ref = head->value; ref != kNone; ref = facts_[ref].next) {
      if (!facts_[ref].dead && visit(ref)) return;
    }
  }

  /// Adds a node that this import brings.
  Ref add(const NodeFact& fact, const NodeIdentity& identity);
  void set_key(const HashedText& key, Ref ref) {
    keys_.set(key.hash, facts_[ref].environment, ref);
  }

  /// From now on these rows count as placeholders.
  void retire(const RowSet& rows);

  [[nodiscard]] bool is_empty_file() const { return known_rows_ == 0; }

 private:
  void fetch_key(const HashedText& key);
  void fetch_id(const NodeIdentity& identity);
  /// \return whether everything is loaded (now)
  bool count_look_up();
  void load();
  void fetch(Statement& query);
  void know(const Statement& row);

  const Hasher& hash_;
  std::int64_t known_rows_;
  bool loaded_;
  std::int64_t look_ups_ = 0;
  std::vector<NodeFact> facts_;
  KeyTable keys_;
  HashTable ids_;  ///< One slot an identity: the last fact, which leads to the others.
  std::unordered_set<std::int64_t> fetched_;  ///< Rows that have a fact, until all are loaded.
  RowSet retired_;
  Statement by_key_;
  Statement by_id_;
  Statement all_;
};

}  // namespace toposcope::store::sqlite
