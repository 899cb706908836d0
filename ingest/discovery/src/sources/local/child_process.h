#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// What one round trip to a host may cost.
struct CommandLimits {
  std::chrono::milliseconds time = std::chrono::seconds(60);
  std::size_t output_bytes = std::size_t{50} << 20U;  ///< Of both outputs together.
};

struct ChildResult {
  int exit_code = 0;  ///< 128 and the number of the signal that ended it.
  std::string output;
  std::string error_output;
};

/// Runs a program, without a shell, in a process group of its own, and waits until it ends;
/// what it left behind ends with it.
/// \param arguments  the program, found in PATH, and its arguments
/// \param input      all of its standard input
/// \retval kNotFound        there is no such program
/// \retval kUnavailable     it took too long, or no process could be made
/// \retval kMalformedInput  it printed more than allowed
/// \retval kCancelled       stopped
[[nodiscard]] model::Result<ChildResult> run_child(std::span<const std::string> arguments,
                                                   std::string_view input,
                                                   const CommandLimits& limits,
                                                   const std::stop_token& stop);

}  // namespace toposcope::discovery
