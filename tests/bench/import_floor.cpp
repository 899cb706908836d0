#include "bench/import_floor.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <simdjson.h>
#include <time.h>
#include <unistd.h>

#include "bench/database.h"

namespace toposcope::bench {
namespace {

class Stopwatch {
 public:
  void start() {
    wall_ = std::chrono::steady_clock::now();
    cpu_ = cpu_now();
  }
  void stop() {
    total_.wall_s +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
    total_.cpu_s += cpu_now() - cpu_;
  }
  [[nodiscard]] Cost total() const { return total_; }

 private:
  static double cpu_now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }
  std::chrono::steady_clock::time_point wall_;
  double cpu_ = 0;
  Cost total_;
};

constexpr std::array<std::string_view, 14> kPromoted = {
    "_id",       "environment", "type",      "id",     "name",      "parent_type", "parent_id",
    "link_type", "source",      "source_id", "target", "target_id", "link_name",   "implicit"};

/// One record: every promoted field is looked at, the rest is stepped over.
std::size_t touch(simdjson::ondemand::parser& parser, const char* text, std::size_t length) {
  simdjson::ondemand::document record;
  if (parser.iterate(text, length, length + simdjson::SIMDJSON_PADDING).get(record) !=
      simdjson::SUCCESS) {
    return 0;
  }
  simdjson::ondemand::object fields;
  if (record.get_object().get(fields) != simdjson::SUCCESS) return 0;
  std::size_t seen = 0;
  for (auto field : fields) {
    std::string_view name;
    if (field.unescaped_key().get(name) != simdjson::SUCCESS) break;
    for (const auto promoted : kPromoted) {
      std::string_view value;
      if (name == promoted && field.value().get_string().get(value) == simdjson::SUCCESS) {
        seen += value.size();
        break;
      }
    }
  }
  return seen;
}

/// A block of whole lines with room for the parser's look-ahead.
class LineBlocks {
 public:
  explicit LineBlocks(const std::string& path) : file_(open(path.c_str(), O_RDONLY)) {
    if (file_ < 0) fail(path.c_str(), std::strerror(errno));
    buffer_.resize(kBlock + simdjson::SIMDJSON_PADDING);
  }
  ~LineBlocks() { close(file_); }
  LineBlocks(const LineBlocks&) = delete;
  LineBlocks& operator=(const LineBlocks&) = delete;

  /// The next whole lines; empty at the end.
  std::string_view next() {
    std::memmove(buffer_.data(), buffer_.data() + used_, filled_ - used_);
    filled_ -= used_;
    while (filled_ < kBlock) {
      const auto got = read(file_, buffer_.data() + filled_, kBlock - filled_);
      if (got <= 0) break;
      filled_ += static_cast<std::size_t>(got);
    }
    const auto last = std::string_view(buffer_.data(), filled_).rfind('\n');
    used_ = last == std::string_view::npos ? filled_ : last + 1;
    return {buffer_.data(), used_};
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{16} << 20U;
  int file_;
  std::vector<char> buffer_;
  std::size_t filled_ = 0;
  std::size_t used_ = 0;
};

std::vector<std::pair<std::string, std::string>> schema(sqlite3* db, const std::string& where) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto query =
      prepare(db, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND " + where);
  while (sqlite3_step(query.get()) == SQLITE_ROW) {
    out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 0)),
                     reinterpret_cast<const char*>(sqlite3_column_text(query.get(), 1)));
  }
  return out;
}

/// Rows of one table, so that inserting them does not wait for reading them.
class Rows {
 public:
  Rows(sqlite3* db, const std::string& table) {
    const auto query = prepare(db, "SELECT * FROM \"" + table + "\"");
    columns_ = sqlite3_column_count(query.get());
    while (sqlite3_step(query.get()) == SQLITE_ROW) {
      for (int i = 0; i < columns_; ++i) keep(query.get(), i);
    }
  }

