#include "node_import.h"

namespace toposcope::store::sqlite {

NodeImport::NodeImport(ImportContext& context, RecordWriter& writer)
    : context_(context),
      writer_(writer),
      index_(context.db, context.hash, context.known_nodes),
      former_(context.db),
      staged_(context.db, context.schema, Subject::kNode) {}

std::int64_t NodeImport::put(const model::NodeRecord& node) {
  const Arrival arrival = arrive(node);
  count_duplicate_id(arrival.identity);
  if (const Ref ref = find_by_key(arrival); ref != NodeIndex::kNone) return update(ref, arrival);
  return must_wait(arrival) ? wait(arrival) : add(arrival);
}

NodeImport::Arrival NodeImport::arrive(const model::NodeRecord& node) {
  const auto environment = context_.names.intern(Name::kEnvironment, node.environment);
  const auto type = context_.names.intern(Name::kNodeType, node.type);
  const bool given = !node.key.empty();
  std::string_view base = node.key;
  if (!given) {
    base_buffer_.assign(node.type).append(":").append(node.id);
    base = base_buffer_;
  }
  const HashedText key =
      index_.keys().claim_free(index_.hashed(base), environment, context_.hash, key_buffer_);
  if (given && key.text != base) ++context_.outcome.duplicate_keys;
  return {node, index_.identity(environment, type, node.id), base, key, given};
}

void NodeImport::count_duplicate_id(const NodeIdentity& identity) {
  bool came_before = false;
  index_.visit_id(identity, [&](Ref ref) {
    const NodeFact& fact = index_.fact(ref);
    came_before = fact.matched || !fact.known;
    return came_before;
  });
  if (came_before) ++context_.outcome.duplicate_ids;
}

NodeImport::Ref NodeImport::find_by_key(const Arrival& arrival) {
  if (index_.is_empty_file()) return NodeIndex::kNone;
  const auto identity = context_.hash(arrival.record.id, arrival.identity.type).low;
  const Ref own = index_.find_key(arrival.key, arrival.identity.environment);
  if (own != NodeIndex::kNone) {
    const NodeFact& fact = index_.fact(own);
    const bool agrees = arrival.key_given || fact.identity == identity;
    if (fact.known && !fact.matched && agrees) return own;
  }
  if (!arrival.key_given) return NodeIndex::kNone;
  Ref elsewhere = NodeIndex::kNone;
  index_.visit_key(arrival.key, [&](Ref ref) {
    const NodeFact& fact = index_.fact(ref);
    if (!fact.known || fact.matched || !fact.placeholder || !fact.key_given) return;
    if (elsewhere == NodeIndex::kNone || fact.row < index_.fact(elsewhere).row) elsewhere = ref;
  });
  return elsewhere;
}

bool NodeImport::must_wait(const Arrival& arrival) {
  if (index_.is_empty_file()) return false;
  if (index_.find_key(arrival.key, arrival.identity.environment) != NodeIndex::kNone) return true;
  bool may_match = false;
  index_.visit_id(arrival.identity, [&](Ref ref) {
    const NodeFact& fact = index_.fact(ref);
    may_match = fact.known && !fact.matched;
    return may_match;
  });
  return may_match;
}

std::int64_t NodeImport::update(Ref ref, const Arrival& arrival) {
  NodeFact& fact = index_.fact(ref);
  mark_matched(fact);
  const auto identity = context_.hash(arrival.record.id, arrival.identity.type).low;
  const bool moves = fact.identity != identity || fact.environment != arrival.identity.environment;
  ChangeCounts& counts = context_.node_counts[arrival.identity.type];
  const std::int64_t row = fact.row;
  if (!fact.placeholder && !moves && fact.content_hash == arrival.record.content_hash) {
    ++counts.unchanged;
    note_source(fact);
    return row;
  }
  ++(fact.placeholder ? counts.added : counts.changed);
  const bool key_given = arrival.key_given || fact.key_given;
  write(arrival, row, 0, key_given);
  fact.placeholder = false;
  fact.key_given = key_given;
  if (moves) {
    fact.dead = true;
    NodeFact successor = fact_of(arrival, row);
    successor.known = successor.matched = true;
    const Ref moved = index_.add(successor, arrival.identity);
    index_.set_key(arrival.key, moved);
  }
  return row;
}

std::int64_t NodeImport::add(const Arrival& arrival) {
  const auto former = former_.take(arrival.identity.environment, arrival.key.text);
  const std::int64_t row = former ? former->row : ++context_.last_node_row;
  write(arrival, row, former ? former->first_seen : context_.revision, arrival.key_given);
  ++context_.node_counts[arrival.identity.type].added;
  const Ref ref = index_.add(fact_of(arrival, row), arrival.identity);
  index_.set_key(arrival.key, ref);
  return row;
}

std::int64_t NodeImport::wait(const Arrival& arrival) {
  const std::int64_t row = ++context_.last_node_row;
  write(arrival, row, context_.revision, arrival.key_given);
  const bool key_taken =
      index_.find_key(arrival.key, arrival.identity.environment) != NodeIndex::kNone;
  const Ref ref = index_.add(fact_of(arrival, row), arrival.identity);
  if (!key_taken) index_.set_key(arrival.key, ref);
  Waiting waiting{ref, arrival.identity, arrival.key_given, {}};
  waiting.identity.id = {};
  if (key_taken) waiting.base_key = arrival.base_key;
  waiting_.push_back(std::move(waiting));
  return row;
}

void NodeImport::write(const Arrival& arrival, std::int64_t row, model::RevisionNumber first_seen,
                       bool key_given) {
  const model::NodeRecord& node = arrival.record;
  NodeCells cells;
  cells.row = row;
  cells.environment = arrival.identity.environment;
  cells.type = arrival.identity.type;
  cells.constraint_set = context_.constraints.intern(node.constraints);
  cells.key_given = key_given;
  cells.source = context_.source;
  if (!node.parent_type.empty()) {
    cells.parent_type = context_.names.intern(Name::kNodeType, node.parent_type);
  }
  cells.content_hash = node.content_hash;
  cells.first_seen = first_seen;
  cells.valid_from = context_.revision;
  cells.key = arrival.key.text;
  cells.id = node.id;
  cells.name = node.name;
  cells.parent_id = node.parent_id;
  writer_.write(cells, node.document);
}

NodeFact NodeImport::fact_of(const Arrival& arrival, std::int64_t row) const {
  NodeFact fact;
  fact.row = row;
  fact.content_hash = arrival.record.content_hash;
  fact.environment = arrival.identity.environment;
  fact.source = context_.source;
  fact.key_given = arrival.key_given;
  return fact;
}

void NodeImport::mark_matched(NodeFact& fact) {
  fact.matched = true;
  matched_rows_.add(fact.row);
}

void NodeImport::note_source(const NodeFact& fact) {
  if (fact.source != context_.source) staged_.note_source(fact.row);
}

}  // namespace toposcope::store::sqlite
