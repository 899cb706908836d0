#pragma once

/// \file
/// Other processes: the helper program, and forks of the test with a world of their own.

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace toposcope::testing {

/// The program store_helper (store_helper.cpp), talking over pipes; killed when this goes.
class Helper {
 public:
  /// \throws std::runtime_error when it cannot be started
  explicit Helper(const std::vector<std::string>& arguments);
  ~Helper();
  Helper(const Helper&) = delete;
  Helper& operator=(const Helper&) = delete;

  /// The next line of its output; nothing at the end, or when none came in time.
  [[nodiscard]] std::optional<std::string> read_line(std::chrono::milliseconds patience);

  /// Closes its input, which ends a helper that holds an import.
  void close_input();

  /// SIGKILL; then all lines that it still had written can be read.
  void kill();

 private:
  pid_t process_ = -1;
  int to_ = -1;
  int from_ = -1;
  std::string pending_;
};

/// How a fork ended.
enum class ForkEnd { kGood, kFailed, kNotPermitted };

/// Runs `work` in a fork that has mounts of its own: what it mounts, nobody else sees.
/// \param prepare  mounts; false when that is not permitted here (it takes a privileged user)
/// \param work     throws when something is not as it should be; the message goes to standard error
[[nodiscard]] ForkEnd run_with_own_mounts(const std::function<bool()>& prepare,
                                          const std::function<void()>& work);

/// \name For `prepare`
///@{
[[nodiscard]] bool mount_read_only(const std::filesystem::path& folder);
/// The folder is read-only under a second name, `at`, which is a folder too.
[[nodiscard]] bool mount_read_only(const std::filesystem::path& folder,
                                   const std::filesystem::path& at);
/// An empty file system of this size over the folder.
[[nodiscard]] bool mount_small(const std::filesystem::path& folder, std::size_t kilobytes);
///@}

}  // namespace toposcope::testing
