#pragma once

#include <filesystem>
#include <string>

#include "support/temp_dir.h"

namespace toposcope::testing {

/// What one command line printed and returned.
struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// A folder in which the program is run by a shell, as a user runs it: "toposcope" is the program
/// under test.
class Workplace {
 public:
  /// Runs one line of shell.
  [[nodiscard]] Ran run(const std::string& line) const;

  /// As run(), and throws std::runtime_error with standard error unless it returns 0.
  std::string must_run(const std::string& line) const;

  [[nodiscard]] std::filesystem::path path() const { return folder_.path(); }
  void put_file(const std::filesystem::path& source) const;

 private:
  TempDir folder_{TempDir::Place::kMemory};
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// tests/golden of the source tree.
[[nodiscard]] std::filesystem::path golden_folder();

}  // namespace toposcope::testing
