#pragma once

#include <filesystem>

#include "connection.h"

namespace toposcope::store::sqlite {

/// An inventory under construction, PATH-import, that takes the place of PATH in one step.
class NewFile {
 public:
  /// To be used by the owner of the WriterLock of `target`.
  /// Gets mode and owner of the target; when that is not there, the mode of `like`.
  /// \throws Failure kIo  cannot be made
  explicit NewFile(std::filesystem::path target, const std::filesystem::path& like = {});
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Flushes the file to the disk and renames it.  No connection to it or to the target may be
  /// open.
  void publish();

  /// publish() that replaces nothing: fail_taken() when the target exists.
  void publish_beside();

  /// What a killed owner of the WriterLock left.
  static void remove_leftovers(const std::filesystem::path& target);
  [[nodiscard]] static bool has_leftovers(const std::filesystem::path& target);

 private:
  void prepare_to_publish() const;

  std::filesystem::path target_;
  std::filesystem::path path_;
};

/// \throws Failure kConflict
[[noreturn]] void fail_taken(const std::filesystem::path& target);

/// Fast and unsafe settings for a file that nobody else sees yet.
void tune_for_building(Connection& db);

}  // namespace toposcope::store::sqlite
