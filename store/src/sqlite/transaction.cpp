#include "transaction.h"

#include <sqlite3.h>

namespace toposcope::store::sqlite {

Transaction::Transaction(Connection& db, Kind kind)
    : db_(&db), open_(kind == Kind::kWrite || sqlite3_get_autocommit(db.handle()) != 0) {
  if (open_) db.execute(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // SQLite has already rolled back after some errors; then there is nothing to undo.
  if (open_) sqlite3_exec(db_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  db_->execute("COMMIT");
  open_ = false;
}

}  // namespace toposcope::store::sqlite
