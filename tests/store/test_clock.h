#pragma once

/// \file
/// The clock of the stores under test: it stands still, so that both backends say the same.

#include <chrono>

#include "toposcope/model/time.h"

namespace toposcope::testing {

/// To be set by tests that let time pass.
inline model::UtcMicros& test_time() {
  static model::UtcMicros time{std::chrono::hours{24 * 365}};
  return time;
}

inline void pass_time(std::chrono::microseconds time) { test_time() += time; }

}  // namespace toposcope::testing
