#pragma once

/// \file
/// What is around a node, whatever the rules say.

#include <chrono>
#include <cstddef>
#include <optional>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

struct NeighbourhoodOptions {
  unsigned depth = 2;                                         ///< Links from the node.
  std::size_t max_nodes = 300;                                ///< The node included; at least 1.
  std::optional<std::chrono::microseconds> stale_after = {};  ///< As for FactsReader.
};

/// Nodes within `depth` links of a node, over all links in both directions, and every link between
/// two of them.  Nearest first, then by link type, then by natural order of names; what is beyond
/// max_nodes is left out from the end of that order, and GraphFacts::hidden says so.  A node where
/// no link ends, such as a host, has what is below it in the hierarchy around it instead.
///
/// \code
///   auto facts = query::neighbourhood(store, row, {.depth = 2});
/// \endcode
///
/// \param at  an older revision has no index on ends: see the other form
/// \retval kNotFound  no such row in the revision
/// \return any error of the store, unchanged
/// \par Complexity
/// GraphStore::links_at() and node() of each node kept.
[[nodiscard]] model::Result<scene::GraphFacts> neighbourhood(
    store::GraphStore& store, model::NodeRow node, const NeighbourhoodOptions& options,
    model::RevisionNumber at = store::kNow);

/// The same from a loaded revision.
/// \param snapshot  of the revision `at`
/// \par Complexity
/// O(N + L), then GraphStore::node() and link() of all that is kept.
[[nodiscard]] model::Result<scene::GraphFacts> neighbourhood(store::GraphStore& store,
                                                             const graph::GraphSnapshot& snapshot,
                                                             model::RevisionNumber at,
                                                             model::NodeRow node,
                                                             const NeighbourhoodOptions& options);

}  // namespace toposcope::query
