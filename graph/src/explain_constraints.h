#pragma once

#include <vector>

#include "toposcope/graph/explain.h"

#include "explain_walk.h"

namespace toposcope::graph {

/// Whether the focal point's constraints let a link into its clique.
[[nodiscard]] bool passes_constraints(const WalkPlan& plan, model::NodeId focal_point,
                                      model::LinkId link);

/// The same, constraint by constraint, in words.
[[nodiscard]] std::vector<ConstraintEvaluation> evaluate_constraints(const WalkPlan& plan,
                                                                     model::NodeId focal_point,
                                                                     model::LinkId link);

/// A hop in words: with the constraints as they were applied to its link.
[[nodiscard]] WitnessHop witness_hop(const WalkPlan& plan, model::NodeId focal_point,
                                     const TracedHop& hop);

}  // namespace toposcope::graph
