#pragma once

#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "query/picture_facts.h"

namespace toposcope::query {

/// What each step of a clique type found, and why those that found nothing did not.
/// \param clique  nullptr: no link at all
/// \par Complexity
/// O(links of the clique + counts of links of the snapshot) a step.
[[nodiscard]] std::vector<StepCount> count_steps(const graph::CliqueEngine& engine,
                                                 const graph::CliqueJob& job,
                                                 model::NodeId focal_point,
                                                 const graph::Clique* clique);

}  // namespace toposcope::query
