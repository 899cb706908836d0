#include "cairo_painter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numbers>
#include <span>
#include <string>
#include <variant>

#include "cairo_text.h"
#include "dash_pattern.h"
#include "fitted_radii.h"
#include "ink_bounds.h"

namespace toposcope::scene {
namespace {

/// Adds a corner of a box to the path; `quarter` 0 is the lower right one, then clockwise.
void add_corner(cairo_t* target, Point centre, float radius, int quarter) {
  const double begin = quarter * std::numbers::pi / 2;
  cairo_arc(target, static_cast<double>(centre.x), static_cast<double>(centre.y),
            static_cast<double>(radius), begin, begin + std::numbers::pi / 2);
}

void add_outline(cairo_t* target, const Box& box) {
  const Rect& rect = box.rect;
  const auto radii = fitted_radii(box);
  if (std::all_of(radii.begin(), radii.end(), [](float radius) { return radius == 0; })) {
    cairo_rectangle(target, static_cast<double>(rect.x), static_cast<double>(rect.y),
                    static_cast<double>(rect.width), static_cast<double>(rect.height));
    return;
  }
  const auto [upper_left, upper_right, lower_right, lower_left] = radii;
  const float right = rect.right();
  const float bottom = rect.bottom();
  // From the upper left, clockwise, as in SVG: dashes begin there.
  cairo_move_to(target, static_cast<double>(rect.x + upper_left), static_cast<double>(rect.y));
  add_corner(target, {right - upper_right, rect.y + upper_right}, upper_right, 3);
  add_corner(target, {right - lower_right, bottom - lower_right}, lower_right, 0);
  add_corner(target, {rect.x + lower_left, bottom - lower_left}, lower_left, 1);
  add_corner(target, {rect.x + upper_left, rect.y + upper_left}, upper_left, 2);
  cairo_close_path(target);
}

/// Adds one step to the path and takes its points.
void add_step(cairo_t* target, PathStep step, std::span<const Point>& points) {
  if (step == PathStep::kClose) {
    cairo_close_path(target);
    return;
  }
  const std::size_t count = step == PathStep::kCurve ? 3 : 1;
  if (points.size() < count) return;
  const auto x = [&](std::size_t i) { return static_cast<double>(points[i].x); };
  const auto y = [&](std::size_t i) { return static_cast<double>(points[i].y); };
  if (step == PathStep::kMove) cairo_move_to(target, x(0), y(0));
  if (step == PathStep::kLine) cairo_line_to(target, x(0), y(0));
  if (step == PathStep::kCurve) cairo_curve_to(target, x(0), y(0), x(1), y(1), x(2), y(2));
  points = points.subspan(count);
}

void set_stroke(cairo_t* target, const Stroke& stroke) {
  std::array<double, 4> dash{};
  const auto pattern = dash_pattern(stroke);
  std::copy(pattern.begin(), pattern.end(), dash.begin());
  cairo_set_dash(target, dash.data(), static_cast<int>(pattern.size()), 0);
  cairo_set_line_width(target, static_cast<double>(stroke.width));
  cairo_set_line_cap(target,
                     stroke.cap == Cap::kRound ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  set_colour(target, stroke.colour);
}

/// Fills and strokes the path of the context, and clears it.
void ink(cairo_t* target, const Colour& fill, const Stroke& stroke) {
  if (fill.alpha != 0) {
    set_colour(target, fill);
    cairo_fill_preserve(target);
  }
  if (is_drawn(stroke)) {
    set_stroke(target, stroke);
    cairo_stroke_preserve(target);
  }
  cairo_new_path(target);
}

class Painter {
 public:
  Painter(cairo_t* target, const Scene& scene, const Rect& visible, Letters letters)
      : target_(target), scene_(scene), visible_(visible), text_(target, letters) {
    cairo_set_line_join(target, CAIRO_LINE_JOIN_ROUND);
  }

  void draw_all() {
    const auto shapes = scene_.shapes();
    std::size_t next = 0;
    for (const Group& group : scene_.groups()) {
      draw(shapes.subspan(next, group.first - next));
      draw_group(group);
      next = group.first + group.count;
    }
    draw(shapes.subspan(next));
  }

 private:
  void draw(std::span<const Shape> shapes) {
    for (const Shape& shape : shapes) {
      if (!is_overlapping(ink_bounds(scene_, shape), visible_)) continue;
      std::visit([&](const auto& one) { draw_shape(one); }, shape);
    }
  }

  /// A group that shines through is drawn aside, in no more room than it needs.
  void draw_group(const Group& group) {
    const auto shapes = scene_.shapes().subspan(group.first, group.count);
    if (group.opacity >= 1) {
      draw(shapes);
      return;
    }
    const Rect bounds = ink_bounds(scene_, shapes);
    if (!is_overlapping(bounds, visible_)) return;
    cairo_save(target_);
    cairo_rectangle(target_, static_cast<double>(bounds.x), static_cast<double>(bounds.y),
                    static_cast<double>(bounds.width), static_cast<double>(bounds.height));
    cairo_clip(target_);
    cairo_push_group(target_);
    draw(shapes);
    cairo_pop_group_to_source(target_);
    cairo_paint_with_alpha(target_, static_cast<double>(std::max(group.opacity, 0.0F)));
    cairo_restore(target_);
  }

  void draw_shape(const Box& box) {
    if (box.rect.width <= 0 || box.rect.height <= 0) return;
    add_outline(target_, box);
    ink(target_, box.fill, box.border);
  }

  void draw_shape(const Circle& circle) {
    if (circle.radius <= 0) return;
    cairo_arc(target_, static_cast<double>(circle.centre.x), static_cast<double>(circle.centre.y),
              static_cast<double>(circle.radius), 0, 2 * std::numbers::pi);
    cairo_close_path(target_);
    ink(target_, circle.fill, circle.border);
  }

  void draw_shape(const Path& path) {
    auto points = scene_.points(path);
    for (const PathStep step : scene_.steps(path)) add_step(target_, step, points);
    ink(target_, path.fill, path.stroke);
  }

  void draw_shape(const Text& text) { text_.draw(text); }

  cairo_t* target_;
  const Scene& scene_;
  Rect visible_;
  CairoText text_;
};

}  // namespace

void paint(cairo_t* target, const Scene& scene, const Rect& visible, Letters letters) {
  if (scene.background().alpha != 0) {
    set_colour(target, scene.background());
    cairo_paint(target);
  }
  Painter(target, scene, visible, letters).draw_all();
}

model::Error error_of_cairo(cairo_status_t status) {
  const auto code = status == CAIRO_STATUS_NO_MEMORY ? model::ErrorCode::kUnavailable
                                                     : model::ErrorCode::kInvalidArgument;
  return {code, std::string("cannot draw the picture: ") + cairo_status_to_string(status), ""};
}

}  // namespace toposcope::scene
