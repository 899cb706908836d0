#pragma once

#include "layout/units.h"

namespace toposcope::graph {

/// A rectangle in units.
struct Frame {
  Unit x = 0, y = 0, width = 0, height = 0;

  [[nodiscard]] Unit bottom() const { return y + height; }
  [[nodiscard]] Unit right() const { return x + width; }
};

}  // namespace toposcope::graph
