#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "toposcope/model/time.h"
#include "toposcope/store/options.h"

#include "statement.h"

struct sqlite3;

namespace toposcope::store::sqlite {

enum class Access {
  kReadWrite,  ///< The file must be there.
  kCreate,     ///< The file is made.
  kShared,     ///< For reading only, but with the locks and side files of a writer's neighbour.
  kReadOnly,   ///< Sees what is in the log; for a folder where no side files can be made.
  kImmutable,  ///< No locks and no side files: the file must not change meanwhile.
};

/// One open database.  Statements must not outlive it.
class Connection {
 public:
  Connection(const std::filesystem::path& path, Access access, std::chrono::milliseconds timeout);
  // Statements point into it.
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// One or more statements without results.
  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql);

  /// As prepare(), but the statement is kept for the next who asks for the same text: for the few
  /// texts that are asked for again and again.
  [[nodiscard]] Statement prepare_kept(std::string_view sql);

  /// First column of the first row; 0 when there is none.
  [[nodiscard]] std::int64_t integer(std::string_view sql);

  /// Rows that the last INSERT, UPDATE or DELETE touched.
  [[nodiscard]] std::int64_t changes() const;

  /// As it was given, for messages.
  [[nodiscard]] const std::string& path() const { return path_; }

  [[nodiscard]] sqlite3* handle() const { return db_.get(); }

  /// The time for statuses; that of the system unless a clock was set.
  [[nodiscard]] model::UtcMicros now() const { return clock_ ? clock_() : model::now_utc(); }
  void set_clock(Clock clock) { clock_ = std::move(clock); }

 private:
  [[nodiscard]] Statement prepare(std::string_view sql, unsigned flags, IdleStatements* idle);

  struct Close {
    void operator()(sqlite3* db) const noexcept;
  };
  std::string path_;
  Clock clock_;
  std::unique_ptr<sqlite3, Close> db_;
  IdleStatements idle_;  ///< Goes before the database does.
};

}  // namespace toposcope::store::sqlite
