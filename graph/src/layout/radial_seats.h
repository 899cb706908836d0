#pragma once

#include <vector>

#include "layout/frame.h"
#include "layout/radial_ground.h"
#include "layout/radial_tree.h"

namespace toposcope::graph {

/// Rings are so many times as wide as high, for cards are wide, too.  Radii are those at the right.
inline constexpr Unit kFlatness = 2;

struct RadialSeats {
  std::vector<Frame> frames;  ///< By node; the focal point is around the origin.
  RadialGround ground;        ///< All cards, and the lines of the tree.
};

/// Seats cards level by level, each in its sector where it is near the middle, near its parent, and
/// touches neither cards nor lines.
[[nodiscard]] RadialSeats seat_cards(const LayoutInput& input, const RadialTree& tree);

}  // namespace toposcope::graph
