#pragma once

#include <unordered_set>
#include <vector>

#include "explain_plan.h"

namespace toposcope::graph {

/// Focal points whose clique can hold a lost thing, and perhaps others: the steps are walked
/// backward from the lost things, as if every constraint were met.
///
/// \param plan  of one clique type, before the loss
/// \par Complexity
/// O(links at the nodes that the backward walk meets, for each step).
[[nodiscard]] std::unordered_set<model::NodeId> focal_points_reaching(const WalkPlan& plan,
                                                                      const Overlay& lost);

}  // namespace toposcope::graph
