#pragma once

/// \file
/// Which part of a layout a window shows, and how large.
///
/// \code
///   Camera camera = fitted(layout.bounds, window, 24);
///   camera = zoomed(camera, window, pointer, 1.1F);     // the wheel
///   const Point there = to_layout(camera, window, pointer);
/// \endcode
///
/// Layout pixels are those of graph::Layout; window pixels are pixels of the canvas at 100 %, from
/// its upper left corner.
///
/// \par Thread safety
/// Pure functions over plain values; each takes constant time.

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

inline constexpr float kMinZoom = 0.01F;
inline constexpr float kMaxZoom = 4;

struct Camera {
  Point centre;    ///< Of the window, in layout pixels.
  float zoom = 1;  ///< Window pixels a layout pixel, kMinZoom to kMaxZoom.

  friend bool operator==(const Camera&, const Camera&) = default;
};

[[nodiscard]] Point to_window(const Camera& camera, Size window, Point layout_point);
[[nodiscard]] Point to_layout(const Camera& camera, Size window, Point window_point);

/// Zoomed by a factor, as far as limits allow; what is under `about` (window pixels) stays there.
[[nodiscard]] Camera zoomed(const Camera& camera, Size window, Point about, float factor);

/// What is drawn moves by so many window pixels.
[[nodiscard]] Camera panned(const Camera& camera, Point by_window_px);

/// All of `bounds` centred in the window, `margin` window pixels free around it as long as the
/// zoom stays between kMinZoom and `max_zoom`.
[[nodiscard]] Camera fitted(const Rect& bounds, Size window, float margin, float max_zoom = 1);

/// What the window shows, in layout pixels.
[[nodiscard]] Rect visible_rect(const Camera& camera, Size window);

/// Moves quickly at first and settles: 0 at 0, 1 at 1; other values count as these.
[[nodiscard]] float ease_out(float t);

/// On the way from one camera to another, eased: `from` at 0, `to` at 1.  Zoom goes by ratio.
[[nodiscard]] Camera between(const Camera& from, const Camera& to, float t);

}  // namespace toposcope::scene
