#pragma once

#include <span>
#include <vector>

#include "layout/units.h"

namespace toposcope::graph {

/// One of several things that stand below each other in a fixed order.
struct Wish {
  Unit top = 0;     ///< Where it would like its upper edge to be.
  Unit weight = 1;  ///< How much; positive.
  Unit step = 0;    ///< From its upper edge to that of the next one, at least.
};

/// Upper edges that keep the order and the steps, do not leave [lowest, highest] (for the first and
/// the last one; when there is too little room, they start at `lowest`), and are nearest to the
/// wishes by weighted squares.  Results are whole half pixels.
/// \par Complexity  O(n)
/// \par Source
/// Pool adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman (1955).
[[nodiscard]] std::vector<Unit> place_in_order(std::span<const Wish> wishes, Unit lowest,
                                               Unit highest);

}  // namespace toposcope::graph
