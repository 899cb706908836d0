#pragma once

/// \file
/// Work in numbered chunks: computed by several threads, delivered in order by the caller's.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::graph {

/// Computes chunks 0 .. count - 1 and delivers their outputs in that order.
///
/// Never more than a few outputs per thread wait: a thread that runs ahead of the delivery stops.
/// An exception of `compute` or `deliver` leaves run(), that of a chunk when it is its turn.
/// \tparam Output  movable
template <typename Output>
class OrderedChunks {
 public:
  using Compute = std::function<Output(std::size_t chunk)>;  ///< From any thread.
  using Deliver = std::function<model::Status(Output&&)>;    ///< From the thread that calls run().

  OrderedChunks(std::size_t count, unsigned threads, Compute compute)
      : count_(count),
        threads_(std::max(threads, 1U)),
        compute_(std::move(compute)),
        slots_(kAheadPerThread * threads_) {}

  /// At most once.
  /// \retval kCancelled  the stop was requested
  /// \return any error of `deliver`, unchanged
  [[nodiscard]] model::Status run(const std::stop_token& stop, const Deliver& deliver) {
    std::vector<std::jthread> helpers;
    // Goes before the helpers do, however this function is left: they wait for it.
    const EndGuard end(*this);
    for (unsigned i = 1; i < threads_; ++i) {
      helpers.emplace_back([this] { help(); });
    }
    return deliver_all(stop, deliver);
  }

 private:
  static constexpr std::size_t kAheadPerThread = 4;

  /// Nothing yet, an output, or what was thrown instead.
  using Slot = std::variant<std::monostate, Output, std::exception_ptr>;

  /// Tells the helpers to go home.
  class EndGuard {
   public:
    explicit EndGuard(OrderedChunks& chunks) : chunks_(chunks) {}
    ~EndGuard() {
      {
        const std::scoped_lock lock(chunks_.mutex_);
        chunks_.ended_ = true;
      }
      chunks_.changed_.notify_all();
    }
    EndGuard(const EndGuard&) = delete;
    EndGuard& operator=(const EndGuard&) = delete;

   private:
    OrderedChunks& chunks_;
  };

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
    while (slot(chunk).index() == 0) {
      if (may_claim()) {
        compute_one(lock);
      } else {
        changed_.wait(lock, [&] { return slot(chunk).index() != 0; });
      }
    }
    Slot found = std::exchange(slot(chunk), Slot());
    if (const auto* thrown = std::get_if<std::exception_ptr>(&found)) {
      std::rethrow_exception(*thrown);
    }
    return std::get<Output>(std::move(found));
  }

  void help() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return ended_ || claimed_ == count_ || may_claim(); });
      if (ended_ || claimed_ == count_) return;
      compute_one(lock);
    }
  }

  /// Chunks that are neither delivered nor too far ahead have a slot of their own.
  [[nodiscard]] Slot& slot(std::size_t chunk) { return slots_[chunk % slots_.size()]; }

  [[nodiscard]] bool may_claim() const {
    return claimed_ < count_ && claimed_ < delivered_ + slots_.size();
  }

  /// Unlocks while it computes.
  void compute_one(std::unique_lock<std::mutex>& lock) {
    const std::size_t chunk = claimed_++;
    lock.unlock();
    Slot done = compute_or_catch(chunk);
    lock.lock();
    slot(chunk) = std::move(done);
    changed_.notify_all();
  }

  [[nodiscard]] Slot compute_or_catch(std::size_t chunk) const noexcept {
    try {
      return Slot(std::in_place_index<1>, compute_(chunk));
    } catch (...) {
      return Slot(std::in_place_index<2>, std::current_exception());
    }
  }

  const std::size_t count_;
  const unsigned threads_;
  const Compute compute_;

  std::mutex mutex_;  ///< Guards what follows.
  std::condition_variable changed_;
  std::size_t claimed_ = 0;
  std::size_t delivered_ = 0;
  bool ended_ = false;
  std::vector<Slot> slots_;
};

}  // namespace toposcope::graph
