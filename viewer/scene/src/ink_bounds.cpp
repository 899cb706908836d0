#include "ink_bounds.h"

#include <algorithm>
#include <variant>

#include "toposcope/scene/text_metrics.h"

namespace toposcope::scene {
namespace {

constexpr float kSmoothing = 1;  ///< Pixels around an edge that smoothing may touch.

Rect grown(const Rect& rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

Rect grown(const Rect& rect, const Stroke& stroke) {
  return grown(rect, std::max(stroke.width, 0.0F) / 2 + kSmoothing);
}

Rect united(const Rect& a, const Rect& b) {
  const float left = std::min(a.x, b.x);
  const float top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect bounds_of(const Scene&, const Box& box) { return grown(box.rect, box.border); }

Rect bounds_of(const Scene&, const Circle& circle) {
  return grown(grown({circle.centre.x, circle.centre.y, 0, 0}, circle.radius), circle.border);
}

/// The control points hold the curve between them.
Rect bounds_of(const Scene& scene, const Path& path) {
  const auto points = scene.points(path);
  if (points.empty()) return {};
  Rect bounds{points[0].x, points[0].y, 0, 0};
  for (const Point& point : points) bounds = united(bounds, {point.x, point.y, 0, 0});
  return grown(bounds, path.stroke);
}

Rect bounds_of(const Scene&, const Text& text) {
  const float size = text.style.size;
  const float width = text.width > 0 ? text.width : 2 * text_width(text.text, text.style);
  if (text.angle != 0) return grown({text.at.x, text.at.y, 0, 0}, width + 2 * size);
  float left = text.at.x;
  if (text.anchor == Anchor::kMiddle) left -= width / 2;
  if (text.anchor == Anchor::kEnd) left -= width;
  return {left - size, text.at.y - 2 * size, width + 2 * size, 3 * size};
}

}  // namespace

Rect ink_bounds(const Scene& scene, const Shape& shape) {
  return std::visit([&](const auto& one) { return bounds_of(scene, one); }, shape);
}

Rect ink_bounds(const Scene& scene, std::span<const Shape> shapes) {
  if (shapes.empty()) return {};
  Rect bounds = ink_bounds(scene, shapes[0]);
  for (const Shape& shape : shapes.subspan(1)) bounds = united(bounds, ink_bounds(scene, shape));
  return bounds;
}

bool is_overlapping(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace toposcope::scene
