// The part of the store that viewers ask.

#include "error.h"
#include "messages.h"
#include "node_reader.h"
#include "node_tree.h"
#include "revision_log.h"
#include "small_write.h"
#include "sqlite_store.h"
#include "status_merge.h"
#include "status_times.h"
#include "store_info.h"
#include "view_states.h"

namespace toposcope::store::sqlite {

model::Status SqliteStore::acknowledge(model::NodeRow node,
                                       const Acknowledgement& acknowledgement) {
  return guarded_status([&] {
    session_.require_writable();
    const auto now = session_.connection().now();
    if (auto error = messages::wrong_acknowledgement(acknowledgement, now)) throw Failure(*error);
    write_at_once(session_, [&](Connection& db) {
      (void)NodeReader(db).summary(node.value);  // Fails when there is no such node.
      mark_reports(db, node.value, acknowledgement);
    });
  });
}

model::Status SqliteStore::take_back_acknowledgement(model::NodeRow node) {
  return guarded_status([&] {
    write_at_once(session_, [&](Connection& db) {
      (void)NodeReader(db).summary(node.value);  // Fails when there is no such node.
      take_marks_back(db, node.value);
    });
  });
}

model::Status SqliteStore::set_view_state(std::string_view name,
                                          std::optional<std::string_view> value) {
  return guarded_status([&] {
    if (name.empty()) throw Failure(messages::view_state_without_name());
    write_at_once(session_, [&](Connection& db) { write_view_state(db, name, value); });
  });
}

model::Status SqliteStore::read_documents(const DocumentVisitor& visit) {
  return read_status([&](Connection& db) {
    std::map<std::int64_t, std::string> types;
    auto names = db.prepare("SELECT id, text FROM main.name WHERE kind=2");
    while (names.step()) types.emplace(names.integer(0), names.text(1));
    auto query = db.prepare(
        "SELECT n.id, n.type, d.document FROM main.node n JOIN main.node_document d ON d.id=n.id"
        " WHERE n.placeholder=0 ORDER BY n.id");
    while (query.step()) {
      require(visit({query.integer(0)}, types.at(query.integer(1)), query.text(2)));
    }
  });
}

model::Result<std::vector<EnvironmentSummary>> SqliteStore::environments() {
  return read([](Connection& db) { return read_environments(db); });
}

model::Result<std::vector<NodeSummary>> SqliteStore::summaries(
    const std::vector<model::NodeRow>& rows, model::RevisionNumber at) {
  return read([&](Connection& db) {
    NodeReader nodes(db, Version(db, at));
    std::vector<NodeSummary> out;
    out.reserve(rows.size());
    for (const model::NodeRow row : rows) out.push_back(nodes.summary(row.value));
    return out;
  });
}

model::Result<std::vector<TypeCount>> SqliteStore::root_types(std::string_view environment) {
  return read(
      [&](Connection& db) { return NodeTree(db, Version(db, kNow)).root_types(environment); });
}

model::Result<std::vector<NodeSummary>> SqliteStore::roots(std::string_view environment,
                                                           std::string_view type,
                                                           std::size_t offset, std::size_t limit) {
  return read([&](Connection& db) {
    const Version newest(db, kNow);
    return NodeReader(db, newest)
        .summaries(NodeTree(db, newest).roots(environment, {type, offset, limit}));
  });
}

model::Result<std::vector<NodeSummary>> SqliteStore::children(model::NodeRow row,
                                                              model::RevisionNumber at) {
  return read([&](Connection& db) {
    const Version version(db, at);
    NodeReader nodes(db, version);
    (void)nodes.summary(row.value);  // Fails when there is no such node.
    return nodes.summaries(NodeTree(db, version).children(row.value, {}));
  });
}

model::Result<std::vector<NodeSummary>> SqliteStore::children(model::NodeRow row,
                                                              std::string_view type,
                                                              std::size_t offset,
                                                              std::size_t limit) {
  return read([&](Connection& db) {
    const Version newest(db, kNow);
    NodeReader nodes(db, newest);
    (void)nodes.summary(row.value);  // Fails when there is no such node.
    return nodes.summaries(NodeTree(db, newest).children(row.value, {type, offset, limit}));
  });
}

model::Result<std::vector<NodeSummary>> SqliteStore::parents(model::NodeRow row,
                                                             model::RevisionNumber at) {
  return read([&](Connection& db) {
    const Version version(db, at);
    NodeReader nodes(db, version);
    (void)nodes.summary(row.value);  // Fails when there is no such node.
    return nodes.summaries(NodeTree(db, version).parents(row.value));
  });
}

model::Result<std::vector<TypeCount>> SqliteStore::child_types(model::NodeRow row) {
  return read([&](Connection& db) {
    const Version newest(db, kNow);
    (void)NodeReader(db, newest).summary(row.value);  // Fails when there is no such node.
    return NodeTree(db, newest).child_types(row.value);
  });
}

model::Result<std::vector<IllBranch>> SqliteStore::ill_branches() {
  return read([](Connection& db) { return read_ill_branches(db); });
}

model::Result<std::vector<StatusSpan>> SqliteStore::status_history(model::NodeRow row,
                                                                   model::UtcMicros since) {
  return read([&](Connection& db) {
    (void)NodeReader(db).summary(row.value);  // Fails when there is no such node.
    auto spans = StatusTimes(db).spans(row.value);
    std::size_t over = 0;
    while (over + 1 < spans.size() && spans[over + 1].from <= since) ++over;
    spans.erase(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(over));
    return spans;
  });
}

model::Status SqliteStore::status_changes(model::UtcMicros from, model::UtcMicros to,
                                          const StatusVisitor& visit) {
  return read_status([&](Connection& db) {
    for (const auto& change : read_status_changes(db, from, to)) require(visit(change));
  });
}

model::Result<std::vector<Problem>> SqliteStore::problems(std::size_t limit) {
  return read([limit](Connection& db) { return read_problems(db, limit); });
}

model::Result<std::vector<StatusCount>> SqliteStore::status_counts() {
  return read([](Connection& db) { return read_status_counts(db); });
}

model::Result<std::optional<std::string>> SqliteStore::view_state(std::string_view name) {
  return read([name](Connection& db) { return read_view_state(db, name); });
}

model::Result<std::vector<GraphStore::NamedState>> SqliteStore::view_states(
    std::string_view prefix) {
  return read([prefix](Connection& db) { return read_view_states(db, prefix); });
}

model::Result<Stamp> SqliteStore::stamp() {
  return read([this](Connection& db) {
    auto query = db.prepare_kept("PRAGMA data_version");
    const std::int64_t version = query.step() ? query.integer(0) : 0;
    query.reset();
    // SQLite counts in 32 bits, and for each connection by itself.
    constexpr int kVersionBits = 32;
    return Stamp{(session_.openings() << kVersionBits) + version, newest_revision(db)};
  });
}

}  // namespace toposcope::store::sqlite
