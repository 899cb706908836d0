#pragma once

#include <cstdint>

#include "toposcope/graph/fold.h"

namespace toposcope::testing {

/// How large and how even a random graph is.
struct WorldShape {
  std::uint32_t most_nodes = 24;
  std::uint32_t most_boxes = 6;
  std::uint32_t looks = 2;  ///< Of nodes, boxes and links, each.
  bool apart = true;        ///< Whether some ask to stay outside.
};

/// A small random graph, made of copies of one pattern with a little damage, so that much of it
/// folds; every other one is plain noise.
graph::FoldInput random_world(std::uint32_t seed, const WorldShape& shape);

/// A site of about so many nodes: hosts of which one in ten has an ill instance, in each 20
/// instances with their vNICs and bridges on one switch, and 50 networks.
graph::FoldInput site_world(std::uint32_t nodes);

/// One long row of equal nodes, the focal point at its end: rounds of recolouring need as many
/// rounds as it has nodes.
graph::FoldInput row_world(std::uint32_t nodes);

/// As many links as twice the nodes, at random.
graph::FoldInput noise_world(std::uint32_t nodes);

}  // namespace toposcope::testing
