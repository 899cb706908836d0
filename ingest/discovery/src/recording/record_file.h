#pragma once

/// \file
/// The files of a recording: appended to while it is made, sorted when it is done.

#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

#include "recording/record_line.h"

namespace toposcope::discovery {

/// Lines that are written as they come.
///
/// \par Thread safety
/// append() may be called by several threads.
class RecordFile {
 public:
  explicit RecordFile(std::filesystem::path file);

  /// Makes the file, empty, or says why that cannot be.
  [[nodiscard]] model::Status open();

  [[nodiscard]] model::Status append(std::string_view line);

 private:
  std::filesystem::path file_;
  std::ofstream out_;
  std::mutex mutex_;
};

/// The text in place of the file's, or an untouched file.
[[nodiscard]] model::Status replace_file(const std::filesystem::path& file, std::string_view text);

/// Puts the lines of a file in the order of their keys, and those of one key in that of their
/// making; leaves out repetitions of the last answer of a key, and a last line that is cut off.
/// \retval kMalformedInput  a line is faulty
[[nodiscard]] model::Status sort_lines(RecordKind kind, const std::filesystem::path& file);

}  // namespace toposcope::discovery
