#include "stop_on_signal.h"

namespace toposcope::cli {
namespace {

/// How long the end of the work may go unseen.
constexpr std::chrono::milliseconds kLookEvery{100};

}  // namespace

StopOnSignal::StopOnSignal()
    : watcher_([this](const std::stop_token& over) {
        while (!over.stop_requested()) {
          if (signals_.wait(kLookEvery).end) stop_.request_stop();
        }
      }) {}

}  // namespace toposcope::cli
