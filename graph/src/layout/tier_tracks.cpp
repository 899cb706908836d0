#include "layout/tier_tracks.h"

#include <algorithm>
#include <map>
#include <utility>

namespace toposcope::graph {
namespace {

class TrackKeeper {
 public:
  TrackKeeper(const TierPlan& plan, const TierMemory& memory)
      : plan_(plan), memory_(memory), widths_(plan.columns.size()) {}

  KeptTracks make() {
    count_votes();
    measure_stages();
    out_.left = left_edge();
    Unit cursor = out_.left + lane_margin(plan_);
    std::size_t next = 0;  // of the tracks that are remembered
    for (std::uint32_t stage = 0; stage < plan_.columns.size(); ++stage) {
      if (stage == plan_.lane_stages) cursor = end_lanes(cursor);
      const std::size_t before = out_.tracks.size();
      for (std::size_t i = next; i < memory_.tracks.size(); ++i) {
        if (stage_of_[i] != stage) continue;
        add(stage, memory_.tracks[i], cursor);
        next = i + 1;
        if (stage >= plan_.lane_stages) break;
      }
      if (out_.tracks.size() == before) add(stage, std::nullopt, cursor);
    }
    if (plan_.columns.size() == plan_.lane_stages) end_lanes(cursor);
    return std::move(out_);
  }

 private:
  void add(std::uint32_t stage, const std::optional<Track>& was, Unit& cursor) {
    const Track track{stage, cursor, widths_[stage]};
    KeptTrack kept{track, std::nullopt};
    if (was) {
      kept.was_at = was->x;
      kept.track.x = std::max(was->x, cursor);
      kept.track.width = std::max(was->width, track.width);
    }
    out_.tracks.push_back(kept);
    cursor = kept.track.x + kept.track.width + (stage < plan_.lane_stages ? kColumnGap : kBend);
  }

  /// \return where the fabric may begin
  Unit end_lanes(Unit cursor) {
    if (plan_.lane_count == 0) return cursor;
    out_.right = out_.left + least_lane_width(plan_);
    if (plan_.lane_stages > 0) {
      out_.right = std::max(out_.right, cursor - kColumnGap + lane_margin(plan_));
    }
    for (std::size_t i = 0; i < plan_.lane_count; ++i) {
      if (const auto& was = memory_.frames[i]) out_.right = std::max(out_.right, was->right());
    }
    return out_.right + kBend;
  }

  [[nodiscard]] Unit left_edge() const {
    std::optional<Unit> left;
    for (std::size_t i = 0; i < plan_.lane_count; ++i) {
      const auto& frame = memory_.frames[i];
      if (frame) left = std::min(left.value_or(frame->x), frame->x);
    }
    if (left) return *left;
    return memory_.tracks.empty() ? 0 : memory_.tracks.front().x - lane_margin(plan_);
  }

  void measure_stages() {
    for (std::uint32_t cell = 0; cell < plan_.cells.size(); ++cell) {
      const std::uint32_t stage = plan_.cells[cell].stage;
      widths_[stage] = std::max(widths_[stage], card_width(plan_, cell));
    }
    for (const Container& container : plan_.containers) {
      if (!container.is_fabric || container.box == kNone) continue;
      Unit& width = widths_[container.stage];
      width = std::max(width, fabric_width(plan_, container, 1));
    }
  }

  /// By track and stage: how many of its things stood there.
  using Votes = std::map<std::pair<std::size_t, std::uint32_t>, std::size_t>;

  /// Each track goes to the stage that most of its cards have now, as long as tracks and stages
  /// keep their order.
  void count_votes() {
    Votes votes;
    add_votes_of_cards(votes);
    add_votes_of_boxes(votes);
    stage_of_.assign(memory_.tracks.size(), kNone);
    std::vector<std::size_t> most(memory_.tracks.size());
    for (const auto& [place, count] : votes) {
      if (count <= most[place.first]) continue;
      most[place.first] = count;
      stage_of_[place.first] = place.second;
    }
    std::uint32_t last = 0;
    for (std::uint32_t& stage : stage_of_) {
      if (stage == kNone) continue;
      if (stage < last) {
        stage = kNone;
      } else {
        last = stage;
      }
    }
  }

  void add_votes_of_cards(Votes& votes) const {
    for (std::uint32_t i = 0; i < plan_.input->nodes.size(); ++i) {
      const auto& was = memory_.cards[i];
      if (!was || plan_.is_head(i)) continue;
      const Container& container = plan_.containers[plan_.container[i]];
      if (container.is_fabric && container.box != kNone) continue;
      const auto track = track_around(was->x, /*anywhere=*/container.is_fabric);
      if (track) ++votes[{*track, plan_.stage[i]}];
    }
  }

  void add_votes_of_boxes(Votes& votes) const {
    for (std::size_t i = plan_.lane_count; i < plan_.containers.size(); ++i) {
      const auto& was = memory_.frames[i];
      if (!was) continue;
      const auto track = track_around(was->x, /*anywhere=*/true);
      if (track) ++votes[{*track, plan_.containers[i].stage}];
    }
  }

  /// The remembered track that begins at `x`, or that `x` is in.
  [[nodiscard]] std::optional<std::size_t> track_around(Unit x, bool anywhere) const {
    const auto it = std::upper_bound(memory_.tracks.begin(), memory_.tracks.end(), x,
                                     [](Unit at, const Track& track) { return at < track.x; });
    if (it == memory_.tracks.begin()) return std::nullopt;
    const Track& track = *(it - 1);
    const bool fits = anywhere ? x < track.x + track.width : x == track.x;
    if (!fits) return std::nullopt;
    return static_cast<std::size_t>(it - 1 - memory_.tracks.begin());
  }

  const TierPlan& plan_;
  const TierMemory& memory_;
  std::vector<Unit> widths_;             ///< By stage.
  std::vector<std::uint32_t> stage_of_;  ///< By remembered track; kNone: nobody's.
  KeptTracks out_;
};

}  // namespace

KeptTracks keep_tracks(const TierPlan& plan, const TierMemory& memory) {
  return TrackKeeper(plan, memory).make();
}

}  // namespace toposcope::graph
