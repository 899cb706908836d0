#pragma once

/// \file
/// How deep in the infrastructure a node stands.

#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/tiers.h"

#include "query/neighbours.h"

namespace toposcope::query {

/// The tier of each node of a snapshot, indexed by NodeId: small for workloads, large for fabric.
///
/// A node takes the first row of the table that fits its type and the types of its neighbours, else
/// the first row of its type.  A type without a row has one tier for all of its nodes: the one that
/// graph::assign_tiers() gives it in the graph of types, with the steps of all rules.
///
/// \code
///   const auto depths = depths_of(engine, Neighbours(engine.snapshot()), builtin_look().tiers);
/// \endcode
/// \par Complexity
/// O(N + L).
[[nodiscard]] std::vector<float> depths_of(const graph::CliqueEngine& engine,
                                           const Neighbours& neighbours,
                                           const graph::TierTable& table);

}  // namespace toposcope::query
