#include "revision_log.h"

#include "toposcope/store/graph_store.h"

#include "error.h"
#include "messages.h"

namespace toposcope::store::sqlite {
namespace {

void add_counts(Revision& revision, const ImportOutcome& outcome) {
  for (const auto& [type, counts] : outcome.nodes) {
    revision.nodes_added += counts.added;
    revision.nodes_changed += counts.changed;
    revision.nodes_retired += counts.retired;
  }
  for (const auto& [type, counts] : outcome.links) {
    revision.links_added += counts.added;
    revision.links_changed += counts.changed;
    revision.links_retired += counts.retired;
  }
  for (const auto& [collection, counts] : outcome.documents) {
    revision.documents_changed += counts.added + counts.changed + counts.retired;
  }
}

std::uint64_t count_at(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

Revision read_revision(const Statement& row) {
  Revision out;
  out.number = row.integer(0);
  out.time = model::UtcMicros(std::chrono::microseconds(row.integer(1)));
  out.kind = row.text(2);
  out.source = row.text(3);
  out.comment = row.text(4);
  out.nodes_added = count_at(row, 5);
  out.nodes_changed = count_at(row, 6);
  out.nodes_retired = count_at(row, 7);
  out.links_added = count_at(row, 8);
  out.links_changed = count_at(row, 9);
  out.links_retired = count_at(row, 10);
  out.documents_changed = count_at(row, 11);
  return out;
}

}  // namespace

Revision append_revision(Connection& db, Revision revision, ImportOutcome& outcome) {
  add_counts(revision, outcome);
  revision.number = newest_revision(db) + 1;
  // A clock that was set back must not make a later revision look older than an earlier one.
  revision.time = model::now_utc();
  const model::UtcMicros last(
      std::chrono::microseconds(db.integer("SELECT max(time) FROM main.revision")));
  if (revision.number > 1 && revision.time < last) revision.time = last;
  db.prepare("INSERT INTO main.revision VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")
      .run(revision.number, revision.time.time_since_epoch().count(), revision.kind,
           revision.source, revision.comment, revision.nodes_added, revision.nodes_changed,
           revision.nodes_retired, revision.links_added, revision.links_changed,
           revision.links_retired, revision.documents_changed);
  outcome.revision = revision.number;
  return revision;
}

std::vector<Revision> read_revisions(Connection& db) {
  std::vector<Revision> out;
  const std::int64_t kept_from = read_counter(db, "kept_from");
  auto query = db.prepare("SELECT * FROM revision ORDER BY number DESC");
  while (query.step()) {
    out.push_back(read_revision(query));
    out.back().compacted = out.back().number < kept_from;
  }
  return out;
}

model::RevisionNumber newest_revision(Connection& db) {
  Statement query = db.prepare_kept("SELECT max(number) FROM main.revision");
  return query.step() ? query.integer(0) : 0;
}

model::RevisionNumber checked_revision(Connection& db, model::RevisionNumber at) {
  const model::RevisionNumber newest = newest_revision(db);
  if (at == kNow) return newest;
  if (at < 0 || at > newest) {
    throw Failure(messages::no_revision(at, newest));
  }
  const std::int64_t kept_from = read_counter(db, "kept_from");
  if (at != 0 && at < kept_from) {
    throw Failure(messages::revision_forgotten(at, kept_from));
  }
  return at;
}

std::int64_t read_counter(Connection& db, const std::string& name) {
  auto query = db.prepare("SELECT value FROM main.counter WHERE name=?1");
  return query.find(name) ? query.integer(0) : 0;
}

void write_counter(Connection& db, const std::string& name, std::int64_t value) {
  db.prepare("INSERT OR REPLACE INTO main.counter VALUES(?1,?2)").run(name, value);
}

std::uint64_t count_placeholders(Connection& db) {
  return static_cast<std::uint64_t>(
      db.integer("SELECT sum(count) FROM main.node_count WHERE placeholder=1"));
}

}  // namespace toposcope::store::sqlite
