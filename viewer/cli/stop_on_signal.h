#pragma once

#include <stop_token>
#include <thread>

#include "signal_watch.h"

namespace toposcope::cli {

/// Asks to stop when this program is told to end.  To be made before any thread is.
class StopOnSignal {
 public:
  StopOnSignal();

  [[nodiscard]] std::stop_token token() const noexcept { return stop_.get_token(); }

 private:
  SignalWatch signals_;
  std::stop_source stop_;
  std::jthread watcher_;  // ends before what it watches with
};

}  // namespace toposcope::cli
