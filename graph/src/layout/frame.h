#pragma once

#include "layout/units.h"

namespace toposcope::graph {

struct Spot {
  Unit x = 0;
  Unit y = 0;

  friend bool operator==(const Spot&, const Spot&) = default;
};

/// A rectangle in units.
struct Frame {
  Unit x = 0, y = 0, width = 0, height = 0;

  [[nodiscard]] Unit bottom() const { return y + height; }
  [[nodiscard]] Unit right() const { return x + width; }
  [[nodiscard]] Spot middle() const { return {x + width / 2, y + height / 2}; }

  /// With so much more room at each side.
  [[nodiscard]] Frame grown(Unit aside, Unit below) const {
    return {x - aside, y - below, width + 2 * aside, height + 2 * below};
  }
};

}  // namespace toposcope::graph
