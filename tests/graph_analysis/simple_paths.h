#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "toposcope/graph/path.h"
#include "toposcope/graph/snapshot.h"

namespace toposcope::testing {

/// Every path that visits no node twice from a node to the first of `ends` it meets, over the given
/// links taken as undirected.  For tiny graphs: there can be very many.
[[nodiscard]] std::vector<graph::Path> simple_paths(const graph::GraphSnapshot& snapshot,
                                                    const std::vector<model::LinkId>& links,
                                                    model::NodeId from,
                                                    const std::set<model::NodeId>& ends);

/// Whether two paths share neither a link nor a node but their first and last ones.
[[nodiscard]] bool are_disjoint(const graph::Path& a, const graph::Path& b);

/// The most paths of which every two are disjoint, found by trying; counts no further than `limit`.
[[nodiscard]] std::size_t most_disjoint(const std::vector<graph::Path>& paths, std::size_t limit);

}  // namespace toposcope::testing
