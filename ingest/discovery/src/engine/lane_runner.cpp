#include "engine/lane_runner.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace toposcope::discovery {
namespace {

/// What the threads of one run share.
class Shared {
 public:
  Shared(const LaneWork& work, std::stop_token stop) : work_(work), stop_(std::move(stop)) {}

  /// The life of one thread.
  void serve() {
    const std::function<void()> tick = [this] { change([this] { ++ticks_; }); };
    while (const auto lane = next()) {
      try {
        work_.run(*lane, tick);
      } catch (const std::exception& fault) {
        change([&] { fault_ = fault.what(); });
      }
    }
    change([this] { ++ended_; });
  }

  /// Tells progress until so many threads have ended.
  void watch(std::size_t threads) {
    std::unique_lock lock(mutex_);
    std::uint64_t told = 0;
    while (true) {
      changed_.wait(lock, [&] { return ended_ == threads || ticks_ != told; });
      const bool is_over = ended_ == threads;
      told = ticks_;
      lock.unlock();
      if (work_.progress) work_.progress(told);
      if (is_over) return;
      lock.lock();
    }
  }

  [[nodiscard]] model::Status outcome() {
    if (stop_.stop_requested()) {
      return model::Error{model::ErrorCode::kCancelled, "the scan was stopped", ""};
    }
    if (fault_.empty()) return model::ok();
    return model::Error{model::ErrorCode::kUnavailable, "the scan could not go on: " + fault_, ""};
  }

 private:
  std::optional<std::size_t> next() {
    const std::lock_guard lock(mutex_);
    if (stop_.stop_requested() || !fault_.empty() || next_ == work_.lanes) return std::nullopt;
    return next_++;
  }

  template <typename Change>
  void change(const Change& make) {
    {
      const std::lock_guard lock(mutex_);
      make();
    }
    changed_.notify_all();
  }

  const LaneWork& work_;
  std::stop_token stop_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0, ended_ = 0;
  std::uint64_t ticks_ = 0;
  std::string fault_;
};

}  // namespace

model::Status run_lanes(const LaneWork& work, const std::stop_token& stop) {
  Shared shared(work, stop);
  std::vector<std::jthread> threads;
  const std::size_t wanted = std::min<std::size_t>(std::max(work.jobs, 1U), work.lanes);
  threads.reserve(wanted);
  try {
    while (threads.size() < wanted) threads.emplace_back([&shared] { shared.serve(); });
  } catch (const std::system_error&) {
    if (threads.empty()) shared.serve();  // fewer do it as well
  }
  shared.watch(std::max<std::size_t>(threads.size(), wanted == 0 ? 0 : 1));
  threads.clear();
  return shared.outcome();
}

}  // namespace toposcope::discovery
