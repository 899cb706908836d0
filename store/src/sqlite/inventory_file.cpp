#include "inventory_file.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

using model::ErrorCode;

constexpr std::size_t kHeaderSize = 100;  ///< https://www.sqlite.org/fileformat2.html, section 1.3.
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kChangeCounterAt = 24;
constexpr std::size_t kPageCountAt = 28;
constexpr std::size_t kApplicationIdAt = 68;
constexpr std::size_t kVersionValidForAt = 92;

using Header = std::array<char, kHeaderSize>;

std::uint32_t big_endian(const Header& header, std::size_t at, std::size_t bytes) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    out = out << 8U | static_cast<unsigned char>(header.at(at + i));
  }
  return out;
}

[[noreturn]] void fail_not_inventory(const std::filesystem::path& path, const std::string& what) {
  fail(ErrorCode::kMalformedInput,
       "not an inventory: " + what + "; expected a file made by toposcope import", path.string());
}

Header read_header(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    fail(ErrorCode::kIo, "cannot read the inventory; check its permissions", path.string());
  Header header{};
  file.read(header.data(), header.size());
  if (file.gcount() < static_cast<std::streamsize>(header.size())) {
    fail_not_inventory(path, "the file is too short");
  }
  return header;
}

void check_length(const Header& header, const std::filesystem::path& path) {
  // Pages that are still in the log may make the file look short.
  if (has_wal(path)) return;
  const std::uint32_t stated = big_endian(header, kPageSizeAt, 2);
  const std::uint64_t page_size = stated == 1 ? 65536 : stated;
  const std::uint64_t pages = big_endian(header, kPageCountAt, 4);
  const bool is_valid =
      big_endian(header, kChangeCounterAt, 4) == big_endian(header, kVersionValidForAt, 4);
  const std::uint64_t expected = pages * page_size;
  const std::uint64_t size = std::filesystem::file_size(path);
  if (is_valid && size < expected) {
    fail(ErrorCode::kMalformedInput,
         "the inventory is cut off: it should have " + std::to_string(expected) +
             " bytes but has " + std::to_string(size) + "; restore a backup",
         path.string());
  }
}

void flush(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  if (!done) {
    const bool full = error == ENOSPC || error == EDQUOT;
    fail(full ? ErrorCode::kUnavailable : ErrorCode::kIo,
         "cannot write to the disk: " + std::string(std::strerror(error)), path.string());
  }
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

bool has_wal(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(path.string() + "-wal", ignored);
}

bool is_folder_writable(const std::filesystem::path& path) {
  return access(folder_of(path).c_str(), W_OK) == 0;
}

FileMark mark_of(const std::filesystem::path& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return {};
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {found.st_dev, found.st_ino, static_cast<std::uint64_t>(found.st_size),
          found.st_mtim.tv_sec * kSecond + found.st_mtim.tv_nsec, has_wal(path)};
}

void check_inventory_file(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) {
    fail(ErrorCode::kNotFound, "there is no such inventory; toposcope import makes one",
         path.string());
  }
  if (!std::filesystem::is_regular_file(path)) fail_not_inventory(path, "this is not a file");
  const Header header = read_header(path);
  if (std::string_view(header.data(), kMagic.size()) != kMagic) {
    fail_not_inventory(path, "this is another kind of file");
  }
  if (big_endian(header, kApplicationIdAt, 4) != static_cast<std::uint32_t>(kApplicationId)) {
    fail_not_inventory(path, "this SQLite file belongs to another program");
  }
  check_length(header, path);
}

void check_version(Connection& db, const std::filesystem::path& path, bool read_only) {
  const std::int64_t version = db.integer("PRAGMA user_version");
  if (version > kSchemaVersion) {
    fail(ErrorCode::kUnsupported,
         "the inventory has schema version " + std::to_string(version) + ", this build knows " +
             std::to_string(kSchemaVersion) + "; use a newer toposcope",
         path.string());
  }
  if (version < kSchemaVersion && read_only) {
    fail(ErrorCode::kUnsupported,
         "the inventory has the older schema version " + std::to_string(version) +
             "; open it once for writing to bring it up to date",
         path.string());
  }
}

NewFile::NewFile(std::filesystem::path target)
    : target_(std::move(target)), path_(target_.string() + "-import") {
  std::filesystem::remove(path_);  // What a killed import left.
}

NewFile::~NewFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void NewFile::publish() {
  flush(path_);
  std::filesystem::rename(path_, target_);
  flush(folder_of(target_));
}

void tune_for_building(Connection& db) {
  // Sorting for an index is twice as fast through files with a small cache than in one large cache.
  db.execute(
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA temp_store=FILE; PRAGMA threads=1");
}

}  // namespace toposcope::store::sqlite
