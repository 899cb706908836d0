#include "node_index.h"

#include <algorithm>
#include <utility>

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kSelect =
    "SELECT id, environment, type, ext_id, key, content_hash, source, placeholder, key_given"
    " FROM main.node ";

}  // namespace

NodeIndex::NodeIndex(Connection& db, const Hasher& hash, std::int64_t known_rows)
    : hash_(hash),
      known_rows_(known_rows),
      loaded_(known_rows == 0),
      by_key_(db.prepare(std::string(kSelect) + "WHERE key=?1")),
      by_id_(db.prepare(std::string(kSelect) + "WHERE type=?1 AND ext_id=?2 AND environment=?3")),
      all_(db.prepare(std::string(kSelect) + "ORDER BY id")) {}

NodeIdentity NodeIndex::identity(std::uint32_t environment, std::uint32_t type,
                                 std::string_view id) const {
  const std::uint64_t scope = static_cast<std::uint64_t>(environment) << 32U | type;
  return {environment, type, id, hash_(id, scope + 1)};
}

NodeIndex::Ref NodeIndex::find_key(const HashedText& key, std::uint32_t environment) {
  fetch_key(key);
  Ref found = kNone;
  keys_.visit(key.hash, [&](Ref ref, std::uint32_t scope) {
    if (scope == environment && !facts_[ref].dead) found = ref;
  });
  return found;
}

NodeIndex::Ref NodeIndex::add(const NodeFact& fact, const NodeIdentity& identity) {
  const auto ref = static_cast<Ref>(facts_.size());
  facts_.push_back(fact);
  facts_.back().identity = hash_(identity.id, identity.type).low;
  auto* head = ids_.find(identity.hash, [](const auto&) { return true; });
  if (head == nullptr) {
    ids_.add(identity.hash, ref, 1);
  } else {
    facts_.back().next = std::exchange(head->value, ref);
  }
  return ref;
}

void NodeIndex::retire(const RowSet& rows) {
  retired_ = rows;
  for (NodeFact& fact : facts_) {
    if (fact.known && !fact.dead && rows.contains(fact.row)) fact.placeholder = true;
  }
}

bool NodeIndex::count_look_up() {
  if (loaded_) return true;
  ++look_ups_;
  if (look_ups_ > std::max<std::int64_t>(2000, known_rows_ / 100)) load();
  return loaded_;
}

void NodeIndex::fetch_key(const HashedText& key) {
  if (count_look_up()) return;
  fetch(by_key_.start(key.text));
}

void NodeIndex::fetch_id(const NodeIdentity& identity) {
  if (count_look_up()) return;
  fetch(by_id_.start(identity.type, identity.id, identity.environment));
}

void NodeIndex::load() {
  const auto expected = static_cast<std::size_t>(known_rows_) + facts_.size();
  keys_.reserve(expected);
  facts_.reserve(expected);
  for (all_.start(); all_.step();) {
    if (!fetched_.contains(all_.integer(0))) know(all_);
  }
  loaded_ = true;
  fetched_.clear();
}

void NodeIndex::fetch(Statement& query) {
  while (query.step()) {
    if (fetched_.insert(query.integer(0)).second) know(query);
  }
}

void NodeIndex::know(const Statement& row) {
  const std::int64_t number = row.integer(0);
  NodeFact fact;
  fact.row = number;
  fact.environment = row.number(1);
  fact.content_hash = static_cast<std::uint64_t>(row.integer(5));
  fact.source = row.number(6);
  fact.placeholder = row.flag(7) || retired_.contains(number);
  fact.key_given = row.flag(8);
  fact.known = true;
  const HashedText key = hashed(row.text(4));
  const Ref ref = add(fact, identity(fact.environment, row.number(2), row.text(3)));
  set_key(key, ref);
}

}  // namespace toposcope::store::sqlite
