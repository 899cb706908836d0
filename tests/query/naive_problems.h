#pragma once

/// \file
/// Causes and effects once more, by the words of viewer/query/DECISIONS.md and in the slowest
/// obvious way: the oracle for find_problems().

#include <map>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/tiers.h"

#include "query/problems.h"

namespace toposcope::testing {

struct NaiveProblem {
  std::map<model::NodeRow, std::uint32_t> effects;  ///< With hops.
  std::size_t cliques_hurt = 0;

  bool operator==(const NaiveProblem&) const = default;
};

/// By row of the cause.  Every type must have a row of the table without conditions.
[[nodiscard]] std::map<model::NodeRow, NaiveProblem> naive_problems(
    const graph::CliqueEngine& engine, const std::vector<query::IllNode>& ill,
    const graph::TierTable& tiers);

}  // namespace toposcope::testing
