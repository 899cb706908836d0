#include "sqlite_store.h"

#include "changes.h"
#include "edit_revision.h"
#include "maintenance.h"
#include "messages.h"
#include "node_reader.h"
#include "node_search.h"
#include "precision.h"
#include "remove_environment.h"
#include "replay.h"
#include "revert.h"
#include "revision_log.h"
#include "sqlite_import.h"
#include "status_merge.h"
#include "store_info.h"
#include "topology_reader.h"
#include "topology_replay.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

void SqliteStore::require_no_import() const {
  if (importing_) {
    throw Failure(messages::import_running());
  }
}

model::Result<std::unique_ptr<Import>> SqliteStore::begin_import(const ImportOptions& options) {
  return guarded([&]() -> std::unique_ptr<Import> {
    session_.require_writable();
    require_no_import();
    if (options.source.empty()) {
      throw Failure(messages::source_missing());
    }
    auto import = std::make_unique<SqliteImport>(session_, options, [this] { importing_ = false; });
    importing_ = true;
    return import;
  });
}

model::Result<ImportOutcome> SqliteStore::revert(model::RevisionNumber revision) {
  return guarded([&] {
    session_.require_writable();
    require_no_import();
    EditRevision edit(session_);
    return sqlite::revert(edit, revision);
  });
}

model::Result<ImportOutcome> SqliteStore::remove_environment(std::string_view name) {
  return guarded([&] {
    session_.require_writable();
    require_no_import();
    EditRevision edit(session_);
    return sqlite::remove_environment(edit, std::string(name));
  });
}

model::Status SqliteStore::set_status(model::NodeRow node, std::string_view source,
                                      const model::StatusReport& report) {
  return guarded_status([&] {
    session_.require_writable();
    Connection& db = session_.connection();
    (void)NodeReader(db).summary(node.value);  // Fails when there is no such node.
    Transaction transaction(db, Transaction::Kind::kWrite);
    (void)NodeReader(db).summary(node.value);  // It may have gone before the lock came.
    set_node_status(db, node.value, std::string(source), report);
    transaction.commit();
  });
}

model::Result<std::vector<Revision>> SqliteStore::revisions() {
  return read([](Connection& db) { return read_revisions(db); });
}

model::Result<model::RevisionNumber> SqliteStore::revision_at(model::UtcMicros time) {
  return read([time](Connection& db) {
    auto query = db.prepare("SELECT max(number) FROM revision WHERE time<=?1");
    if (!query.find(last_moment_of(time).time_since_epoch().count()) || query.is_null(0)) {
      throw Failure(messages::no_revision_so_old(time));
    }
    return model::RevisionNumber{query.integer(0)};
  });
}

model::Status SqliteStore::replay(model::RevisionNumber at, model::GraphSink& sink) {
  return read_status([&](Connection& db) { replay_records(db, Version(db, at), sink); });
}

model::Status SqliteStore::replay_topology(model::RevisionNumber at, model::TopologySink& sink) {
  return read_status([&](Connection& db) {
    const Version version(db, at);
    send_names(db, version, sink);
    send_constraint_sets(db, sink);
    send_rules(db, version, sink);
    send_link_counts(db, version, sink);
    send_nodes(db, version, sink);
    send_links(db, version, sink);
  });
}

model::Result<std::unique_ptr<model::TopologyReader>> SqliteStore::topology_reader() {
  return guarded([&]() -> std::unique_ptr<model::TopologyReader> {
    (void)session_.connection();  // Opens the file again when it was replaced.
    return std::make_unique<SqliteTopologyReader>(session_.open_another(), session_.make_check());
  });
}

model::Result<std::vector<StoredDocument>> SqliteStore::documents(model::RevisionNumber at,
                                                                  std::string_view collection) {
  return read(
      [&](Connection& db) { return sqlite::read_documents(db, Version(db, at), collection); });
}

model::Result<std::vector<std::string>> SqliteStore::constraint_names() {
  return read([](Connection& db) {
    std::vector<std::string> out;
    auto query = db.prepare("SELECT name FROM constraint_name ORDER BY name");
    while (query.step()) out.emplace_back(query.text(0));
    return out;
  });
}

model::Status SqliteStore::changes(model::RevisionNumber from, model::RevisionNumber to,
                                   const ChangeVisitor& visit) {
  return read_status(
      [&](Connection& db) { send_changes(db, Version(db, from), Version(db, to), visit); });
}

model::Result<NodeSummary> SqliteStore::resolve(std::string_view reference,
                                                std::string_view environment,
                                                model::RevisionNumber at) {
  return read([&](Connection& db) {
    return resolve_node(db, Version(db, at), {reference, environment});
  });
}

model::Result<std::vector<NodeSummary>> SqliteStore::find(const NodeQuery& query) {
  return read([&](Connection& db) { return find_nodes(db, query); });
}

model::Result<std::uint64_t> SqliteStore::count(const NodeQuery& query) {
  return read([&](Connection& db) { return count_nodes(db, query); });
}

model::Result<NodeDetail> SqliteStore::node(model::NodeRow row, model::RevisionNumber at) {
  return read([&](Connection& db) { return NodeReader(db, Version(db, at)).detail(row.value); });
}

model::Result<std::vector<LinkDetail>> SqliteStore::links_at(model::NodeRow row,
                                                             model::RevisionNumber at) {
  return read([&](Connection& db) { return NodeReader(db, Version(db, at)).links_at(row.value); });
}

model::Result<LinkDetail> SqliteStore::link(model::LinkRow row, model::RevisionNumber at) {
  return read([&](Connection& db) { return NodeReader(db, Version(db, at)).link(row.value); });
}

model::Result<LinkDetail> SqliteStore::link_by_key(std::string_view key,
                                                   std::string_view environment,
                                                   model::RevisionNumber at) {
  return read([&](Connection& db) {
    return NodeReader(db, Version(db, at)).link_by_key(key, environment);
  });
}

model::Result<StoreInfo> SqliteStore::info() {
  return read([this](Connection& db) {
    StoreInfo out = read_info(db);
    out.file_bytes = std::filesystem::file_size(session_.options().path);
    return out;
  });
}

model::Status SqliteStore::compact(model::RevisionNumber keep_from) {
  return guarded_status([&] {
    session_.require_writable();
    require_no_import();
    const auto writer = session_.lock();
    session_.reopen();
    sqlite::compact(session_.connection(), keep_from);
  });
}

model::Status SqliteStore::backup(const std::filesystem::path& target,
                                  const BackupOptions& options) {
  return guarded_status([&] {
    Connection& db = session_.connection();
    const auto check_unchanged = session_.make_check();
    checked_by(check_unchanged, [&] {
      sqlite::backup(db, target, options, check_unchanged);
      return std::monostate{};
    });
  });
}

}  // namespace toposcope::store::sqlite

namespace toposcope::store {

model::Result<std::unique_ptr<GraphStore>> open_sqlite_store(const StoreOptions& options) {
  return sqlite::guarded([&]() -> std::unique_ptr<GraphStore> {
    return std::make_unique<sqlite::SqliteStore>(options);
  });
}

}  // namespace toposcope::store
