#include "error.h"

#include <cerrno>
#include <string_view>

#include <sqlite3.h>

namespace toposcope::store::sqlite {
namespace {

using model::ErrorCode;

struct Explanation {
  ErrorCode code;
  const char* text;
};

Explanation explain(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kUnavailable, "the inventory is locked by another process; try again"};
    case SQLITE_FULL:
      return {ErrorCode::kUnavailable, "the disk is full; free some space and try again"};
    case SQLITE_NOMEM:
      return {ErrorCode::kUnavailable, "not enough memory"};
    case SQLITE_NOTADB:
      return {ErrorCode::kMalformedInput, "not an inventory: expected an SQLite file"};
    case SQLITE_CORRUPT:
      return {ErrorCode::kMalformedInput, "the inventory is damaged; restore a backup"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, "cannot open the inventory; is its folder there and writable?"};
    case SQLITE_READONLY:
      return {ErrorCode::kIo, "the inventory or its folder is not writable"};
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::kIo, "no permission to open the inventory"};
    default:
      return {ErrorCode::kIo, "SQLite refused"};
  }
}

bool is_out_of_space(sqlite3* db, int code) {
  if ((code & 0xff) != SQLITE_IOERR || db == nullptr) return false;
  const int error = sqlite3_system_errno(db);
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

}  // namespace

void fail(model::ErrorCode code, std::string message, std::string where) {
  throw Failure({code, std::move(message), std::move(where)});
}

void fail_sqlite(sqlite3* db, int code, std::string where) {
  const Explanation explanation = explain(is_out_of_space(db, code) ? SQLITE_FULL : code);
  std::string message = explanation.text;
  message.append(" (").append(sqlite3_errstr(code));
  const char* detail = db == nullptr ? nullptr : sqlite3_errmsg(db);
  if (detail != nullptr && std::string_view(detail) != sqlite3_errstr(code)) {
    message.append(": ").append(detail);
  }
  fail(explanation.code, message + ")", std::move(where));
}

void require(const model::Status& status) {
  if (!status.has_value()) throw Failure(status.error());
}

}  // namespace toposcope::store::sqlite
