#pragma once

#include <span>
#include <vector>

#include "layout/tier_placement.h"

namespace toposcope::graph {

/// Lines between cards; `places` are by node, titles of boxes included.
///
/// A line leaves the left card at the middle of its right side and enters the right one at the
/// middle of its left side; what ends at one side is spread in the order of the other ends.  What
/// has to pass other cards runs between them: at the height of one of its ends, or beside the row
/// of one, where that is free.
/// \par Complexity  O(L log N) for lines that pass few tracks
[[nodiscard]] std::vector<LayoutRoute> route_links(const TierPlan& plan,
                                                   std::span<const Frame> places);

}  // namespace toposcope::graph
