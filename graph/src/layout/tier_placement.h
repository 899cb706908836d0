#pragma once

/// \file
/// Coordinates of a layout by tiers.

#include <cstdint>
#include <span>
#include <vector>

#include "layout/frame.h"
#include "layout/tier_plan.h"
#include "layout/tier_rows.h"

namespace toposcope::graph {

/// A strip of a stage in which cards stand below each other.
struct Track {
  std::uint32_t stage = 0;
  Unit x = 0;
  Unit width = 0;
};

struct Placement {
  std::vector<Unit> x, y;     ///< By node; heads are left out.
  std::vector<Frame> frames;  ///< By container.
  std::vector<Track> tracks;  ///< Of the lanes by x, then one a stage of the fabric.
};

/// Where everything stands when nothing was there before.
[[nodiscard]] Placement place_anew(const TierPlan& plan);

/// Tracks of one stage.
[[nodiscard]] std::span<const Track> tracks_of(const Placement& placement, std::uint32_t stage);

/// The widest card of a cell.
[[nodiscard]] Unit card_width(const TierPlan& plan, std::uint32_t cell);

/// The greatest margin of any lane: what is left of the first track.
[[nodiscard]] Unit lane_margin(const TierPlan& plan);

/// The widest title or least width of any lane.
[[nodiscard]] Unit least_lane_width(const TierPlan& plan);

/// Width of a frame, or of free room, in the fabric with `across` tracks.
[[nodiscard]] Unit fabric_width(const TierPlan& plan, const Container& container, Unit across);

}  // namespace toposcope::graph
