#pragma once

/// \file
/// Layouts on the way from one to the next.
///
/// \code
///   draw_window({cards, between(before, after, ease_out(elapsed_ms / 220)), ...}, camera, window);
/// \endcode
///
/// \par Thread safety
/// Pure.

#include "toposcope/graph/layout.h"

namespace toposcope::scene {

/// `to`, with every card and box that `from` knows by key on its way there.  Between layouts of the
/// same cards, routes go straight from shape to shape where both have as many points; all others
/// are those of `to`, whose ends draw_window() keeps on the cards.  Columns and bounds are those of
/// `to`; at 1 everything is.
/// \param t  0 to 1, not eased; other values count as these
/// \par Complexity
/// O(N + L), and a hash of the keys of `from`.
[[nodiscard]] graph::Layout between(const graph::Layout& from, const graph::Layout& to, float t);

}  // namespace toposcope::scene
