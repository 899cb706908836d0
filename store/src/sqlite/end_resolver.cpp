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

std::int64_t EndResolver::resolve(std::uint32_t environment, const model::LinkEnd& end) {
  const auto type = context_.names.intern(Name::kNodeType, end.type);
  const HashedText key = nodes_.hashed(end.key);
  const NodeIdentity identity = nodes_.identity(environment, type, end.id);
  for (const bool placeholders : {false, true}) {
    Ref found = NodeIndex::kNone;
    if (!end.key.empty()) found = by_key(environment, key, placeholders);
    if (found == NodeIndex::kNone && !end.id.empty()) {
      found = by_id(identity, !end.key.empty(), placeholders);
    }
    if (found != NodeIndex::kNone) return nodes_.fact(found).row;
  }
  return make_placeholder(environment, end);
}

EndResolver::Ref EndResolver::by_key(std::uint32_t environment, const HashedText& key,
                                     bool placeholders) {
  Ref found = NodeIndex::kNone;
  nodes_.visit_key(key, [&](Ref ref) {
    const NodeFact& fact = nodes_.fact(ref);
    if (fact.placeholder != placeholders || (placeholders && !fact.key_given)) return;
    if (found != NodeIndex::kNone) {
      const NodeFact& best = nodes_.fact(found);
      const bool here = fact.environment == environment;
      if (best.environment == environment || (!here && best.row < fact.row)) return;
    }
    found = ref;
  });
  return found;
}

EndResolver::Ref EndResolver::by_id(const NodeIdentity& identity, bool names_key,
                                    bool placeholders) {
  Ref found = NodeIndex::kNone;
  nodes_.visit_id(identity, [&](Ref ref) {
    const NodeFact& fact = nodes_.fact(ref);
    if (fact.placeholder != placeholders) return;
    if (placeholders && fact.key_given && names_key) return;
    if (found == NodeIndex::kNone || fact.row < nodes_.fact(found).row) found = ref;
  });
  return found;
}

std::int64_t EndResolver::make_placeholder(std::uint32_t environment, const model::LinkEnd& end) {
  const std::string_view id = end.id.empty() ? end.key : end.id;
  const std::string made = std::string(end.type).append(":").append(id);
  const std::string key =
      free_key(end.key.empty() ? std::string_view(made) : end.key, [&](const std::string& k) {
        return nodes_.find_key(nodes_.hashed(k), environment) != NodeIndex::kNone;
      });
  NodeCells cells;
  cells.row = ++context_.last_node_row;
  cells.environment = environment;
  cells.type = context_.names.intern(Name::kNodeType, end.type);
  cells.placeholder = true;
  cells.key_given = !end.key.empty();
  cells.first_seen = cells.valid_from = context_.revision;
  cells.key = key;
  cells.id = id;
  writer_.write_placeholder(cells);
  NodeFact fact;
  fact.row = cells.row;
  fact.environment = environment;
  fact.placeholder = true;
  fact.key_given = cells.key_given;
  nodes_.set_key(nodes_.hashed(key),
                 nodes_.add(fact, nodes_.identity(environment, cells.type, id)));
  return cells.row;
}

}  // namespace toposcope::store::sqlite
