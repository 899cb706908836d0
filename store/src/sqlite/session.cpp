#include "session.h"

#include <exception>
#include <system_error>
#include <utility>

#include <sqlite3.h>

#include "toposcope/model/path.h"

#include "error.h"
#include "journal.h"
#include "migrations.h"
#include "new_file.h"
#include "revision_log.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

namespace fs = std::filesystem;

bool is_empty_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && fs::file_size(path, error) == 0;
}

}  // namespace

Session::Session(StoreOptions options) : options_(std::move(options)) {
  options_.path = model::follow_links(options_.path);
  if (!options_.read_only) {
    clean_up_after_the_killed();
    if (options_.create) create();
  }
  reopen();
}

Session::~Session() {
  close();
  if (is_filling_ && is_empty_ && before_ != Before::kInventory) give_back_new_file();
}

void Session::clean_up_after_the_killed() const {
  if (!WriterLock::is_named(options_.path) && !NewFile::has_leftovers(options_.path)) return;
  try {
    const WriterLock writer(options_.path, std::chrono::milliseconds(0));
    NewFile::remove_leftovers(options_.path);
  } catch (const Failure&) {
    // Somebody is at work.
  }
}

void Session::create() {
  const auto has_content = [this] {
    std::error_code ignored;
    return fs::exists(options_.path, ignored) && !is_empty_file(options_.path);
  };
  if (has_content()) return;
  const WriterLock writer(options_.path, options_.busy_timeout);
  if (has_content()) return;
  before_ = is_empty_file(options_.path) ? Before::kEmptyFile : Before::kNothing;
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
  made_ = mark_of(options_.path);
}

void Session::give_back_new_file() const {
  try {
    const WriterLock writer(options_.path, std::chrono::milliseconds(0));
    if (mark_of(options_.path) != made_) return;
    if (before_ == Before::kEmptyFile) {
      fs::resize_file(options_.path, 0);
    } else {
      fs::remove(options_.path);
    }
  } catch (const std::exception&) {
    // An empty inventory stays; nothing is lost.
  }
}

Access Session::access() const {
  if (!options_.read_only) return Access::kReadWrite;
  if (may_write(options_.path)) return Access::kShared;
  return has_log(options_.path) ? Access::kReadOnly : Access::kImmutable;
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
  if (access_ == Access::kReadWrite) require_may_write(options_.path);
  try {
    open();
  } catch (const NoSpace&) {
    db_.reset();
    remove_empty_log(options_.path);
    if (access_ != Access::kShared || has_log(options_.path)) throw;
    // Nothing has to be written to read a file without a log.
    access_ = Access::kImmutable;
    open();
  } catch (const Failure& failure) {
    if (access_ != Access::kReadOnly || failure.error().code != model::ErrorCode::kIo) throw;
    fail(model::ErrorCode::kIo,
         "the newest revisions are still in the log (-wal), which can only be read where the file "
         "and its folder are writable; copy both to such a folder",
         options_.path.string());
  }
}

void Session::open() {
  db_ = open_another();
  ++openings_;
  check_version(*db_, options_.path, options_.read_only);
  if (!options_.read_only) {
    migrate(*db_, builtin_migrations(), kSchemaVersion);
    complete_journal(*db_);
  }
  is_empty_ = newest_revision(*db_) == 0;
}

std::unique_ptr<Connection> Session::open_another() {
  auto db = std::make_unique<Connection>(options_.path, access_, options_.busy_timeout);
  db->set_clock(options_.clock);
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
    FileMark now = mark_of(path);
    now.has_log = mark.has_log;  // What is only in the log does not disturb.
    if (now == mark) return;
    fail(model::ErrorCode::kUnavailable,
         "another process changed the inventory while it was read; try again", path.string());
  };
}

void Session::require_writable() const {
  if (!options_.read_only) return;
  fail(model::ErrorCode::kInvalidArgument, "the inventory is open for reading only",
       options_.path.string());
}

std::unique_ptr<WriterLock> Session::lock_at_once() const {
  return std::make_unique<WriterLock>(options_.path, std::chrono::milliseconds(0));
}

std::unique_ptr<WriterLock> Session::lock() const {
  return std::make_unique<WriterLock>(options_.path, options_.busy_timeout);
}

}  // namespace toposcope::store::sqlite
