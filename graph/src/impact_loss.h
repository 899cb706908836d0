#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/graph/impact.h"

#include "explain_walk.h"

namespace toposcope::graph {

/// What the walk is for: the nodes that its last step with a link reached, without the focal point;
/// ascending, unique.
[[nodiscard]] std::vector<model::NodeId> required_ends(const Trace& trace,
                                                       model::NodeId focal_point);

/// Paths from the focal point to the ends along links of the walk, directions ignored, that share
/// no node but the focal point and the ends; counted up to 2.
[[nodiscard]] std::uint32_t count_disjoint_paths(const Trace& trace, model::NodeId focal_point,
                                                 std::span<const model::NodeId> ends);

/// Fills in `loss` and the two numbers of paths.
/// \param before, after  plans of the same clique type, with and without the lost things
void judge_loss(const WalkPlan& before, const WalkPlan& after, Impacted& impacted);

}  // namespace toposcope::graph
