#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Pieces of work that do not see each other, done by several threads.
struct LaneWork {
  std::size_t lanes = 0;
  unsigned jobs = 1;  ///< Threads at a time, at most one a lane.
  /// Does the work of a lane, and calls `tick` after each part of it.
  std::function<void(std::size_t lane, const std::function<void()>& tick)> run;
  /// Told on the calling thread, now and then and at the end, how many ticks there were.
  std::function<void(std::uint64_t ticks)> progress;
};

/// Returns when all lanes are done; lanes begin in their order.  After a stop none begins.
/// \retval kCancelled    stop was requested
/// \retval kUnavailable  memory or threads ran out
[[nodiscard]] model::Status run_lanes(const LaneWork& work, const std::stop_token& stop);

}  // namespace toposcope::discovery
