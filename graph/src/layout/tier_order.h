#pragma once

#include "layout/tier_plan.h"

namespace toposcope::graph {

/// Orders the cards of each cell so that few links cross: sweeps over the stages, each card to the
/// median of its neighbours; the best of all sweeps is kept.  Order by name is where it starts, so
/// that it is never worse than that.
/// \par Complexity  O((N + L) log N) for a fixed number of sweeps
/// \par Source  Sugiyama, Tagawa and Toda (1981); medians: Gansner et al. (1993)
void order_cards(TierPlan& plan);

/// Pairs of links between the same two stages that cross.
[[nodiscard]] std::size_t count_crossings(const TierPlan& plan);

/// The middle of `values`, between the two middle ones when there are two; sorts them.
[[nodiscard]] Unit median_of(std::vector<Unit>& values);

}  // namespace toposcope::graph
