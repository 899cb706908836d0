#include "scan_watch.h"

#include <chrono>

namespace toposcope::cli {
namespace {

constexpr std::chrono::milliseconds kLookEvery(50);

}  // namespace

StopOnSignal::StopOnSignal()
    : watcher_([this](const std::stop_token& over) {
        while (!over.stop_requested()) {
          if (signals_.wait(kLookEvery).end) stop_.request_stop();
        }
      }) {}

void ScanWatch::progress(std::uint64_t tasks_done, std::uint64_t tasks_known, std::string_view) {
  bar_.update(tasks_done, tasks_known);
}

/// What goes wrong is in the report, too, which comes later; with --json nobody reads it aloud.
void ScanWatch::message(const store::Message& message) {
  if (message.level == store::MessageLevel::kInfo) console_.note(message.text);
}

}  // namespace toposcope::cli
