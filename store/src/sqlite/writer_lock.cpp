#include "writer_lock.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "inventory_file.h"

namespace toposcope::store::sqlite {
namespace {

constexpr std::chrono::milliseconds kPause{10};

/// Not waiting; errno EWOULDBLOCK when another has it.
bool lock(int file) { return flock(file, LOCK_EX | LOCK_NB) == 0; }

/// The former owner removes the file: a lock on a file that has lost its name protects nothing.
/// errno ENOENT then.
bool has_name(int file, const std::filesystem::path& path) {
  struct stat mine {};
  struct stat named {};
  if (fstat(file, &mine) != 0 || stat(path.c_str(), &named) != 0) return false;
  if (mine.st_dev == named.st_dev && mine.st_ino == named.st_ino) return true;
  errno = ENOENT;
  return false;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& inventory, std::chrono::milliseconds timeout)
    : path_(inventory.string() + "-lock") {
  require_folder(inventory);
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  while (!try_lock()) {
    if (std::chrono::steady_clock::now() >= deadline) {
      fail(model::ErrorCode::kUnavailable,
           "another process is writing to the inventory; try again when it has finished",
           inventory.string());
    }
    std::this_thread::sleep_for(kPause);
  }
}

bool WriterLock::try_lock() {
  const int file = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0)
    fail_errno("cannot make this file, which tells that somebody writes", path_.string());
  if (lock(file) && has_name(file, path_)) {
    file_ = file;
    return true;
  }
  const int error = errno;
  close(file);
  if (error == EWOULDBLOCK || error == ENOENT || error == EINTR) return false;
  errno = error;
  fail_errno("cannot lock the inventory", path_.string());
}

bool WriterLock::is_named(const std::filesystem::path& inventory) {
  std::error_code ignored;
  return std::filesystem::exists(inventory.string() + "-lock", ignored);
}

WriterLock::~WriterLock() {
  unlink(path_.c_str());
  close(file_);
}

}  // namespace toposcope::store::sqlite
