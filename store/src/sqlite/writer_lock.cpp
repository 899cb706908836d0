#include "writer_lock.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"

namespace toposcope::store::sqlite {
namespace {

constexpr std::chrono::milliseconds kPause{10};

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& inventory, std::chrono::milliseconds timeout)
    : path_(inventory.string() + "-lock") {
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
  if (file < 0) {
    const bool full = errno == ENOSPC || errno == EDQUOT;
    fail(full ? model::ErrorCode::kUnavailable : model::ErrorCode::kIo,
         "cannot write beside the inventory: " + std::string(std::strerror(errno)), path_.string());
  }
  struct stat mine {};
  struct stat named {};
  // The former owner removes the file: a lock on a file that has no name any more protects nothing.
  const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &mine) == 0 &&
                      stat(path_.c_str(), &named) == 0 && mine.st_ino == named.st_ino;
  if (!locked) {
    close(file);
    return false;
  }
  file_ = file;
  return true;
}

WriterLock::~WriterLock() {
  unlink(path_.c_str());
  close(file_);
}

}  // namespace toposcope::store::sqlite
