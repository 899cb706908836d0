#include "small_write.h"

#include <memory>

#include <sqlite3.h>

#include "transaction.h"
#include "writer_lock.h"

namespace toposcope::store::sqlite {
namespace {

/// SQLite's own default: pages in the log after which a commit empties it.
constexpr int kCheckpointPages = 1000;

/// Neither waits for locks nor empties the log, which may hold what a whole import wrote.
class NoWaiting {
 public:
  NoWaiting(Connection& db, std::chrono::milliseconds usual) : db_(db), usual_(usual) {
    sqlite3_busy_timeout(db_.handle(), 0);
    sqlite3_wal_autocheckpoint(db_.handle(), 0);
  }
  ~NoWaiting() {
    sqlite3_busy_timeout(db_.handle(), static_cast<int>(usual_.count()));
    sqlite3_wal_autocheckpoint(db_.handle(), kCheckpointPages);
  }
  NoWaiting(const NoWaiting&) = delete;
  NoWaiting& operator=(const NoWaiting&) = delete;

 private:
  Connection& db_;
  std::chrono::milliseconds usual_;
};

}  // namespace

void write_at_once(Session& session, const std::function<void(Connection& db)>& work) {
  session.require_writable();
  (void)session.connection();  // Opens the file again when the first import has replaced it.
  std::unique_ptr<WriterLock> writer;
  // An empty file is about to be replaced by whoever imports: what is written then would be lost.
  if (session.is_empty()) writer = session.lock_at_once();
  Connection& db = session.connection();
  const NoWaiting no_waiting(db, session.options().busy_timeout);
  Transaction transaction(db, Transaction::Kind::kWrite);
  work(db);
  transaction.commit();
}

void write_short(Session& session, const std::function<void(Connection& db)>& work) {
  session.require_writable();
  (void)session.connection();  // Opens the file again when the first import has replaced it.
  std::unique_ptr<WriterLock> writer;
  if (session.is_empty()) writer = session.lock();
  Connection& db = session.connection();
  Transaction transaction(db, Transaction::Kind::kWrite);
  work(db);
  transaction.commit();
}

}  // namespace toposcope::store::sqlite
