#include "statement.h"

#include <new>

#include <sqlite3.h>

#include "error.h"

namespace toposcope::store::sqlite {

IdleStatements::~IdleStatements() {
  for (const auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
}

sqlite3_stmt* IdleStatements::take(std::string_view sql) {
  const auto known = idle_.find(sql);
  if (known == idle_.end() || known->second.empty()) return nullptr;
  sqlite3_stmt* statement = known->second.back();
  known->second.pop_back();
  return statement;
}

void IdleStatements::give_back(sqlite3_stmt* statement) noexcept {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  try {
    idle_[sqlite3_sql(statement)].push_back(statement);
  } catch (const std::bad_alloc&) {
    sqlite3_finalize(statement);
  }
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  if (idle != nullptr) {
    idle->give_back(statement);
  } else {
    sqlite3_finalize(statement);
  }
}

void Statement::fail(int code) const {
  const char* sql = sqlite3_sql(statement_.get());
  fail_sqlite(sqlite3_db_handle(statement_.get()), code, *where_, sql == nullptr ? "" : sql);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    // The message must be read before the reset forgets it.
    try {
      fail(code);
    } catch (...) {
      reset();
      throw;
    }
  }
  reset();
  return false;
}

void Statement::finish() {
  while (step()) {
  }
}

void Statement::reset() noexcept { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::bind(int index, Null, bool) {
  const int code = sqlite3_bind_null(statement_.get(), index);
  if (code != SQLITE_OK) fail(code);
}

void Statement::bind_integer(int index, std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), index, value);
  if (code != SQLITE_OK) fail(code);
}

void Statement::bind_text(int index, std::string_view text, bool copy) {
  // A view without data would bind NULL.
  const char* data = text.data() == nullptr ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_.get(), index, data, text.size(),
                                       copy ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) fail(code);
}

}  // namespace toposcope::store::sqlite
