#pragma once

/// \file
/// Ways from one node to another, whatever the rules say: links count in both directions.
///
/// \code
///   const auto ways = disjoint_paths(snapshot, vm, gateway, 2);
///   const bool is_redundant = ways.size() == 2;
/// \endcode
///
/// All functions are pure and may run at the same time.

#include <cstddef>
#include <optional>
#include <vector>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/snapshot.h"

namespace toposcope::graph {

/// Links in walking order with the nodes between them.
struct Path {
  std::vector<model::NodeId> nodes;  ///< From start to end; one more than links.
  std::vector<model::LinkId> links;
};

struct PathOptions {
  bool use_implicit_links = false;  ///< Else only links with implicit false count.
  Overlay without = {};             ///< Left out; a start or end that is left out has no way.
};

/// A path with the fewest links, whatever their types and directions; of equal ones the first by
/// node order.  None when there is no way.
/// Source: breadth-first search of Boost.Graph. \par Complexity O(N + L).
[[nodiscard]] std::optional<Path> shortest_path(const GraphSnapshot& snapshot, model::NodeId from,
                                                model::NodeId to, const PathOptions& options = {});

/// As many paths as share no node but the ends, at most `limit`; shortest first.  Parallel links
/// between the ends are paths of their own; a node has one path to itself, of no links.  When there
/// is one path only, it is shortest_path(); several are not the shortest possible set.
///
/// Source: maximum flow with unit node capacities (Menger); Boost.Graph boykov_kolmogorov_max_flow.
/// \par Complexity
/// O(limit * (N + L)) in practice; about 150 bytes a link while it runs.
[[nodiscard]] std::vector<Path> disjoint_paths(const GraphSnapshot& snapshot, model::NodeId from,
                                               model::NodeId to, std::size_t limit,
                                               const PathOptions& options = {});

/// Number of connected components over all links, implicit ones too; the sizes of the largest ones.
struct Components {
  std::size_t count = 0;
  std::vector<std::size_t> largest;  ///< Sizes, descending, at most ten.
};

/// Source: connected_components of Boost.Graph. \par Complexity O(N + L).
[[nodiscard]] Components connected_components(const GraphSnapshot& snapshot);

}  // namespace toposcope::graph
