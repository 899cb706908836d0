#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "toposcope/store/options.h"

#include "connection.h"
#include "inventory_file.h"
#include "writer_lock.h"

namespace toposcope::store::sqlite {

/// An open inventory file: which connection to use, and when to open it again.
///
/// An empty inventory is replaced as a whole by its first import; a file that may not be written is
/// read without locks.  In both cases the file under the connection can change, so connection()
/// compares and opens it again.
class Session {
 public:
  /// \throws Failure  as open_sqlite_store()
  explicit Session(StoreOptions options);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] const StoreOptions& options() const { return options_; }

  /// For reading and small writes.
  [[nodiscard]] Connection& connection();

  /// Another connection of the same kind, for a reader that lives on its own.
  [[nodiscard]] std::unique_ptr<Connection> open_another();

  /// To be called after reading, also when it failed: fails (kUnavailable) when a writer changed
  /// the file meanwhile and nothing kept the reader apart from it.
  [[nodiscard]] std::function<void()> make_check() const;

  /// \throws Failure kInvalidArgument  opened read-only
  void require_writable() const;

  [[nodiscard]] std::unique_ptr<WriterLock> lock() const;

  /// lock() that does not wait.
  [[nodiscard]] std::unique_ptr<WriterLock> lock_at_once() const;

  /// How often the file was opened: what a connection counts by itself begins anew then.
  [[nodiscard]] std::int64_t openings() const { return openings_; }

  /// From now on the file is not wanted empty: when this session made it, and nothing gets in, it
  /// goes with the session.
  void begin_filling() { is_filling_ = true; }

  /// No revision yet.
  [[nodiscard]] bool is_empty() { return is_empty_; }

  void close();
  void reopen();

 private:
  /// What was there when the session began.
  enum class Before { kInventory, kEmptyFile, kNothing };

  void create();
  void clean_up_after_the_killed() const;
  void give_back_new_file() const;
  void open();
  [[nodiscard]] Access access() const;
  [[nodiscard]] bool is_watched() const { return is_empty_ || access_ == Access::kImmutable; }

  StoreOptions options_;
  Access access_ = Access::kReadWrite;
  bool is_empty_ = false;
  bool is_filling_ = false;
  std::int64_t openings_ = 0;
  Before before_ = Before::kInventory;
  FileMark made_;  ///< What create() made.
  FileMark mark_;
  std::unique_ptr<Connection> db_;
};

}  // namespace toposcope::store::sqlite
