#pragma once

/// \file
/// All of a layout in a corner of the window.
///
/// \code
///   paint(draw_minimap(input, camera, window, {168, 112}));
///   camera.centre = minimap_to_layout(layout.bounds, {168, 112}, pointer);
/// \endcode
///
/// \par Thread safety
/// Pure.

#include "toposcope/scene/window_view.h"

namespace toposcope::scene {

/// Whether the graph exceeds the view, so that a map says something.
[[nodiscard]] bool wants_minimap(const Rect& bounds, const Camera& camera, Size window);

/// Boxes, cards as dots, the worst on top, and what the window shows as a frame.
/// \par Complexity
/// One pass; at most one shape a pixel, however many cards there are.
[[nodiscard]] Scene draw_minimap(const WindowInput& input, const Camera& camera, Size window,
                                 Size minimap);

/// What a point of the map stands for, in layout pixels; points beside the layout too.
[[nodiscard]] Point minimap_to_layout(const Rect& bounds, Size minimap, Point at);

}  // namespace toposcope::scene
