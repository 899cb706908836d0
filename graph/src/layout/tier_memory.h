#pragma once

/// \file
/// What a former layout says about the nodes and boxes of a plan.

#include <optional>
#include <vector>

#include "layout/frame.h"
#include "layout/tier_placement.h"

namespace toposcope::graph {

struct TierMemory {
  std::vector<std::optional<Spot>> cards;    ///< By node; heads are left out.
  std::vector<std::optional<Frame>> frames;  ///< By container.
  std::vector<Track> tracks;                 ///< By x; their stages mean nothing.
};

[[nodiscard]] TierMemory remember(const TierPlan& plan, const Placement& placement);

/// Nothing when `layout` is no layout by tiers or knows less than half of the cards: then there is
/// more to be won by starting anew.
[[nodiscard]] std::optional<TierMemory> remember(const TierPlan& plan, const Layout& layout);

/// Where cards are pinned, by node; titles of boxes cannot be.
[[nodiscard]] std::vector<std::optional<Spot>> pinned_cards(const TierPlan& plan);

}  // namespace toposcope::graph
