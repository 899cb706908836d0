#include "bench/database.h"

#include <cstdio>
#include <cstdlib>

namespace toposcope::bench {

void fail(const char* what, const char* why) {
  std::fprintf(stderr, "%s: %s\n", what, why);
  std::exit(4);
}

Database open_database(const std::string& path) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open(path.c_str(), &db);
  Database out(db);
  if (code != SQLITE_OK) fail(path.c_str(), sqlite3_errmsg(db));
  return out;
}

void execute(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(sql.c_str(), sqlite3_errmsg(db));
  }
}

Statement prepare(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    fail(sql.c_str(), sqlite3_errmsg(db));
  }
  return Statement(statement);
}

}  // namespace toposcope::bench
