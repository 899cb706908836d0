#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "connection.h"

namespace toposcope::store::sqlite {

/// Which file a path leads to, and whether it was written since.
struct FileMark {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size_bytes = 0;
  std::int64_t modified_ns = 0;
  bool has_log = false;

  friend bool operator==(const FileMark&, const FileMark&) = default;
};

[[nodiscard]] FileMark mark_of(const std::filesystem::path& path);

/// Is there a log that holds something?
[[nodiscard]] bool has_log(const std::filesystem::path& path);

[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

/// The file, and what SQLite needs beside it.
[[nodiscard]] bool may_write(const std::filesystem::path& path);

/// \throws Failure kIo  not may_write()
void require_may_write(const std::filesystem::path& path);

/// \throws Failure kNotFound  the folder is not there
void require_folder(const std::filesystem::path& path);

/// Reads the header, without SQLite: is this a whole inventory file?
/// \throws Failure kNotFound        there is no such file
/// \throws Failure kMalformedInput  another kind of file, or cut off
/// \throws Failure kIo              not readable
void check_inventory_file(const std::filesystem::path& path);

/// \throws Failure kUnsupported     written by a newer version, or by an older one that cannot be
/// brought up to date: no migration leads on, or it is open for reading only
/// \throws Failure kMalformedInput  a version that never was
void check_version(Connection& db, const std::filesystem::path& path, bool read_only);

/// Reads the whole file and compares its parts.
/// \param where  the file to name
/// \throws Failure kMalformedInput  damaged
void check_whole(Connection& db, const std::string& where);

/// Takes away the empty side files that SQLite leaves when it cannot open a file on a full disk.
/// Does nothing when others have it open.
void remove_empty_log(const std::filesystem::path& path) noexcept;

}  // namespace toposcope::store::sqlite
