#include "end_resolver.h"

#include <string>

namespace toposcope::store::sqlite {

std::int64_t EndResolver::find_certain(std::uint32_t environment, const model::LinkEnd& end) {
  if (end.key.empty()) return 0;
  const Ref ref = nodes_.find_key(nodes_.hashed(end.key), environment);
  if (ref == NodeIndex::kNone) return 0;
  const NodeFact& fact = nodes_.fact(ref);
  return fact.placeholder ? 0 : fact.row;
}

std::int64_t EndResolver::find(std::uint32_t environment, const model::LinkEnd& end) {
  if (!end.key.empty()) {
    const HashedText key = nodes_.hashed(end.key);
    Ref found = by_key(environment, key, false);
    if (found == NodeIndex::kNone) found = by_key(environment, key, true);
    return found == NodeIndex::kNone ? 0 : nodes_.fact(found).row;
  }
  const auto type = context_.names.intern(Name::kNodeType, end.type);
  const NodeIdentity identity = nodes_.identity(environment, type, end.id);
  Ref found = by_id(identity, false);
  if (found == NodeIndex::kNone) found = by_id(identity, true);
  return found == NodeIndex::kNone ? 0 : nodes_.fact(found).row;
}

EndResolver::Ref EndResolver::by_key(std::uint32_t environment, const HashedText& key,
                                     bool placeholders) {
  Ref found = NodeIndex::kNone;
  nodes_.visit_key(key, [&](Ref ref) {
    const NodeFact& fact = nodes_.fact(ref);
    const bool here = fact.environment == environment;
    if (fact.placeholder != placeholders) return;
    // A made key of a placeholder means something in its own environment only.
    if (placeholders && !fact.key_given && !here) return;
    if (found != NodeIndex::kNone) {
      const NodeFact& best = nodes_.fact(found);
      if (best.environment == environment || (!here && best.row < fact.row)) return;
    }
    found = ref;
  });
  return found;
}

EndResolver::Ref EndResolver::by_id(const NodeIdentity& identity, bool placeholders) {
  Ref found = NodeIndex::kNone;
  nodes_.visit_id(identity, [&](Ref ref) {
    const NodeFact& fact = nodes_.fact(ref);
    if (fact.placeholder != placeholders || (placeholders && fact.key_given)) return false;
    if (found == NodeIndex::kNone || fact.row < nodes_.fact(found).row) found = ref;
    return false;
  });
  return found;
}

void EndResolver::miss(std::uint32_t environment, const model::LinkEnd& end) {
  const std::string& name = context_.names.text(environment);
  if (end.key.empty()) {
    missed_ids_.emplace(name, end.type, end.id);
    return;
  }
  Description description{name, end.id.empty(), end.type, end.id};
  const auto known = missed_keys_.find(end.key);
  if (known == missed_keys_.end()) {
    missed_keys_.emplace(end.key, std::move(description));
  } else if (description < known->second) {
    known->second = std::move(description);
  }
}

void EndResolver::make_missing() {
  NodeCells cells;
  cells.key_given = true;
  for (const auto& [key, description] : missed_keys_) {
    const auto& [environment, has_no_id, type, id] = description;
    cells.key = key;
    cells.id = has_no_id ? key : id;
    make_placeholder(environment, cells, type);
  }
  // Given keys come first: a made one gives way to them.
  cells.key_given = false;
  for (const auto& [environment, type, id] : missed_ids_) {
    const auto scope = context_.names.intern(Name::kEnvironment, environment);
    const std::string key = free_key(type + ":" + id, [&](const std::string& k) {
      return nodes_.find_key(nodes_.hashed(k), scope) != NodeIndex::kNone;
    });
    cells.key = key;
    cells.id = id;
    make_placeholder(environment, cells, type);
  }
  missed_keys_.clear();
  missed_ids_.clear();
}

void EndResolver::make_placeholder(const std::string& environment, NodeCells cells,
                                   const std::string& type) {
  cells.row = ++context_.last_node_row;
  cells.environment = context_.names.intern(Name::kEnvironment, environment);
  cells.type = context_.names.intern(Name::kNodeType, type);
  cells.placeholder = true;
  cells.first_seen = cells.valid_from = context_.revision;
  writer_.write_placeholder(cells);
  NodeFact fact;
  fact.row = cells.row;
  fact.environment = cells.environment;
  fact.placeholder = true;
  fact.key_given = cells.key_given;
  const auto identity = nodes_.identity(cells.environment, cells.type, cells.id);
  nodes_.set_key(nodes_.hashed(cells.key), nodes_.add(fact, identity));
}

}  // namespace toposcope::store::sqlite
