#pragma once

#include <cstdint>
#include <filesystem>

#include "connection.h"

namespace toposcope::store::sqlite {

/// Which file a path leads to, and whether it was written since.
struct FileMark {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size_bytes = 0;
  std::int64_t modified_ns = 0;
  bool has_wal = false;

  friend bool operator==(const FileMark&, const FileMark&) = default;
};

[[nodiscard]] FileMark mark_of(const std::filesystem::path& path);
[[nodiscard]] bool has_wal(const std::filesystem::path& path);
[[nodiscard]] bool is_folder_writable(const std::filesystem::path& path);

/// Reads the header, without SQLite: is this a whole inventory file?
/// \throws Failure kNotFound        there is no such file
/// \throws Failure kMalformedInput  another kind of file, or cut off
/// \throws Failure kIo              not readable
void check_inventory_file(const std::filesystem::path& path);

/// \throws Failure kUnsupported  written by a newer version, or, read-only, by an older one
void check_version(Connection& db, const std::filesystem::path& path, bool read_only);

/// An inventory under construction, PATH-import, that takes the place of PATH in one step.
class NewFile {
 public:
  /// To be used by the owner of the WriterLock of `target`.
  explicit NewFile(std::filesystem::path target);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Flushes the file to the disk and renames it.  No connection to it may be open.
  void publish();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
};

/// Fast and unsafe settings for a file that nobody else sees yet.
void tune_for_building(Connection& db);

}  // namespace toposcope::store::sqlite
