#include "ui/desk/jobs.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "ui/desk/app_state.h"
#include "ui/desk/desk.h"
#include "ui/desk/lane.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kLanes = 2;

std::size_t index_of(Slot slot) { return static_cast<std::size_t>(slot); }

/// Long work has a thread of its own, so that no answer waits for it.
std::size_t lane_of(Slot slot) { return slot < Slot::kOutput || slot == Slot::kWatch ? 0 : 1; }

struct Request {
  Slot slot;
  std::uint64_t number = 0;
  Work work;
  std::stop_source stop;
};

/// What a thread is at.
struct Running {
  std::optional<Slot> slot;
  std::stop_source stop;
};

struct Result {
  Slot slot;
  std::uint64_t number = 0;
  Delivery delivery;
};

/// What broke is said in the window; it is a fault of the program.
Delivery failure_of(const char* what) {
  return [text = "internal failure: " + std::string(what)](AppState& state) {
    say_failure(state, text);
  };
}

Delivery do_work(const Request& request, Lane& lane) {
  try {
    return request.work(lane, request.stop.get_token());
  } catch (const std::exception& e) {
    return failure_of(e.what());
  }
}

}  // namespace

struct Jobs::Impl {
  Impl(std::function<std::unique_ptr<Lane>()> lane_maker, std::function<void()> waker)
      : make_lane(std::move(lane_maker)), wake(std::move(waker)) {
    for (std::size_t i = 0; i < kLanes; ++i) {
      threads.at(i) = std::jthread([this, i](const std::stop_token& stop) { work_on(i, stop); });
    }
  }

  ~Impl() {
    {
      const std::scoped_lock lock(mutex);
      for (std::size_t i = 0; i < kLanes; ++i) {
        for (Request& request : queues.at(i)) request.stop.request_stop();
        running.at(i).stop.request_stop();
        threads.at(i).request_stop();
      }
    }
    queued.notify_all();
  }

  void work_on(std::size_t lane_index, const std::stop_token& stop) {
    const std::unique_ptr<Lane> lane = make_lane();
    while (true) {
      std::unique_lock lock(mutex);
      auto& queue = queues.at(lane_index);
      if (!queued.wait(lock, stop, [&] { return !queue.empty(); })) return;
      const Request request = std::move(queue.front());
      queue.pop_front();
      running.at(lane_index) = {request.slot, request.stop};
      lock.unlock();
      const bool counts = !request.stop.stop_requested();
      Delivery delivery = counts ? do_work(request, *lane) : Delivery();
      const bool brings = static_cast<bool>(delivery);
      lock.lock();
      running.at(lane_index).slot.reset();
      results.push_back({request.slot, request.number, std::move(delivery)});
      lock.unlock();
      delivered.notify_all();
      if (wake && brings) wake();
    }
  }

  void drop(Slot slot) {
    const std::size_t lane = lane_of(slot);
    for (Request& request : queues.at(lane)) {
      if (request.slot == slot) request.stop.request_stop();
    }
    if (running.at(lane).slot == slot) running.at(lane).stop.request_stop();
  }

  std::function<std::unique_ptr<Lane>()> make_lane;
  std::function<void()> wake;

  mutable std::mutex mutex;
  std::condition_variable_any queued;
  std::condition_variable delivered;
  std::array<std::deque<Request>, kLanes> queues;
  std::array<Running, kLanes> running;
  std::vector<Result> results;
  std::array<std::uint64_t, kSlots> newest{};
  std::array<std::size_t, kSlots> busy{};
  // Last: threads end before what they use.
  std::array<std::jthread, kLanes> threads;
};

Jobs::Jobs(std::function<std::unique_ptr<Lane>()> make_lane, std::function<void()> wake)
    : impl_(std::make_unique<Impl>(std::move(make_lane), std::move(wake))) {}

Jobs::~Jobs() = default;

void Jobs::run(Slot slot, Work work) {
  {
    const std::scoped_lock lock(impl_->mutex);
    if (slot != Slot::kWrite) impl_->drop(slot);
    const std::uint64_t number = ++impl_->newest.at(index_of(slot));
    ++impl_->busy.at(index_of(slot));
    impl_->queues.at(lane_of(slot)).push_back({slot, number, std::move(work), {}});
  }
  impl_->queued.notify_all();
}

void Jobs::cancel(Slot slot) {
  const std::scoped_lock lock(impl_->mutex);
  impl_->drop(slot);
  ++impl_->newest.at(index_of(slot));
}

bool Jobs::deliver(AppState& state) {
  std::vector<Result> taken;
  std::array<std::uint64_t, kSlots> newest{};
  {
    const std::scoped_lock lock(impl_->mutex);
    taken = std::exchange(impl_->results, {});
    newest = impl_->newest;
    for (const Result& result : taken) --impl_->busy.at(index_of(result.slot));
  }
  bool any = false;
  for (const Result& result : taken) {
    const bool counts =
        result.slot == Slot::kWrite || result.number == newest.at(index_of(result.slot));
    if (!counts || !result.delivery) continue;
    result.delivery(state);
    any = true;
  }
  return any;
}

bool Jobs::wait() {
  std::unique_lock lock(impl_->mutex);
  const auto in_flight = [&] {
    std::size_t sum = 0;
    for (const std::size_t count : impl_->busy) sum += count;
    return sum > 0;
  };
  if (!in_flight()) return false;
  impl_->delivered.wait(lock, [&] { return !impl_->results.empty(); });
  return true;
}

bool Jobs::is_busy() const {
  const std::scoped_lock lock(impl_->mutex);
  for (const std::size_t count : impl_->busy) {
    if (count > 0) return true;
  }
  return false;
}

bool Jobs::is_busy(Slot slot) const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->busy.at(index_of(slot)) > 0;
}

}  // namespace toposcope::ui
