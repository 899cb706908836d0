#pragma once

/// \file
/// An inventory file as other programs see it: plain SQL.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace toposcope::testing {

class RawDatabase {
 public:
  /// \throws std::runtime_error, as all members do, with SQLite's message
  explicit RawDatabase(const std::filesystem::path& path, int flags = SQLITE_OPEN_READWRITE) {
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
    db_.reset(db);
    check(code);
  }

  void execute(const std::string& sql) {
    check(sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr));
  }

  /// All rows as texts, columns joined by "|"; NULL as "NULL".
  [[nodiscard]] std::vector<std::string> rows(const std::string& sql) {
    std::vector<std::string> out;
    const auto add = [](void* to, int count, char** texts, char**) {
      std::string row;
      for (int i = 0; i < count; ++i) {
        row += (i == 0 ? "" : "|") + std::string(texts[i] == nullptr ? "NULL" : texts[i]);
      }
      static_cast<std::vector<std::string>*>(to)->push_back(row);
      return 0;
    };
    check(sqlite3_exec(db_.get(), sql.c_str(), add, &out, nullptr));
    return out;
  }

 private:
  struct Close {
    void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
  };

  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_.get()));
  }

  std::unique_ptr<sqlite3, Close> db_;
};

}  // namespace toposcope::testing
