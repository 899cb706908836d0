#pragma once

#include <cstdint>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

/// Steps from the focal point, and sectors around it.
struct RadialTree {
  std::vector<std::uint32_t> depth;   ///< By node; what is not reached is one beyond the last.
  std::vector<std::uint32_t> parent;  ///< By node; kNone: the focal point and what is not reached.
  std::vector<std::int64_t> middle;   ///< By node: of its sector, out of `whole`.
  std::int64_t whole = 1;             ///< Twice the number of leaves.
  std::vector<std::vector<std::uint32_t>> levels;  ///< By depth: nodes by angle.
};

/// Breadth first, neighbours by name; sectors by numbers of leaves.
[[nodiscard]] RadialTree make_radial_tree(const LayoutInput& input);

}  // namespace toposcope::graph
