#include "sqlite_import.h"

#include <utility>

#include "constraint_promotion.h"
#include "error.h"
#include "journal.h"
#include "merge.h"
#include "messages.h"
#include "replace.h"
#include "retire.h"
#include "revision_log.h"
#include "schema.h"
#include "stage.h"
#include "transaction.h"
#include "view_states.h"

namespace toposcope::store::sqlite {

struct SqliteImport::Parts {
  Parts(Connection& db, const std::string& schema, const ImportOptions& options)
      : context(db, schema, options),
        writer(db, schema, context.keep_documents),
        nodes(context, writer),
        links(context, writer, nodes),
        documents(context),
        statuses(db) {}

  ImportContext context;
  RecordWriter writer;
  NodeImport nodes;
  LinkImport links;
  DocumentImport documents;
  StatusImport statuses;
};

SqliteImport::SqliteImport(Session& session, const ImportOptions& options,
                           std::function<void()> at_end)
    : session_(session),
      options_(options),
      at_end_(std::move(at_end)),
      lock_(session.lock()),
      environments_(options.environments.begin(), options.environments.end()) {
  begin();
}

SqliteImport::~SqliteImport() {
  parts_.reset();
  db_.reset();
  file_.reset();
  lock_.reset();
  at_end_();
}

void SqliteImport::begin() {
  session_.begin_filling();
  session_.reopen();  // What an earlier owner of the lock wrote must be seen.
  const StoreOptions& store = session_.options();
  if (session_.is_empty()) {
    file_ = std::make_unique<NewFile>(store.path);
    db_ = std::make_unique<Connection>(file_->path(), Access::kCreate, store.busy_timeout);
    db_->set_clock(store.clock);
    tune_for_building(*db_);
    create_tables(*db_);
  } else {
    db_ = session_.open_another();
  }
  attach_stage(*db_);
  parts_ = std::make_unique<Parts>(*db_, file_ == nullptr ? "stage" : "main", options_);
  db_->execute("BEGIN");
}

void SqliteImport::require_open() const {
  if (is_open_) return;
  throw Failure(messages::import_ended());
}

model::Status SqliteImport::put_node(const model::NodeRecord& node) {
  return guarded_status([&] {
    require_open();
    if (!environments_.contains(node.environment)) environments_.emplace(node.environment);
    ++nodes_and_links_;
    const std::int64_t row = parts_->nodes.put(node);
    if (node.status) parts_->statuses.put(Subject::kNode, row, *node.status);
  });
}

model::Status SqliteImport::put_link(const model::LinkRecord& link) {
  return guarded_status([&] {
    require_open();
    if (!environments_.contains(link.environment)) environments_.emplace(link.environment);
    ++nodes_and_links_;
    const std::int64_t row = parts_->links.put(link);
    if (link.status) parts_->statuses.put(Subject::kLink, row, *link.status);
  });
}

model::Status SqliteImport::put_document(const model::DocumentRecord& document) {
  return guarded_status([&] {
    require_open();
    parts_->documents.put(document);
    if (document.collection == model::collections::kEnvironments) {
      environments_.emplace(document.key);
    }
  });
}

model::Status SqliteImport::retire_document(std::string_view collection, std::string_view key) {
  return guarded_status([&] {
    require_open();
    parts_->documents.retire(collection, key);
  });
}

model::Result<ImportOutcome> SqliteImport::commit() {
  auto result = guarded([&] {
    require_open();
    is_open_ = false;
    settle_records();
    if (file_ != nullptr) {
      finish_new_file();
    } else {
      finish_merge();
    }
    ImportOutcome outcome = std::move(parts_->context.outcome);
    if (options_.dry_run) outcome.revision = 0;
    return outcome;
  });
  // The file is closed and the writer's place given up even when the object lives on.
  parts_.reset();
  db_.reset();
  if (result.has_value() && file_ != nullptr && !options_.dry_run) {
    const auto published = guarded_status([&] {
      session_.close();
      file_->publish();
      session_.reopen();
    });
    if (!published.has_value()) result = published.error();
  }
  file_.reset();
  lock_.reset();
  if (result.has_value()) report_progress(10);
  return result;
}

void SqliteImport::settle_records() {
  ImportContext& context = parts_->context;
  Replaced replaced{options_, {}};
  for (const auto& name : environments_) {
    replaced.environments.insert(context.names.intern(Name::kEnvironment, name));
  }
  parts_->nodes.settle();
  const bool replaces = options_.replace && file_ == nullptr;
  RetiredShares shares;
  if (replaces) {
    retire_nodes_not_matched(context, parts_->nodes, replaced, shares);
  }
  parts_->links.settle();
  if (replaces) retire_links_not_matched(context, parts_->links, replaced, shares);
  context.outcome.over_share = shares.above(options_.max_retired_share);
  if (!context.outcome.over_share.empty() && !options_.dry_run) {
    throw Failure(messages::too_many_retired(options_.source, context.outcome.over_share));
  }
  context.node_counts.add_to(context.outcome.nodes, context.names);
  context.link_counts.add_to(context.outcome.links, context.names);
  report_progress(3);
}

void SqliteImport::finish_new_file() {
  parts_->context.names.save(*db_);
  db_->execute(
      "INSERT INTO node_count SELECT environment, type, placeholder, count(*) FROM node"
      " GROUP BY 1,2,3;"
      "INSERT INTO link_count SELECT environment, type, implicit, count(*) FROM link"
      " GROUP BY 1,2,3");
  write_rest();
  if (options_.dry_run) return;
  copy_view_states(session_.connection(), *db_);
  copy_journal(session_.connection(), *db_);
  create_indexes(*db_);
  report_progress(9);
  complete_constraints(*db_);
  create_views(*db_);
  stamp(*db_);
  db_->execute("COMMIT");
  // From here on the file is read by others while it is written.
  parts_->context.db.execute("DETACH stage");
  db_->execute("PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL");
}

void SqliteImport::finish_merge() {
  ImportContext& context = parts_->context;
  // The staging is done; a new transaction sees what small writers (status) did meanwhile.
  db_->execute("COMMIT");
  Transaction transaction(*db_, Transaction::Kind::kWrite);
  if (newest_revision(*db_) + 1 != context.revision) {
    fail(model::ErrorCode::kUnavailable, "another process changed the inventory; import again");
  }
  context.names.save(*db_);  // The merge walks over link types by their names.
  Merge(*db_, context.revision, context.source).run();
  report_progress(8);
  write_rest();
  if (!options_.dry_run) {
    complete_constraints(*db_);
    transaction.commit();
  }
}

void SqliteImport::write_rest() {
  ImportContext& context = parts_->context;
  parts_->documents.settle(options_.replace ? &environments_ : nullptr);
  context.outcome.status_changes = merge_statuses(*db_, options_.source, context.revision);
  write_counter(*db_, "last_node_row", context.last_node_row);
  write_counter(*db_, "last_link_row", context.last_link_row);
  context.outcome.placeholders = count_placeholders(*db_);
  note_undeclared();
  Revision revision;
  revision.kind = nodes_and_links_ == 0 ? "edit" : "import";
  revision.source = options_.source;
  revision.comment = options_.comment;
  note_seen(append_revision(*db_, std::move(revision), context.outcome));
}

void SqliteImport::note_undeclared() {
  auto declares = db_->prepare("SELECT 1 FROM main.document WHERE collection=?1 AND key=?2");
  for (const auto& name : environments_) {
    const bool declared = declares.find(model::collections::kEnvironments, name);
    declares.reset();
    if (!declared) parts_->context.outcome.undeclared.push_back(name);
  }
}

void SqliteImport::note_seen(const Revision& revision) {
  ImportContext& context = parts_->context;
  auto insert = db_->prepare("INSERT OR REPLACE INTO main.source_seen VALUES(?1,?2,?3,?4)");
  for (const auto& name : environments_) {
    insert.run(context.source, context.names.intern(Name::kEnvironment, name), revision.number,
               revision.time.time_since_epoch().count());
  }
}

void SqliteImport::report_progress(std::uint64_t tenths) const {
  if (options_.progress) options_.progress(nodes_and_links_ * tenths / 10, nodes_and_links_);
}

}  // namespace toposcope::store::sqlite
