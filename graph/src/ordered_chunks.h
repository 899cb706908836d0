#pragma once

/// \file
/// Work in numbered chunks: computed by several threads, delivered in order by the caller's.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::graph {

/// Computes chunks 0 .. count - 1 and delivers their outputs in that order.
///
/// Never more than a few outputs per thread wait: a thread that runs ahead of the delivery stops.
/// \tparam Output  movable
template <typename Output>
class OrderedChunks {
 public:
  using Compute = std::function<Output(std::size_t chunk)>;  ///< From any thread.
  using Deliver = std::function<model::Status(Output&&)>;    ///< From the thread that calls run().

  OrderedChunks(std::size_t count, unsigned threads, Compute compute)
      : count_(count), threads_(std::max(threads, 1U)), compute_(std::move(compute)) {}

  /// \retval kCancelled  the stop was requested
  /// \return any error of `deliver`, unchanged
  [[nodiscard]] model::Status run(const std::stop_token& stop, const Deliver& deliver) {
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < threads_; ++i) {
      helpers.emplace_back([this] { help(); });
    }
    model::Status status = deliver_all(stop, deliver);
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    return status;
  }

 private:
  static constexpr std::size_t kAheadPerThread = 4;

  model::Status deliver_all(const std::stop_token& stop, const Deliver& deliver) {
    for (std::size_t next = 0; next < count_; ++next) {
      if (stop.stop_requested()) {
        return model::Error{model::ErrorCode::kCancelled, "stopped on request", ""};
      }
      if (auto status = deliver(obtain(next)); !status.has_value()) return status;
      {
        const std::scoped_lock lock(mutex_);
        ++delivered_;
      }
      changed_.notify_all();
    }
    return model::ok();
  }

  /// The output of `chunk`; computes chunks, as the helpers do, until it is there.
  Output obtain(std::size_t chunk) {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (auto found = ready_.extract(chunk); !found.empty()) return std::move(found.mapped());
      if (may_claim()) {
        compute_one(lock);
      } else {
        changed_.wait(lock, [&] { return ready_.contains(chunk); });
      }
    }
  }

  void help() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return ended_ || claimed_ == count_ || may_claim(); });
      if (ended_ || claimed_ == count_) return;
      compute_one(lock);
    }
  }

  [[nodiscard]] bool may_claim() const {
    return claimed_ < count_ && claimed_ < delivered_ + kAheadPerThread * threads_;
  }

  /// Unlocks while it computes.
  void compute_one(std::unique_lock<std::mutex>& lock) {
    const std::size_t chunk = claimed_++;
    lock.unlock();
    Output output = compute_(chunk);
    lock.lock();
    ready_.emplace(chunk, std::move(output));
    changed_.notify_all();
  }

  const std::size_t count_;
  const unsigned threads_;
  const Compute compute_;

  std::mutex mutex_;  ///< Guards what follows.
  std::condition_variable changed_;
  std::size_t claimed_ = 0;
  std::size_t delivered_ = 0;
  bool ended_ = false;
  std::map<std::size_t, Output> ready_;
};

}  // namespace toposcope::graph
