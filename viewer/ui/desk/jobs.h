#pragma once

/// \file
/// Work beside the window: two threads, each with an inventory of its own.
///
/// \code
///   jobs.run(Slot::kPicture, [request](Lane& lane, const std::stop_token& stop) -> Delivery {
///     auto picture = make_picture(lane, request, stop);
///     return [picture = std::move(picture)](AppState& state) { state.take(picture); };
///   });
///   ...
///   if (jobs.deliver(state)) redraw();
/// \endcode
///
/// The frame never waits: it asks, and takes what has come.  Only the newest request of a slot
/// counts; older ones are told to stop and what they bring is dropped.

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

namespace toposcope::ui {

struct AppState;
class Lane;

/// What a request is for.  The first ones answer a person, the others prepare.
enum class Slot : std::uint8_t {
  kPicture,
  kSearch,
  kInspect,
  kTree,
  kFolder,
  kWrite,  ///< Never dropped: pins, acknowledgements.
  kOutput,
  kWatch,
  kImpact,
  kRelate,
  kOpen,
  kLoad,
  kProblems,
  kIndex,
  kTimeline,
  kMessages,
  kCounts,
};
inline constexpr std::size_t kSlots = 17;

/// Takes a result into the state; runs on the thread of the window.
using Delivery = std::function<void(AppState&)>;
using Work = std::function<Delivery(Lane&, const std::stop_token&)>;

class Jobs {
 public:
  /// \param make_lane  called once on each thread
  /// \param wake       called on any thread when something can be delivered
  Jobs(std::function<std::unique_ptr<Lane>()> make_lane, std::function<void()> wake);
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  void run(Slot slot, Work work);
  void cancel(Slot slot);

  /// Takes what has come.
  /// \return true when there was anything
  bool deliver(AppState& state);

  /// Waits for the next result; false at once when nothing is on its way.
  bool wait();

  [[nodiscard]] bool is_busy() const;
  [[nodiscard]] bool is_busy(Slot slot) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace toposcope::ui
