#pragma once

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

/// Sets Layout::bounds around all cards, boxes and control points of lines.
void set_bounds(Layout& layout);

/// Moves everything so that the bounds start at (0, 0).
void move_to_origin(Layout& layout);

}  // namespace toposcope::graph
