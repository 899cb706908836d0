#pragma once

#include <vector>

#include "layout/tier_placement.h"

namespace toposcope::graph {

/// Where lines may run without crossing a card.
class Passages {
 public:
  /// Cards that stand in one line below each other.
  struct Strip {
    Unit x = 0;
    Unit right = 0;
    std::vector<Frame> cards;  ///< From top to bottom.

    /// Whether a card is touched between two heights, in any order.
    [[nodiscard]] bool is_blocked(Unit from, Unit to) const;
  };

  explicit Passages(std::vector<Frame> cards);

  /// Strips that stand between two places, from left to right.
  using Strips = std::vector<const Strip*>;
  [[nodiscard]] Strips between(Unit left, Unit right) const;

  /// Right edge of the widest card that stands below or above one at `x`.
  [[nodiscard]] Unit right_edge(Unit x) const;

 private:
  std::vector<Strip> strips_;  ///< By x.
};

/// Whether any of `strips` is in the way of a line at `height`.
[[nodiscard]] bool is_blocked(const Passages::Strips& strips, Unit height);

}  // namespace toposcope::graph
