#pragma once

#include <chrono>
#include <filesystem>

namespace toposcope::store::sqlite {

/// The place of the one writer of an inventory, across processes: a locked file PATH-lock beside
/// it. Ends with the object or the process; the file goes with it.
class WriterLock {
 public:
  /// \throws Failure kUnavailable  another writer kept it longer than `timeout`
  /// \throws Failure kNotFound     there is no such folder
  /// \throws Failure kIo           the folder is not writable, or knows no locks
  WriterLock(const std::filesystem::path& inventory, std::chrono::milliseconds timeout);

  /// A writer is at work, or was killed.
  [[nodiscard]] static bool is_named(const std::filesystem::path& inventory);

  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  bool try_lock();

  std::filesystem::path path_;
  int file_ = -1;
};

}  // namespace toposcope::store::sqlite
