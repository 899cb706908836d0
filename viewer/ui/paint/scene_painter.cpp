#include "ui/paint/scene_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "toposcope/scene/flatten.h"

#include "ui/paint/colours.h"
#include "ui/paint/line_painter.h"
#include "ui/paint/polygon.h"
#include "ui/paint/text_painter.h"

namespace toposcope::ui {
namespace {

using scene::PathStep;

constexpr int kMostPieces = 64;  ///< Of one curve.

bool is_drawn(const scene::Stroke& stroke) { return stroke.width > 0 && stroke.colour.alpha != 0; }

bool is_dashed(const scene::Stroke& stroke) { return stroke.dash[0] > 0 || stroke.dash[1] > 0; }

/// Radii that fit beside each other, all made smaller by one factor; as the painters of files.
std::array<float, 4> fitted(const scene::Box& box) {
  std::array<float, 4> radii = box.radii;
  for (float& radius : radii) radius = std::max(radius, 0.0F);
  const float width = std::max(radii[0] + radii[1], radii[3] + radii[2]);
  const float height = std::max(radii[0] + radii[3], radii[1] + radii[2]);
  float factor = 1;
  if (width > box.rect.width) factor = box.rect.width / width;
  if (height * factor > box.rect.height) factor = box.rect.height / height;
  for (float& radius : radii) radius *= factor;
  return radii;
}

/// Pieces that a cubic curve needs to be off by a quarter of a pixel at most.
int pieces_of(const std::array<ImVec2, 4>& p) {
  const auto bend = [&](std::size_t i) {
    return std::hypot(p[i].x - 2 * p[i + 1].x + p[i + 2].x, p[i].y - 2 * p[i + 1].y + p[i + 2].y);
  };
  const float most = 6 * std::max(bend(0), bend(1));
  const float count = std::ceil(std::sqrt(most / (8 * scene::kFlatness)));
  return std::clamp(static_cast<int>(count), 1, kMostPieces);
}

ImVec2 curve_at(const std::array<ImVec2, 4>& p, float t) {
  const float s = 1 - t;
  const std::array<float, 4> w = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
  return {w[0] * p[0].x + w[1] * p[1].x + w[2] * p[2].x + w[3] * p[3].x,
          w[0] * p[0].y + w[1] * p[1].y + w[2] * p[2].y + w[3] * p[3].y};
}

/// Where the quarters of a pill meet, two points are one but for rounding; a corner between them
/// would point anywhere.
bool is_near(ImVec2 a, ImVec2 b) {
  return std::abs(a.x - b.x) < 0.05F && std::abs(a.y - b.y) < 0.05F;
}

class Painter {
 public:
  Painter(ImDrawList& list, const scene::Scene& scene, const PaintPlace& place, Fonts& fonts)
      : list_(list), scene_(scene), place_(place), fonts_(fonts), clip_(list._CmdHeader.ClipRect) {
    place_.origin = {std::round(place.origin.x), std::round(place.origin.y)};
  }

  void draw_all() {
    const auto shapes = scene_.shapes();
    std::size_t next = 0;
    for (const scene::Group& group : scene_.groups()) {
      opacity_ = place_.opacity;
      draw(shapes.subspan(next, group.first - next));
      opacity_ = place_.opacity * std::clamp(group.opacity, 0.0F, 1.0F);
      if (opacity_ > 0) draw(shapes.subspan(group.first, group.count));
      next = group.first + group.count;
    }
    opacity_ = place_.opacity;
    draw(shapes.subspan(next));
  }

 private:
  void draw(std::span<const scene::Shape> shapes) {
    for (const scene::Shape& shape : shapes) {
      std::visit([&](const auto& one) { draw_shape(one); }, shape);
    }
  }

  [[nodiscard]] bool is_seen(ImVec2 min, ImVec2 max, float margin) const {
    return max.x + margin >= clip_.x && min.x - margin <= clip_.z && max.y + margin >= clip_.y &&
           min.y - margin <= clip_.w;
  }

  [[nodiscard]] LinePen pen_of(const scene::Stroke& stroke) const {
    return {colour(stroke.colour, opacity_), stroke.width * place_.scale,
            stroke.cap == scene::Cap::kRound};
  }

