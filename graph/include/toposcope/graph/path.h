#pragma once

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
  bool use_implicit_links = false;
  Overlay without = {};
};

/// A path with the fewest links, whatever their types and directions; of equal ones the first by
/// node order.  None when there is no way.
/// Source: breadth-first search of Boost.Graph. \par Complexity O(N + L).
[[nodiscard]] std::optional<Path> shortest_path(const GraphSnapshot& snapshot, model::NodeId from,
                                                model::NodeId to, const PathOptions& options = {});

/// As many paths as share no node but the ends, at most `limit`; shortest first.
/// Source: maximum flow with unit node capacities (Menger); Boost.Graph boykov_kolmogorov_max_flow.
/// \par Complexity
/// O(limit * (N + L)) in practice.
[[nodiscard]] std::vector<Path> disjoint_paths(const GraphSnapshot& snapshot, model::NodeId from,
                                               model::NodeId to, std::size_t limit,
                                               const PathOptions& options = {});

/// Number of connected components, links taken as undirected; and the size of the largest ones.
struct Components {
  std::size_t count = 0;
  std::vector<std::size_t> largest;  ///< Sizes, descending, at most ten.
};

/// Source: connected_components of Boost.Graph. \par Complexity O(N + L).
[[nodiscard]] Components connected_components(const GraphSnapshot& snapshot);

}  // namespace toposcope::graph
