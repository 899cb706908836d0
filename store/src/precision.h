#pragma once

#include <chrono>

#include "toposcope/model/time.h"

namespace toposcope::store {

/// The last moment that a time can mean: one without a fraction of a second is given to the second.
[[nodiscard]] inline model::UtcMicros last_moment_of(model::UtcMicros time) {
  const bool is_whole = std::chrono::floor<std::chrono::seconds>(time) == time;
  return is_whole ? time + std::chrono::seconds(1) - std::chrono::microseconds(1) : time;
}

}  // namespace toposcope::store