  void draw_shape(const scene::Box& box) {
    if (box.rect.width <= 0 || box.rect.height <= 0) return;
    const float width = is_drawn(box.border) ? box.border.width * place_.scale : 0;
    const float outside = width / 2;
    const auto snap = [&](float edge) { return std::round(edge - outside) + outside; };
    const ImVec2 corner = place_.at({box.rect.x, box.rect.y});
    const ImVec2 min{snap(corner.x), snap(corner.y)};
    const ImVec2 end = place_.at({box.rect.right(), box.rect.bottom()});
    const auto snap_end = [&](float edge) { return std::round(edge + outside) - outside; };
    const ImVec2 max{std::max(snap_end(end.x), min.x + std::min(1.0F, end.x - corner.x)),
                     std::max(snap_end(end.y), min.y + std::min(1.0F, end.y - corner.y))};
    if (!is_seen(min, max, outside + 1)) return;
    auto radii = fitted(box);
    for (float& radius : radii) radius *= place_.scale;
    const ImU32 fill = colour(box.fill, opacity_);
    if (box.fill.alpha != 0) fill_box(min, max, radii, fill);
    if (width <= 0) return;
    outline(min, max, radii);
    stroke_points(true, box.border);
  }

  void fill_box(ImVec2 min, ImVec2 max, const std::array<float, 4>& radii, ImU32 fill) {
    if (radii == std::array<float, 4>{}) {
      list_.AddRectFilled(min, max, fill);
      return;
    }
    outline(min, max, radii);
    list_.AddConvexPolyFilled(points_.data(), static_cast<int>(points_.size()), fill);
  }

  /// Puts the outline of a box into points_: from the upper left, clockwise.
  void outline(ImVec2 min, ImVec2 max, const std::array<float, 4>& radii) {
    const auto [ul, ur, lr, ll] = radii;
    list_.PathClear();
    list_.PathArcToFast({max.x - ur, min.y + ur}, ur, 9, 12);
    list_.PathArcToFast({max.x - lr, max.y - lr}, lr, 0, 3);
    list_.PathArcToFast({min.x + ll, max.y - ll}, ll, 3, 6);
    list_.PathArcToFast({min.x + ul, min.y + ul}, ul, 6, 9);
    points_.clear();
    for (const ImVec2& point : list_._Path) {
      if (points_.empty() || !is_near(points_.back(), point)) points_.push_back(point);
    }
    if (points_.size() > 1 && is_near(points_.front(), points_.back())) points_.pop_back();
    list_.PathClear();
  }

  void draw_shape(const scene::Circle& circle) {
    if (circle.radius <= 0) return;
    const ImVec2 centre = place_.at(circle.centre);
    const float radius = circle.radius * place_.scale;
    if (!is_seen(centre, centre, radius + circle.border.width * place_.scale + 1)) return;
    if (circle.fill.alpha != 0) add_disc(list_, centre, radius, colour(circle.fill, opacity_));
    if (!is_drawn(circle.border)) return;
    if (!is_dashed(circle.border)) return add_ring(list_, centre, radius, pen_of(circle.border));
    points_.clear();
    constexpr int kCorners = 48;
    for (int i = 0; i < kCorners; ++i) {
      const float angle = 6.2831853F * static_cast<float>(i) / kCorners;
      points_.push_back({centre.x + std::cos(angle) * radius, centre.y + std::sin(angle) * radius});
    }
    stroke_points(true, circle.border);
  }

  void draw_shape(const scene::Text& text) {
    TextRun run{.text = text.text, .style = text.style, .at = place_.at(text.at)};
    run.anchor = text.anchor;
    run.room = text.width * place_.scale;
    run.angle = text.angle;
    run.factor = place_.scale;
    run.opacity = opacity_;
    draw_text(list_, fonts_, run);
  }

  void draw_shape(const scene::Path& path) {
    const auto points = scene_.points(path);
    if (points.empty() || !is_seen(points, path.stroke.width)) return;
    const auto steps = scene_.steps(path);
    if (path.fill.alpha != 0) fill_path(steps, points, colour(path.fill, opacity_));
    if (!is_drawn(path.stroke)) return;
    if (steps.size() == 2 && points.size() == 2 && !is_dashed(path.stroke)) {
      return add_polyline(list_, std::array{place_.at(points[0]), place_.at(points[1])}, false,
                          pen_of(path.stroke));
    }
    walk(steps, points, [&](bool closed) { stroke_points(closed, path.stroke); });
  }

  [[nodiscard]] bool is_seen(std::span<const scene::Point> points, float width) const {
    scene::Point min = points.front();
    scene::Point max = min;
    for (const scene::Point& point : points) {
      min = {std::min(min.x, point.x), std::min(min.y, point.y)};
      max = {std::max(max.x, point.x), std::max(max.y, point.y)};
    }
    return is_seen(place_.at(min), place_.at(max), width * place_.scale + 1);
  }

