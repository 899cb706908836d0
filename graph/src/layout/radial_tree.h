#pragma once

#include <cstdint>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

/// What angles are counted in: parts of a whole turn.
inline constexpr std::int64_t kTurn = std::int64_t{1} << 40;

/// A part of the turn, with everything that a branch holds; may begin before 0 or end beyond kTurn.
struct RadialSector {
  std::int64_t first = 0;
  std::int64_t span = kTurn;

  [[nodiscard]] std::int64_t middle() const { return first + span / 2; }
};

/// Steps from the focal point, and sectors around it.
struct RadialTree {
  std::vector<std::uint32_t> depth;   ///< By node; what is not reached is one beyond the last.
  std::vector<std::uint32_t> parent;  ///< By node; kNone: the focal point and what is not reached.
  std::vector<RadialSector> sector;   ///< By node.
  std::vector<std::vector<std::uint32_t>> children;  ///< By node: clockwise.
  std::vector<std::vector<std::uint32_t>> levels;    ///< By depth: nodes by angle.

  [[nodiscard]] bool is_reached(std::uint32_t node) const { return depth[node] != kNone; }

  /// Whether one of the two was found from the other.
  [[nodiscard]] bool is_branch(const LayoutLink& link) const {
    return parent[link.source] == link.target || parent[link.target] == link.source;
  }
};

/// Breadth first, neighbours by name.  Sectors are as wide as their branches are large; the largest
/// branch goes right.  Children stand so that links beside the tree are short.
[[nodiscard]] RadialTree make_radial_tree(const LayoutInput& input);

}  // namespace toposcope::graph
