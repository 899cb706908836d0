#include "error.h"

#include <cerrno>
#include <cstring>

#include <sqlite3.h>
#include <sys/resource.h>

namespace toposcope::store::sqlite {
namespace {

using model::ErrorCode;

struct Explanation {
  ErrorCode code;
  const char* text;
  bool is_complete;  ///< Nothing that SQLite says would help.
};

constexpr Explanation kDiskFull{ErrorCode::kUnavailable,
                                "the disk is full; free some space and try again", true};
constexpr Explanation kOtherTables{ErrorCode::kMalformedInput,
                                   "the inventory is not as toposcope makes it; restore a backup",
                                   false};
constexpr Explanation kSizeLimit{
    ErrorCode::kUnavailable,
    "the limit on the size of a file is reached; raise it (ulimit -f) and try again", true};

Explanation explain(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kUnavailable,
              "the inventory is locked by another process; try again when it has finished", true};
    case SQLITE_FULL:
      return kDiskFull;
    case SQLITE_NOMEM:
      return {ErrorCode::kUnavailable, "not enough memory", true};
    case SQLITE_NOTADB:
      return {ErrorCode::kMalformedInput,
              "not an inventory: expected a file made by toposcope import", false};
    case SQLITE_CORRUPT:
      return {ErrorCode::kMalformedInput, "the inventory is damaged; restore a backup", false};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, "cannot open the inventory; check the permissions of its folder",
              false};
    case SQLITE_READONLY:
      return {ErrorCode::kIo,
              "the inventory or its folder is not writable; check their permissions", false};
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::kIo, "no permission to open the inventory", false};
    default:
      return {ErrorCode::kIo, "cannot read or write the inventory", false};
  }
}

/// Null when the system did not run out of space.
const Explanation* explain_errno(int error) {
  if (error == ENOSPC || error == EDQUOT) return &kDiskFull;
  return error == EFBIG ? &kSizeLimit : nullptr;
}

/// The system refused, and said why.
bool is_of_system(int code) {
  const int kind = code & 0xff;
  return kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN;
}

bool has_size_limit() {
  struct rlimit limit {};
  return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

/// Tables and columns are asked for by fixed names: it is the file that lacks them.
bool lacks_tables(sqlite3* db, int code) {
  return code == SQLITE_ERROR && db != nullptr &&
         std::string_view(sqlite3_errmsg(db)).starts_with("no such ");
}

/// What the code alone does not tell; null when that is all there is.
const Explanation* explain_closer(sqlite3* db, int code) {
  if (lacks_tables(db, code)) return &kOtherTables;
  if (!is_of_system(code) || db == nullptr) return nullptr;
  const Explanation* known = explain_errno(sqlite3_system_errno(db));
  // SQLite forgets EFBIG when it writes in the middle of another step.
  return known == nullptr && code == SQLITE_IOERR_WRITE && has_size_limit() ? &kSizeLimit : known;
}

bool is_no_space(const Explanation& explanation) {
  return explanation.text == kDiskFull.text || explanation.text == kSizeLimit.text;
}

/// What SQLite says: "disk I/O error: in: SELECT ...".
std::string detail_of(sqlite3* db, int code, std::string_view sql) {
  std::string out = sqlite3_errstr(code);
  const char* message = db == nullptr ? nullptr : sqlite3_errmsg(db);
  if (message != nullptr && out != message) out.append(": ").append(message);
  const int error = is_of_system(code) && db != nullptr ? sqlite3_system_errno(db) : 0;
  if (error != 0) out.append(": ").append(std::strerror(error));
  const bool is_fault_of_ours = (code & 0xff) == SQLITE_ERROR && !lacks_tables(db, code);
  if (is_fault_of_ours && !sql.empty()) out.append(" in: ").append(sql);
  return out;
}

}  // namespace

void fail(model::ErrorCode code, std::string message, std::string where) {
  throw Failure({code, std::move(message), std::move(where)});
}

void fail_sqlite(sqlite3* db, int code, std::string where, std::string_view sql) {
  const Explanation* closer = explain_closer(db, code);
  const Explanation explanation = closer == nullptr ? explain(code) : *closer;
  model::Error error{explanation.code, explanation.text, std::move(where)};
  if (!explanation.is_complete) error.message += " (" + detail_of(db, code, sql) + ")";
  if (is_no_space(explanation)) throw NoSpace(std::move(error));
  throw Failure(std::move(error));
}

void fail_errno(const std::string& what, std::string where) {
  const int error = errno;
  if (const Explanation* explanation = explain_errno(error); explanation != nullptr) {
    throw NoSpace({explanation->code, explanation->text, std::move(where)});
  }
  fail(ErrorCode::kIo, what + ": " + std::strerror(error), std::move(where));
}

void require(const model::Status& status) {
  if (!status.has_value()) throw Failure(status.error());
}

}  // namespace toposcope::store::sqlite
