#include "node_import.h"

namespace toposcope::store::sqlite {

void NodeImport::settle() {
  for (Waiting& waiting : waiting_) {
    waiting.match = free_match(waiting);
    if (waiting.match != NodeIndex::kNone) mark_matched(index_.fact(waiting.match));
  }
  for (const Waiting& waiting : waiting_) {
    if (waiting.match != NodeIndex::kNone) settle_match(waiting);
  }
  for (const Waiting& waiting : waiting_) {
    if (waiting.match == NodeIndex::kNone) settle_new(waiting);
  }
  waiting_ = {};
}

/// The only described node of that id which no record has matched; without one, the only such
/// placeholder.  A placeholder whose key names another node is none.
NodeImport::Ref NodeImport::free_match(const Waiting& waiting) {
  struct {
    Ref match = NodeIndex::kNone;
    int count = 0;
  } described, placeholders;
  index_.visit_id(waiting.identity, [&](Ref ref) {
    const NodeFact& fact = index_.fact(ref);
    if (!fact.known || fact.matched || (fact.placeholder && fact.key_given)) return false;
    auto& fits = fact.placeholder ? placeholders : described;
    fits.match = ref;
    return ++fits.count > 1 && !fact.placeholder;
  });
  const auto& fits = described.count > 0 ? described : placeholders;
  return fits.count == 1 ? fits.match : NodeIndex::kNone;
}

void NodeImport::settle_match(const Waiting& waiting) {
  NodeFact& own = index_.fact(waiting.ref);
  NodeFact& match = index_.fact(waiting.match);
  ChangeCounts& counts = context_.node_counts[waiting.identity.type];
  const std::int64_t written = own.row;
  if (waiting.key_given) {
    ++(match.placeholder ? counts.added : counts.changed);
    staged_.move(written, match.row);
    own.row = match.row;
    own.known = own.matched = true;
    match.dead = true;
    return;
  }
  own.dead = true;
  if (!match.placeholder && match.content_hash == own.content_hash) {
    ++counts.unchanged;
    note_source(match);
    staged_.drop(written, match.row);
    return;
  }
  ++(match.placeholder ? counts.added : counts.changed);
  match.placeholder = false;
  staged_.keep_key(written, match.row);
  staged_.move(written, match.row);
}

void NodeImport::settle_new(const Waiting& waiting) {
  NodeFact& fact = index_.fact(waiting.ref);
  ++context_.node_counts[waiting.identity.type].added;
  std::string key = staged_.key(fact.row);
  if (!waiting.base_key.empty()) {
    const auto is_live = [&](const std::string& k) {
      return index_.find_key(index_.hashed(k), fact.environment) != NodeIndex::kNone;
    };
    if (is_live(key)) {
      const HashedText base = index_.hashed(waiting.base_key);
      key = index_.keys().free_key(base, fact.environment, [&](const std::string& k) {
        return is_live(k) || index_.keys().is_claimed(context_.hash(k), fact.environment);
      });
      staged_.set_key(fact.row, key);
    }
    index_.set_key(index_.hashed(key), waiting.ref);
  }
  const auto former = former_.take(fact.environment, key);
  if (!former) return;
  context_.db.prepare("UPDATE stage.node SET first_seen=?1 WHERE id=?2")
      .run(former->first_seen, fact.row);
  staged_.move(fact.row, former->row);
  fact.row = former->row;
}

}  // namespace toposcope::store::sqlite