  void insert(sqlite3* db, const std::string& table) const {
    std::string marks = "?";
    for (int i = 1; i < columns_; ++i) marks += ",?";
    const auto into = prepare(db, "INSERT INTO \"" + table + "\" VALUES(" + marks + ")");
    int column = 0;
    for (const Cell& cell : cells_) {
      bind(into.get(), ++column, cell);
      if (column < columns_) continue;
      if (sqlite3_step(into.get()) != SQLITE_DONE) fail(table.c_str(), sqlite3_errmsg(db));
      sqlite3_reset(into.get());
      column = 0;
    }
  }

 private:
  struct Cell {
    int type;
    std::int64_t number;  ///< The value, or where the text begins.
    std::size_t length;
  };

  void keep(sqlite3_stmt* query, int column) {
    const int type = sqlite3_column_type(query, column);
    if (type != SQLITE_TEXT && type != SQLITE_BLOB) {
      cells_.push_back({type, sqlite3_column_int64(query, column), 0});
      return;
    }
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(query, column));
    cells_.push_back({type, static_cast<std::int64_t>(texts_.size()), length});
    texts_.append(static_cast<const char*>(sqlite3_column_blob(query, column)), length);
  }

  void bind(sqlite3_stmt* into, int column, const Cell& cell) const {
    const char* text = texts_.data() + cell.number;
    const int length = static_cast<int>(cell.length);
    switch (cell.type) {
      case SQLITE_NULL:
        sqlite3_bind_null(into, column);
        return;
      case SQLITE_TEXT:
        sqlite3_bind_text(into, column, text, length, SQLITE_STATIC);
        return;
      case SQLITE_BLOB:
        sqlite3_bind_blob(into, column, text, length, SQLITE_STATIC);
        return;
      default:
        sqlite3_bind_int64(into, column, cell.number);
        return;
    }
  }

  int columns_ = 0;
  std::vector<Cell> cells_;
  std::string texts_;
};

}  // namespace

Cost parse_floor(const std::string& inventory) {
  LineBlocks blocks(inventory);
  simdjson::ondemand::parser parser;
  Stopwatch watch;
  std::size_t seen = 0;
  watch.start();
  for (auto block = blocks.next(); !block.empty(); block = blocks.next()) {
    while (!block.empty()) {
      const auto end = block.find('\n');
      const auto line = block.substr(0, end);
      if (line.size() > 2 && line.front() == '{') seen += touch(parser, line.data(), line.size());
      block.remove_prefix(end == std::string_view::npos ? block.size() : end + 1);
    }
  }
  watch.stop();
  if (seen == 0) fail(inventory.c_str(), "has no records");
  return watch.total();
}

Cost insert_floor(const std::string& finished, const std::string& target) {
  const Database from = open_database(finished);
  std::remove(target.c_str());
  Stopwatch watch;
  watch.start();
  Database to = open_database(target);
  execute(to.get(), "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE");
  watch.stop();
  const std::string plain =
      "type='table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_text_%'";
  for (const auto& [name, sql] :
       schema(from.get(), plain + " AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
    const Rows rows(from.get(), name);
    watch.start();
    execute(to.get(), sql);
    execute(to.get(), "BEGIN");
    rows.insert(to.get(), name);
    execute(to.get(), "COMMIT");
    watch.stop();
  }
  watch.start();
  for (const auto& [name, sql] : schema(from.get(), "type='index'")) execute(to.get(), sql);
  for (const auto& [name, sql] : schema(from.get(), "sql LIKE 'CREATE VIRTUAL%'")) {
    execute(to.get(), sql);
    execute(to.get(), "INSERT INTO \"" + name + "\"(\"" + name + "\") VALUES('rebuild')");
  }
  execute(to.get(), "PRAGMA journal_mode=WAL");
  to.reset();
  const int file = open(target.c_str(), O_RDONLY);
  fsync(file);
  close(file);
  watch.stop();
  return watch.total();
}

}  // namespace toposcope::bench
