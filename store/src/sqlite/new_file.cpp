#include "new_file.h"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "inventory_file.h"

namespace toposcope::store::sqlite {
namespace {

namespace fs = std::filesystem;

fs::path path_beside(const fs::path& target) { return target.string() + "-import"; }

/// What SQLite keeps beside a file.  What stays of a file that is gone would be taken for the log
/// of a new one with its name.
void remove_side_files(const fs::path& path) {
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    fs::remove(path.string() + suffix, ignored);
  }
}

void flush(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  errno = error;
  if (!done) fail_errno("cannot write to the disk", path.string());
}

/// Makes a file that is never open to more people than `other` is.
void make_like(const fs::path& path, const struct stat& other, bool with_owner) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) fail_errno("cannot make this file, which becomes the inventory", path.string());
  // Only a privileged user may give a file away; with any other, it is theirs from now on.
  [[maybe_unused]] const int ignored = with_owner ? fchown(file, other.st_uid, other.st_gid) : 0;
  constexpr mode_t kPermissions = 0777;
  const bool done = fchmod(file, other.st_mode & kPermissions) == 0;
  const int error = errno;
  close(file);
  errno = error;
  if (!done) fail_errno("cannot set the permissions", path.string());
}

void make(const fs::path& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) fail_errno("cannot make this file, which becomes the inventory", path.string());
  close(file);
}

/// rename() that replaces nothing.
bool rename_beside(const fs::path& from, const fs::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  // A file system without it; there a second name fails just so when the first is taken.
  if (link(from.c_str(), to.c_str()) != 0) return false;
  unlink(from.c_str());
  return true;
}

}  // namespace

NewFile::NewFile(fs::path target, const fs::path& like)
    : target_(std::move(target)), path_(path_beside(target_)) {
  remove_leftovers(target_);
  struct stat other {};
  if (stat(target_.c_str(), &other) == 0) {
    make_like(path_, other, true);
  } else if (!like.empty() && stat(like.c_str(), &other) == 0) {
    make_like(path_, other, false);
  } else {
    make(path_);
  }
}

NewFile::~NewFile() { remove_leftovers(target_); }

bool NewFile::has_leftovers(const fs::path& target) {
  std::error_code ignored;
  return fs::exists(path_beside(target), ignored);
}

void NewFile::remove_leftovers(const fs::path& target) {
  const fs::path path = path_beside(target);
  std::error_code ignored;
  fs::remove(path, ignored);
  remove_side_files(path);
}

void NewFile::prepare_to_publish() const {
  flush(path_);
  remove_side_files(target_);
}

void NewFile::publish() {
  prepare_to_publish();
  if (std::rename(path_.c_str(), target_.c_str()) != 0) {
    fail_errno("cannot put the new inventory in its place", target_.string());
  }
  flush(folder_of(target_));
}

void NewFile::publish_beside() {
  prepare_to_publish();
  if (!rename_beside(path_, target_)) {
    if (errno == EEXIST) fail_taken(target_);
    fail_errno("cannot put the copy in its place", target_.string());
  }
  flush(folder_of(target_));
}

void fail_taken(const fs::path& target) {
  fail(model::ErrorCode::kConflict, "the target of the backup exists; choose another name",
       target.string());
}

void tune_for_building(Connection& db) {
  // Sorting for an index is twice as fast through files with a small cache than in one large cache.
  db.execute(
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA temp_store=FILE; PRAGMA threads=1");
}

}  // namespace toposcope::store::sqlite
