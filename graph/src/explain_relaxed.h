#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "toposcope/graph/explain.h"

#include "explain_walk.h"

namespace toposcope::graph {

/// A hop that a walk could take if nothing were refused.
struct RelaxedHop {
  TracedHop hop;
  std::uint32_t next_step = 0;      ///< First step that may follow what was known before the hop.
  std::vector<Obstacle> obstacles;  ///< In the order in which a walk meets them; empty: allowed.
};

/// The way to a node on which the least is refused.
struct RelaxedWalk {
  std::vector<RelaxedHop> hops;
  std::size_t refused_hops = 0;
};

/// Finds the walk with the fewest refused hops, then the fewest hops, then the fewest obstacles,
/// that reaches `node` along the steps of the plan, whatever constraints, directions, implicit,
/// environments and step order say.  Of equal ones the first by step, way and link.
///
/// A hop of a step that is past takes the step as if it were listed once more behind the one
/// before.
///
/// \param unstopped  the walk from the focal point with AtEmptyStep::kGoOn
/// \par Complexity
/// O(S * L log L) for S steps; it looks no further than the node.
[[nodiscard]] std::optional<RelaxedWalk> find_relaxed_walk(const WalkPlan& plan,
                                                           const Trace& unstopped,
                                                           model::NodeId focal_point,
                                                           model::NodeId node);

/// The steps of [from, to) that add nothing, when that ends a walk of this plan.
[[nodiscard]] std::vector<std::uint32_t> steps_that_stop(const WalkPlan& plan,
                                                         const Trace& unstopped, std::uint32_t from,
                                                         std::uint32_t to);

}  // namespace toposcope::graph
