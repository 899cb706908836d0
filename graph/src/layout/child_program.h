#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::graph {

struct ProgramRun {
  std::vector<std::string> command;  ///< The program, looked up in PATH, and its arguments.
  std::string input;                 ///< For its standard input.
  std::chrono::seconds time_limit{60};
};

/// Runs a program to its end and returns what it wrote to its standard output.
///
/// It runs in a process group of its own, which is killed at the time limit, and when it writes
/// more than 256 MiB.  Nothing of it stays behind: no process, no descriptor, no signal.
///
/// \retval kUnavailable  it is missing, was killed, or ended with an error; the message says what
/// it
///                       wrote to its standard error
/// \retval kIo           the operating system has no pipe or process left
/// \par Thread safety
/// Calls may run at the same time.
[[nodiscard]] model::Result<std::string> run_program(const ProgramRun& run);

}  // namespace toposcope::graph
