#include "layout/tier_again.h"

#include <algorithm>
#include <utility>

#include "layout/fabric_again.h"
#include "layout/tier_seats.h"
#include "layout/tier_tracks.h"

namespace toposcope::graph {
namespace {

/// Upper and lower end of what a lane held before.
struct Extent {
  Unit top = 0;
  Unit bottom = 0;
};

class LaneReplacer {
 public:
  LaneReplacer(const TierPlan& plan, const TierMemory& memory, TierSeats& seats, Placement& out)
      : plan_(plan), memory_(memory), seats_(seats), out_(out) {
    for (std::uint32_t i = 0; i < plan.lane_count; ++i) extents_.push_back(extent_of(i));
  }

  void place(const KeptTracks& kept) {
    std::vector<KeptTrack> tracks = kept.tracks;
    std::erase_if(
        tracks, [this](const KeptTrack& track) { return track.track.stage >= plan_.lane_stages; });
    Unit next = first_top();
    for (const std::uint32_t lane : lanes_in_order()) {
      out_.frames[lane].x = kept.left;
      out_.frames[lane].width = kept.right - kept.left;
      SeatingRoom room{lane, tracks, 0, next, 0};
      place_lane(room);
      next = out_.frames[lane].bottom() + kLaneGap;
    }
  }

 private:
  [[nodiscard]] std::optional<Extent> extent_of(std::uint32_t lane) const {
    if (const auto& frame = memory_.frames[lane]) return Extent{frame->y, frame->bottom()};
    if (plan_.containers[lane].box != kNone) return std::nullopt;
    std::optional<Extent> extent;
    for (const std::uint32_t cell : plan_.containers[lane].cells) {
      for (const std::uint32_t card : plan_.cells[cell].cards) {
        const auto& was = memory_.cards[card];
        if (!was || seats_.is_pinned(card)) continue;
        const Extent own{was->y, was->y + plan_.height[card]};
        const Extent all = extent.value_or(own);
        extent = Extent{std::min(all.top, own.top), std::max(all.bottom, own.bottom)};
      }
    }
    return extent;
  }

  [[nodiscard]] Unit first_top() const {
    std::optional<Unit> first;
    for (const auto& extent : extents_) {
      if (extent) first = std::min(first.value_or(extent->top), extent->top);
    }
    return first.value_or(0);
  }

  /// Lanes that were there in the order in which they stood, each new one behind its forerunner.
  [[nodiscard]] std::vector<std::uint32_t> lanes_in_order() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < extents_.size(); ++i) {
      if (extents_[i]) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      return extents_[a]->top < extents_[b]->top;
    });
    for (std::uint32_t i = 0; i < extents_.size(); ++i) {
      if (extents_[i]) continue;
      const auto before = i == 0 ? order.end() : std::find(order.begin(), order.end(), i - 1);
      order.insert(before == order.end() ? order.begin() : before + 1, i);
    }
    return order;
  }

  /// `room.top` is where the lane may begin.
  void place_lane(SeatingRoom& room) {
    const Container& lane = plan_.containers[room.container];
    const auto& extent = extents_[room.container];
    const Unit y = extent ? std::max(extent->top, room.top) : room.top;
    room.top = room.bottom = y + lane.head_height + lane.margin;
    if (extent) {
      room.moved_by = y - extent->top;
      room.bottom = std::max(room.top, extent->bottom + room.moved_by - lane.margin);
      seats_.seat(room);
    } else {
      seats_.seat_newcomers(room);
    }
    out_.frames[room.container].y = y;
    out_.frames[room.container].height = lane.framed(room.bottom - room.top);
  }

  const TierPlan& plan_;
  const TierMemory& memory_;
  TierSeats& seats_;
  Placement& out_;
  std::vector<std::optional<Extent>> extents_;  ///< By lane; none: new.
};

}  // namespace

Placement place_again(const TierPlan& plan, const TierMemory& memory) {
  Placement out;
  out.x.resize(plan.input->nodes.size());
  out.y.resize(plan.input->nodes.size());
  out.frames.resize(plan.containers.size());
  const KeptTracks kept = keep_tracks(plan, memory);
  for (const KeptTrack& track : kept.tracks) out.tracks.push_back(track.track);
  TierSeats seats(plan, memory, out);
  LaneReplacer(plan, memory, seats, out).place(kept);
  place_fabric_again(plan, memory, kept, {seats, out});
  return out;
}

}  // namespace toposcope::graph
