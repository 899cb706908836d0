#pragma once

#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// Stands still.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(model::UtcMicros time) : time_(time) {}
  model::UtcMicros now() override { return time_; }

 private:
  model::UtcMicros time_;
};

}  // namespace toposcope::discovery
