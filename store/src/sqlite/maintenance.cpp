#include "maintenance.h"

#include <algorithm>
#include <chrono>
#include <string>

#include <sqlite3.h>

#include "error.h"
#include "inventory_file.h"
#include "revision_log.h"
#include "transaction.h"

namespace toposcope::store::sqlite {
namespace {

void forget(Connection& db, model::RevisionNumber keep_from) {
  const std::string from = std::to_string(keep_from);
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
  db.execute("DELETE FROM status_history WHERE replaced<(SELECT time FROM revision WHERE number=" +
             from + ")");
  db.execute(
      "DELETE FROM constraint_set WHERE id NOT IN (SELECT constraint_set FROM node"
      " UNION SELECT constraint_set FROM link UNION SELECT constraint_set FROM node_history"
      " UNION SELECT constraint_set FROM link_history)");
}

}  // namespace

void compact(Connection& db, model::RevisionNumber keep_from) {
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

void backup(Connection& db, const std::filesystem::path& target,
            const std::function<void()>& check) {
  if (std::filesystem::exists(target)) {
    fail(model::ErrorCode::kConflict, "the target of the backup exists; choose another name",
         target.string());
  }
  NewFile file(target);
  {
    Connection copy(file.path(), Access::kCreate, std::chrono::milliseconds(0));
    sqlite3_backup* work = sqlite3_backup_init(copy.handle(), "main", db.handle(), "main");
    if (work == nullptr)
      fail_sqlite(copy.handle(), sqlite3_errcode(copy.handle()), target.string());
    constexpr int kAllPages = -1;
    const int code = sqlite3_backup_step(work, kAllPages);
    sqlite3_backup_finish(work);
    if (code != SQLITE_DONE) fail_sqlite(copy.handle(), code, target.string());
  }
  check();
  file.publish();
}

}  // namespace toposcope::store::sqlite
