#include "connection.h"

#include <sqlite3.h>

#include "error.h"

namespace toposcope::store::sqlite {
namespace {

int open_flags(Access access) {
  switch (access) {
    case Access::kReadWrite:
    case Access::kShared:
      return SQLITE_OPEN_READWRITE;
    case Access::kCreate:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::kReadOnly:
      return SQLITE_OPEN_READONLY;
    case Access::kImmutable:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  return SQLITE_OPEN_READONLY;
}

/// "file:" URI of a path, for the parameter that a plain name cannot carry.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    switch (c) {
      case '%':
        uri += "%25";
        break;
      case '?':
        uri += "%3f";
        break;
      case '#':
        uri += "%23";
        break;
      default:
        uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

void Connection::Close::operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }

Connection::Connection(const std::filesystem::path& path, Access access,
                       std::chrono::milliseconds timeout)
    : path_(path.string()) {
  // Absolute, so that no name (":memory:", "file:x") means something else to SQLite.
  std::string name = std::filesystem::absolute(path).string();
  if (access == Access::kImmutable) name = immutable_uri(name);
  sqlite3* db = nullptr;
  const int code =
      sqlite3_open_v2(name.c_str(), &db, open_flags(access) | SQLITE_OPEN_NOMUTEX, nullptr);
  db_.reset(db);
  if (code != SQLITE_OK) fail_sqlite(db, code, path_);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, static_cast<int>(timeout.count()));
  if (access == Access::kShared) execute("PRAGMA query_only=ON");
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail_sqlite(db_.get(), code, path_, sql);
}

Statement Connection::prepare(std::string_view sql, unsigned flags, IdleStatements* idle) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), flags,
                                      &statement, nullptr);
  if (code != SQLITE_OK) fail_sqlite(db_.get(), code, path_, sql);  // then there is no statement
  return {statement, path_, idle};
}

Statement Connection::prepare(std::string_view sql) { return prepare(sql, 0, nullptr); }

Statement Connection::prepare_kept(std::string_view sql) {
  if (sqlite3_stmt* idle = idle_.take(sql); idle != nullptr) return {idle, path_, &idle_};
  return prepare(sql, SQLITE_PREPARE_PERSISTENT, &idle_);
}

std::int64_t Connection::integer(std::string_view sql) {
  Statement query = prepare(sql);
  return query.step() ? query.integer(0) : 0;
}

std::int64_t Connection::changes() const { return sqlite3_changes64(db_.get()); }

}  // namespace toposcope::store::sqlite
