#include "session.h"

#include <system_error>
#include <utility>

#include <sqlite3.h>

#include "error.h"
#include "migrations.h"
#include "revision_log.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

bool is_missing_or_void(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  return std::filesystem::is_regular_file(path, error) &&
         std::filesystem::file_size(path, error) == 0;
}

}  // namespace

Session::Session(StoreOptions options) : options_(std::move(options)) {
  if (!options_.read_only && options_.create && is_missing_or_void(options_.path)) create();
  reopen();
}

Session::~Session() { close(); }

void Session::create() {
  const WriterLock writer(options_.path, options_.busy_timeout);
  if (!is_missing_or_void(options_.path)) return;
  NewFile file(options_.path);
  {
    Connection db(file.path(), Access::kCreate, options_.busy_timeout);
    tune_for_building(db);
    create_tables(db);
    create_indexes(db);
    create_views(db);
    stamp(db);
  }
  file.publish();
}

Access Session::access() const {
  if (!options_.read_only) return Access::kReadWrite;
  return has_wal(options_.path) ? Access::kReadOnly : Access::kImmutable;
}

void Session::close() {
  if (db_ != nullptr && access_ == Access::kReadWrite && !is_empty_) {
    // Leave one file behind; a reader that is still at work keeps the log for now.
    sqlite3_busy_timeout(db_->handle(), 0);
    sqlite3_wal_checkpoint_v2(db_->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }
  db_.reset();
}

void Session::reopen() {
  close();
  check_inventory_file(options_.path);
  mark_ = mark_of(options_.path);
  access_ = access();
  if (access_ == Access::kReadWrite && !is_folder_writable(options_.path)) {
    fail(model::ErrorCode::kIo,
         "the folder of the inventory is not writable; open the inventory read-only",
         options_.path.string());
  }
  db_ = open_another();
  check_version(*db_, options_.path, options_.read_only);
  if (!options_.read_only) migrate(*db_, builtin_migrations(), kSchemaVersion);
  is_empty_ = newest_revision(*db_) == 0;
}

std::unique_ptr<Connection> Session::open_another() {
  auto db = std::make_unique<Connection>(options_.path, access_, options_.busy_timeout);
  db->execute("PRAGMA cache_size=-16384; PRAGMA temp_store=FILE");
  if (access_ == Access::kReadWrite) db->execute("PRAGMA synchronous=NORMAL");
  return db;
}

Connection& Session::connection() {
  if (db_ == nullptr || (is_watched() && mark_of(options_.path) != mark_)) reopen();
  return *db_;
}

std::function<void()> Session::make_check() const {
  if (access_ != Access::kImmutable) return [] {};
  return [path = options_.path, mark = mark_] {
    if (mark_of(path) == mark) return;
    fail(model::ErrorCode::kUnavailable,
         "another process changed the inventory while it was read; try again", path.string());
  };
}

void Session::require_writable() const {
  if (!options_.read_only) return;
  fail(model::ErrorCode::kInvalidArgument, "the inventory is open for reading only",
       options_.path.string());
}

std::unique_ptr<WriterLock> Session::lock() const {
  return std::make_unique<WriterLock>(options_.path, options_.busy_timeout);
}

}  // namespace toposcope::store::sqlite
