#include "inventory_file.h"

#include <array>
#include <chrono>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "migrations.h"
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
  if (has_log(path)) return;
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

/// The first schema that this build reads or brings up to date.
int oldest_version() {
  const auto steps = builtin_migrations();
  return steps.empty() ? kSchemaVersion : steps.front().from;
}

}  // namespace

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

bool has_log(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path.string() + "-wal", error);
  return !error && size > 0;
}

bool may_write(const std::filesystem::path& path) {
  return access(path.c_str(), W_OK) == 0 && access(folder_of(path).c_str(), W_OK) == 0;
}

void require_may_write(const std::filesystem::path& path) {
  if (may_write(path)) return;
  fail(ErrorCode::kIo,
       "the inventory or its folder is not writable; commands that only read still work",
       path.string());
}

void require_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto folder = folder_of(path);
  if (std::filesystem::is_directory(folder, ignored)) return;
  fail(ErrorCode::kNotFound, "there is no folder '" + folder.string() + "'; make it first",
       path.string());
}

FileMark mark_of(const std::filesystem::path& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return {};
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {found.st_dev, found.st_ino, static_cast<std::uint64_t>(found.st_size),
          found.st_mtim.tv_sec * kSecond + found.st_mtim.tv_nsec, has_log(path)};
}

void check_inventory_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto found = std::filesystem::status(path, error);
  if (found.type() == std::filesystem::file_type::none) {
    fail(ErrorCode::kIo, "cannot look at the inventory: " + error.message(), path.string());
  }
  if (!std::filesystem::exists(found)) {
    fail(ErrorCode::kNotFound, "there is no such inventory; toposcope import makes one",
         path.string());
  }
  if (!std::filesystem::is_regular_file(found)) fail_not_inventory(path, "this is not a file");
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
  if (version < 1) {
    fail(ErrorCode::kMalformedInput,
         "the inventory is damaged: there is no schema version " + std::to_string(version) +
             "; restore a backup",
         path.string());
  }
  if (version < oldest_version()) {
    fail(ErrorCode::kUnsupported,
         "the inventory was made by an older toposcope (schema version " + std::to_string(version) +
             ", this build reads " + std::to_string(oldest_version()) +
             " and later); import its sources anew into another file with this program",
         path.string());
  }
  if (version < kSchemaVersion && read_only) {
    fail(ErrorCode::kUnsupported,
         "the inventory has the older schema version " + std::to_string(version) +
             "; a command that writes, such as toposcope import, brings it up to date",
         path.string());
  }
}

void check_whole(Connection& db, const std::string& where) {
  auto query = db.prepare("PRAGMA quick_check(1)");
  if (!query.step() || query.text(0) == "ok") return;
  fail(ErrorCode::kMalformedInput,
       "the inventory is damaged; restore a backup (" + std::string(query.text(0)) + ")", where);
}

void remove_empty_log(const std::filesystem::path& path) noexcept {
  try {
    Connection db(path, Access::kReadWrite, std::chrono::milliseconds(0));
    // A connection that is alone with the file needs no shared memory, and takes the log along.
    db.execute("PRAGMA locking_mode=EXCLUSIVE; SELECT count(*) FROM sqlite_schema");
    std::error_code ignored;
    std::filesystem::remove(path.string() + "-shm", ignored);
  } catch (const std::exception&) {
    // Not needed for anything: the next one that can open the file does it.
  }
}

}  // namespace toposcope::store::sqlite
