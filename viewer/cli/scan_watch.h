#pragma once

#include <stop_token>
#include <thread>

#include "toposcope/discovery/scan.h"

#include "console.h"
#include "signal_watch.h"

namespace toposcope::cli {

/// Turns the first signal to end this program into a request to stop.  To be made before any
/// other thread is.
class StopOnSignal {
 public:
  StopOnSignal();

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  SignalWatch signals_;
  std::jthread watcher_;  // ends before the others go
};

/// Shows how a scan goes: a bar, and what goes wrong.
class ScanWatch final : public discovery::ScanObserver {
 public:
  explicit ScanWatch(const Console& console) : console_(console), bar_(console, "scan") {}

  void progress(std::uint64_t tasks_done, std::uint64_t tasks_known,
                std::string_view what) override;
  void message(const store::Message& message) override;

 private:
  const Console& console_;
  ProgressBar bar_;
};

}  // namespace toposcope::cli
