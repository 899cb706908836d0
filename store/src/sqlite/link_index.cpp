#include "link_index.h"

#include <algorithm>

namespace toposcope::store::sqlite {
namespace {

constexpr const char* kSelect =
    "SELECT id, environment, type, source, target, origin, content_hash, key FROM main.link ";

}  // namespace

LinkIndex::LinkIndex(Connection& db, const Hasher& hash, std::int64_t known_rows)
    : hash_(hash),
      known_rows_(known_rows),
      loaded_(known_rows == 0),
      by_key_(db.prepare(std::string(kSelect) + "WHERE key=?1")),
      all_(db.prepare(std::string(kSelect) + "ORDER BY id")) {}

std::uint32_t LinkIndex::find_key(std::string_view key, Hash128 hash, std::uint32_t environment) {
  fetch(key);
  std::uint32_t found = kNone;
  keys_.visit(hash, [&](std::uint32_t ref, std::uint32_t scope) {
    if (scope == environment && !rekeyed_.contains(facts_[ref].row)) found = ref;
  });
  return found;
}

void LinkIndex::take_key(Hash128 hash, std::uint32_t environment, std::int64_t row) {
  LinkFact fact;
  fact.row = row;
  fact.environment = environment;
  facts_.push_back(fact);
  keys_.set(hash, environment, static_cast<std::uint32_t>(facts_.size() - 1));
}

void LinkIndex::fetch(std::string_view key) {
  if (loaded_) return;
  if (++look_ups_ > std::max<std::int64_t>(2000, known_rows_ / 100)) return load();
  for (by_key_.start(key); by_key_.step();) {
    if (fetched_.insert(by_key_.integer(0)).second) know(by_key_);
  }
}

void LinkIndex::load() {
  const auto expected = static_cast<std::size_t>(known_rows_) + facts_.size();
  keys_.reserve(expected);
  facts_.reserve(expected);
  for (all_.start(); all_.step();) {
    if (!fetched_.contains(all_.integer(0))) know(all_);
  }
  loaded_ = true;
  fetched_.clear();
}

void LinkIndex::know(const Statement& row) {
  LinkFact fact;
  fact.row = row.integer(0);
  fact.environment = row.number(1);
  fact.type = row.number(2);
  fact.source = row.integer(3);
  fact.target = row.integer(4);
  fact.origin = row.number(5);
  fact.content_hash = static_cast<std::uint64_t>(row.integer(6));
  facts_.push_back(fact);
  keys_.set(hash_(row.text(7)), fact.environment, static_cast<std::uint32_t>(facts_.size() - 1));
}

}  // namespace toposcope::store::sqlite
