#include "link_import.h"

namespace toposcope::store::sqlite {

LinkImport::LinkImport(ImportContext& context, RecordWriter& writer, NodeImport& nodes)
    : context_(context),
      writer_(writer),
      nodes_(nodes.index()),
      resolver_(context, nodes.index(), writer),
      index_(context.db, context.hash, context.known_links),
      tuples_(context.db, context.hash),
      staged_(context.db, context.schema, Subject::kLink),
      name_end_(context.db.prepare("INSERT INTO stage.link_end VALUES(?1,?2,?3,?4,?5,?6,?7)")),
      named_ends_(context.db.prepare(
          "SELECT id, source_key, source_type, source_id, target_key, target_type, target_id"
          " FROM stage.link_end ORDER BY id")),
      set_ends_(context.db.prepare("UPDATE " + context.schema +
                                   ".link SET source=?2, target=?3 WHERE id=?1")),
      name_(context.db.prepare("SELECT name FROM " + context.schema + ".link WHERE id=?1")),
      staged_id_(context.db.prepare("SELECT ext_id FROM stage.node WHERE id=?1")),
      known_id_(context.db.prepare("SELECT ext_id FROM main.node WHERE id=?1")),
      known_link_(
          context.db.prepare("SELECT content_hash, type, source, target, key, origin, environment"
                             " FROM main.link WHERE id=?1")) {}

std::int64_t LinkImport::put(const model::LinkRecord& link) {
  LinkEnds ends;
  ends.environment = context_.names.intern(Name::kEnvironment, link.environment);
  ends.type = context_.names.intern(Name::kLinkType, link.link_type);
  if (link.key.empty()) return wait(link, ends, {}, 0);
  const HashedText key = claim(link.key, ends.environment);
  if (key.text != link.key) ++context_.outcome.duplicate_keys;
  if (context_.is_new_file) {
    ends.source = resolver_.find_certain(ends.environment, link.source);
    ends.target = resolver_.find_certain(ends.environment, link.target);
    if (ends.source == 0 || ends.target == 0) return wait(link, ends, key.text, 0);
    const std::int64_t row = ++context_.last_link_row;
    write(link, ends, row, key.text);
    pairs_.add(ends.source, ends.target, ends.type);
    ++context_.link_counts[ends.type].added;
    return row;
  }
  const auto ref = index_.find_key(key.text, key.hash, ends.environment);
  if (ref == LinkIndex::kNone || index_.is_matched(index_.fact(ref).row)) {
    return wait(link, ends, key.text, 0);
  }
  const LinkFact& fact = index_.fact(ref);
  index_.match(fact.row);
  if (!is_unchanged(fact, link, ends.type)) return wait(link, ends, key.text, fact.row);
  pairs_.add(fact.source, fact.target, ends.type);
  ++context_.link_counts[ends.type].unchanged;
  if (fact.origin != context_.source) staged_.note_source(fact.row);
  return fact.row;
}

HashedText LinkImport::claim(std::string_view base, std::uint32_t environment) {
  return index_.keys().claim_free({base, context_.hash(base)}, environment, context_.hash,
                                  key_buffer_);
}

/// Only for ends that are found by key in the link's environment: nothing that arrives later can
/// change where they lead, save a new key for that very node.
bool LinkImport::is_unchanged(const LinkFact& fact, const model::LinkRecord& link,
                              std::uint32_t type) {
  return fact.content_hash == link.content_hash && fact.type == type &&
         fact.source == resolver_.find_certain(fact.environment, link.source) &&
         fact.target == resolver_.find_certain(fact.environment, link.target);
}

void LinkImport::write(const model::LinkRecord& link, const LinkEnds& ends, std::int64_t row,
                       std::string_view key) {
  LinkCells cells;
  cells.row = row;
  cells.environment = ends.environment;
  cells.type = ends.type;
  cells.source = ends.source;
  cells.target = ends.target;
  cells.implicit = link.implicit;
  cells.constraint_set = context_.constraints.intern(link.constraints);
  cells.key_given = !link.key.empty();
  cells.origin = context_.source;
  cells.content_hash = link.content_hash;
  cells.valid_from = context_.revision;
  cells.key = key;
  cells.name = link.name;
  writer_.write(cells, link.document);
}

std::int64_t LinkImport::wait(const model::LinkRecord& link, const LinkEnds& ends,
                              std::string_view key, std::int64_t match) {
  Waiting waiting;
  waiting.row = ++context_.last_link_row;
  waiting.ends = ends;
  waiting.match = match;
  waiting.content_hash = link.content_hash;
  waiting.name_hash = context_.hash(link.name).low;
  waiting.key_given = !link.key.empty();
  write(link, ends, waiting.row, key);
  name_end_.run(waiting.row, link.source.key, link.source.type, link.source.id, link.target.key,
                link.target.type, link.target.id);
  waiting_.push_back(waiting);
  return waiting.row;
}

}  // namespace toposcope::store::sqlite
