#pragma once

#include <string>
#include <vector>

namespace toposcope::bench {

/// What the operating system says of a finished process.
struct Usage {
  double wall_s = 0;
  double cpu_s = 0;  ///< User and system.
  double peak_mb = 0;
  int exit_code = 0;  ///< 128 + signal when it was killed.
};

/// Runs a program to its end; its standard output goes nowhere, or to `output` when given.
/// Exits with a message when it cannot be started: a benchmark without its subject is no benchmark.
Usage run_process(const std::vector<std::string>& command, const std::string& output = "/dev/null");

}  // namespace toposcope::bench