  /// Puts each piece of a path into points_, curves as lines, and hands it over.
  template <typename Take>
  void walk(std::span<const PathStep> steps, std::span<const scene::Point> points,
            const Take& take) {
    points_.clear();
    ImVec2 start{};
    const auto flush = [&](bool closed) {
      if (points_.size() > 1 || (closed && !points_.empty())) take(closed);
      points_.clear();
    };
    for (const PathStep step : steps) {
      const std::size_t count = step == PathStep::kClose ? 0 : step == PathStep::kCurve ? 3 : 1;
      if (points.size() < count) break;
      if (step == PathStep::kMove || step == PathStep::kClose) flush(step == PathStep::kClose);
      if (step == PathStep::kMove) start = place_.at(points[0]);
      if (step == PathStep::kMove || points_.empty()) points_.push_back(start);
      if (step == PathStep::kLine) add_point(place_.at(points[0]));
      if (step == PathStep::kCurve) {
        add_curve(
            {points_.back(), place_.at(points[0]), place_.at(points[1]), place_.at(points[2])});
      }
      points = points.subspan(count);
    }
    flush(false);
  }

  void add_point(ImVec2 point) {
    const bool again =
        points_.size() > 1 && points_.back().x == point.x && points_.back().y == point.y;
    if (!again) points_.push_back(point);
  }

  void add_curve(const std::array<ImVec2, 4>& controls) {
    const int pieces = pieces_of(controls);
    for (int i = 1; i <= pieces; ++i) {
      add_point(curve_at(controls, static_cast<float>(i) / static_cast<float>(pieces)));
    }
  }

  /// Draws points_; dashes are cut here, because a draw list has none.
  void stroke_points(bool closed, const scene::Stroke& stroke) {
    const LinePen pen = pen_of(stroke);
    if (!is_dashed(stroke)) return add_polyline(list_, points_, closed, pen);
    line_.points.clear();
    for (const ImVec2& point : points_) line_.points.push_back({point.x, point.y});
    line_.is_closed = closed;
    auto pattern = stroke.dash;
    for (float& length : pattern) length *= place_.scale;
    for (const scene::Polyline& piece : scene::dash(line_, pattern)) {
      points_.clear();
      for (const scene::Point& point : piece.points) points_.push_back({point.x, point.y});
      add_polyline(list_, points_, piece.is_closed, pen);
    }
  }

  void fill_path(std::span<const PathStep> steps, std::span<const scene::Point> points,
                 ImU32 fill) {
    contours_.clear();
    walk(steps, points, [&](bool) {
      if (points_.size() >= 3) contours_.emplace_back(points_.begin(), points_.end());
    });
    if (contours_.size() == 1 && is_convex(contours_.front())) return fill_convex(fill);
    for (const Trapezoid& piece : nonzero_trapezoids(contours_)) {
      list_.PrimReserve(6, 4);
      const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
      list_.PrimQuadUV(piece[0], piece[1], piece[2], piece[3], uv, uv, uv, uv, fill);
    }
    // A thin line of the same colour softens the edge; one that shines through would be seen.
    if ((fill & IM_COL32_A_MASK) != IM_COL32_A_MASK) return;
    for (const Contour& contour : contours_) add_polyline(list_, contour, true, {fill, 1, false});
  }

  void fill_convex(ImU32 fill) {
    Contour& contour = contours_.front();
    // Draw lists put the soft edge to the left of the way around.
    if (signed_area(contour) < 0) std::reverse(contour.begin(), contour.end());
    list_.AddConvexPolyFilled(contour.data(), static_cast<int>(contour.size()), fill);
  }

  ImDrawList& list_;
  const scene::Scene& scene_;
  PaintPlace place_;
  Fonts& fonts_;
  ImVec4 clip_;
  float opacity_ = 1;
  std::vector<ImVec2> points_;     ///< Of the piece at hand, pixels of the screen.
  std::vector<Contour> contours_;  ///< Of the path at hand.
  scene::Polyline line_;           ///< What is dashed.
};

}  // namespace

void paint(ImDrawList& list, const scene::Scene& scene, const PaintPlace& place, Fonts& fonts) {
  Painter(list, scene, place, fonts).draw_all();
}

}  // namespace toposcope::ui
