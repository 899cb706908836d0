#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace toposcope::testing {

/// An X server without a monitor, on a number that nobody uses, as long as the object lives.
class VirtualScreen {
 public:
  /// Waits until it answers.  Fails the test when it does not start.
  VirtualScreen();
  ~VirtualScreen();
  VirtualScreen(const VirtualScreen&) = delete;
  VirtualScreen& operator=(const VirtualScreen&) = delete;

  /// ":7"; empty when it did not start.
  [[nodiscard]] const std::string& display() const { return display_; }

 private:
  pid_t server_ = -1;
  std::string display_;
};

/// Runs a program to its end.
/// \return its exit code; -1 when it did not start or was killed
[[nodiscard]] int run_program(const std::vector<std::string>& arguments);

}  // namespace toposcope::testing
