#pragma once

#include <memory>
#include <string>

#include <sqlite3.h>

namespace toposcope::bench {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Ends the benchmark: without its opponent it says nothing.
[[noreturn]] void fail(const char* what, const char* why);

Database open_database(const std::string& path);
void execute(sqlite3* db, const std::string& sql);
Statement prepare(sqlite3* db, const std::string& sql);

}  // namespace toposcope::bench
