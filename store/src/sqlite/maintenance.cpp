#include "maintenance.h"

#include <algorithm>
#include <chrono>
#include <string>

#include <sqlite3.h>

#include "toposcope/model/path.h"

#include "error.h"
#include "inventory_file.h"
#include "new_file.h"
#include "revision_log.h"
#include "transaction.h"
#include "writer_lock.h"

namespace toposcope::store::sqlite {
namespace {

/// What showed before is not known as a whole any more.
void note_forgotten_statuses(Connection& db, const std::string& from) {
  const std::int64_t last =
      db.integer("SELECT max(replaced) FROM status_history WHERE subject=0 AND valid_to<=" + from);
  if (last > read_counter(db, "status_kept_from")) write_counter(db, "status_kept_from", last);
}

void forget(Connection& db, model::RevisionNumber keep_from) {
  const std::string from = std::to_string(keep_from);
  note_forgotten_statuses(db, from);
  for (const char* table : {"node_history", "link_history", "document_history"}) {
    db.execute("DELETE FROM " + std::string(table) + " WHERE valid_to<=" + from);
  }
  // Rows that are forgotten do not come back, so neither does what was said about them.
  for (const char* table : {"status", "status_history"}) {
    db.execute("DELETE FROM " + std::string(table) +
               " WHERE (subject=0 AND row NOT IN (SELECT id FROM node)"
               "        AND row NOT IN (SELECT id FROM node_history))"
               "    OR (subject=1 AND row NOT IN (SELECT id FROM link)"
               "        AND row NOT IN (SELECT id FROM link_history))");
  }
  db.execute("DELETE FROM status_history WHERE valid_to<=" + from);
  db.execute(
      "DELETE FROM constraint_set WHERE id NOT IN (SELECT constraint_set FROM node"
      " UNION SELECT constraint_set FROM link UNION SELECT constraint_set FROM node_history"
      " UNION SELECT constraint_set FROM link_history)");
}

void copy_pages(Connection& from, Connection& to) {
  sqlite3_backup* work = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (work == nullptr) fail_sqlite(to.handle(), sqlite3_errcode(to.handle()), to.path());
  constexpr int kAllPages = -1;
  const int code = sqlite3_backup_step(work, kAllPages);
  sqlite3_backup_finish(work);
  if (code != SQLITE_DONE) fail_sqlite(to.handle(), code, to.path());
}

}  // namespace

void compact(Connection& db, model::RevisionNumber keep_from) {
  check_whole(db, db.path());  // What is damaged must not be written anew as if it were not.
  {
    Transaction transaction(db, Transaction::Kind::kWrite);
    const model::RevisionNumber oldest =
        std::max(checked_revision(db, keep_from), read_counter(db, "kept_from"));
    forget(db, oldest);
    write_counter(db, "kept_from", oldest);
    transaction.commit();
  }
  db.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

void backup(Connection& db, const std::filesystem::path& target, const BackupOptions& options,
            const std::function<void()>& check) {
  const std::filesystem::path path = model::follow_links(target);
  require_folder(path);
  if (std::filesystem::exists(path)) fail_taken(target);
  const WriterLock writer(path, std::chrono::milliseconds(0));
  NewFile file(path, db.path());
  {
    Connection copy(file.path(), Access::kCreate, std::chrono::milliseconds(0));
    copy_pages(db, copy);
    check();
    // What is left out, and what it replaced long ago, must not lie about in free pages either.
    if (!options.view_states) copy.execute("DELETE FROM view_state; VACUUM");
    check_whole(copy, db.path());
  }
  file.publish_beside();
}

}  // namespace toposcope::store::sqlite
