#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace toposcope::testing {

/// Another program, as long as the object lives.
class ChildProgram {
 public:
  /// \param errors  where its standard error goes
  ChildProgram(const std::vector<std::string>& arguments, const std::filesystem::path& errors);
  ~ChildProgram();
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  /// Waits for its end.
  /// \return its exit code; -1 when it was killed or did not start
  [[nodiscard]] int wait();
  [[nodiscard]] bool is_running();

 private:
  pid_t process_ = -1;
};

/// Sleeps until a file is there, woken by the folder.
/// \return false when it did not come within so many milliseconds
[[nodiscard]] bool wait_for_file(const std::filesystem::path& file, int milliseconds);

}  // namespace toposcope::testing
