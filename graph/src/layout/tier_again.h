#pragma once

#include "layout/tier_memory.h"

namespace toposcope::graph {

/// Where everything stands after `memory`: what was there keeps its place unless it must move, and
/// what is pinned stands where it is pinned.  Lanes keep the order in which they stood; they and
/// the boxes of the fabric grow, but never shrink.
[[nodiscard]] Placement place_again(const TierPlan& plan, const TierMemory& memory);

}  // namespace toposcope::graph
