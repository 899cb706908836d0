#include "toposcope/scene/camera.h"

#include <algorithm>
#include <cmath>

namespace toposcope::scene {

Point to_window(const Camera& camera, Size window, Point layout_point) {
  return {(layout_point.x - camera.centre.x) * camera.zoom + window.width / 2,
          (layout_point.y - camera.centre.y) * camera.zoom + window.height / 2};
}

Point to_layout(const Camera& camera, Size window, Point window_point) {
  return {(window_point.x - window.width / 2) / camera.zoom + camera.centre.x,
          (window_point.y - window.height / 2) / camera.zoom + camera.centre.y};
}

Camera zoomed(const Camera& camera, Size window, Point about, float factor) {
  Camera changed = camera;
  changed.zoom = std::clamp(camera.zoom * factor, kMinZoom, kMaxZoom);
  const Point fixed = to_layout(camera, window, about);
  changed.centre = {fixed.x - (about.x - window.width / 2) / changed.zoom,
                    fixed.y - (about.y - window.height / 2) / changed.zoom};
  return changed;
}

Camera panned(const Camera& camera, Point by_window_px) {
  return {{camera.centre.x - by_window_px.x / camera.zoom,
           camera.centre.y - by_window_px.y / camera.zoom},
          camera.zoom};
}

Camera fitted(const Rect& bounds, Size window, float margin, float max_zoom) {
  const auto room = [&](float side) { return std::max(1.0F, side - 2 * margin); };
  const float wide = room(window.width) / std::max(bounds.width, 1.0F);
  const float high = room(window.height) / std::max(bounds.height, 1.0F);
  const float most = std::clamp(max_zoom, kMinZoom, kMaxZoom);
  return {bounds.centre(), std::clamp(std::min(wide, high), kMinZoom, most)};
}

Rect visible_rect(const Camera& camera, Size window) {
  const Point corner = to_layout(camera, window, {0, 0});
  return {corner.x, corner.y, window.width / camera.zoom, window.height / camera.zoom};
}

float ease_out(float t) {
  const float left = 1 - std::clamp(t, 0.0F, 1.0F);
  return 1 - left * left * left;
}

Camera between(const Camera& from, const Camera& to, float t) {
  if (t >= 1) return to;
  const float part = ease_out(t);
  if (part <= 0) return from;
  return {{from.centre.x + (to.centre.x - from.centre.x) * part,
           from.centre.y + (to.centre.y - from.centre.y) * part},
          from.zoom * std::pow(to.zoom / from.zoom, part)};
}

}  // namespace toposcope::scene
