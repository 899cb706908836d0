#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::query {

/// What a caller can do about an errno of writing: kMalformedInput when the path itself is wrong,
/// kUnavailable for a full disk, kIo for anything else.
[[nodiscard]] model::ErrorCode code_of_write_error(int number);

/// A place where answers go.  Errors of the operating system are kept: a full disk and a closed
/// pipe must not pass for success.
class Output {
 public:
  struct Target {
    int descriptor = -1;
    std::string path;     ///< As named; empty: standard output.
    std::string file;     ///< Behind symbolic links.
    bool rename = false;  ///< Written beside its name so far.
  };

  /// Standard output.
  Output();

  /// An open descriptor, closed at the end unless it is a standard one; see to_file().
  explicit Output(Target target);

  /// A file, written beside its final name and renamed by finish(), so that nobody reads half of
  /// it; a device or pipe is written directly.  Symbolic links are followed, and a file that is
  /// replaced keeps its permissions.
  /// \retval kMalformedInput  its folder is not there, or it is a folder itself
  /// \retval kIo              it cannot be created
  static model::Result<std::unique_ptr<Output>> to_file(const std::string& path);

  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  [[nodiscard]] std::ostream& stream() noexcept { return stream_; }

  /// What went wrong so far: kUnavailable for a full disk, kIo for anything else.
  [[nodiscard]] model::Status status() const;

  /// True when a pipe has no reader any more: nobody is left to be told of it.
  [[nodiscard]] bool reader_left() const noexcept;

  /// Writes what is buffered; must be called last, or a file is thrown away.
  [[nodiscard]] model::Status finish();

 private:
  class Buffer;

  Target target_;
  std::unique_ptr<Buffer> buffer_;
  std::ostream stream_;
};

/// Writes a file whole or not at all; makes no folders.
/// \return errors of Output::to_file() and Output::finish()
[[nodiscard]] model::Status write_file(const std::string& path, std::string_view text);

}  // namespace toposcope::query
