#include "route_math.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace toposcope::scene {
namespace {

constexpr int kSteps = 16;  ///< A curve counts as so many straight pieces.

Point on_curve(const Point* p, float t) {
  const float s = 1 - t;
  const float a = s * s * s;
  const float b = 3 * s * s * t;
  const float c = 3 * s * t * t;
  const float d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

std::vector<Point> sampled(const graph::LayoutRoute& route) {
  std::vector<Point> points = {route[0]};
  for (std::size_t i = 0; i + 3 < route.size(); i += 3) {
    for (int step = 1; step <= kSteps; ++step) {
      points.push_back(on_curve(&route[i], static_cast<float>(step) / kSteps));
    }
  }
  return points;
}

float length_of(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point direction_of(Point from, Point to) {
  const float length = length_of(from, to);
  return length > 0 ? Point{(to.x - from.x) / length, (to.y - from.y) / length} : Point{1, 0};
}

}  // namespace

RoutePlace middle_of(const graph::LayoutRoute& route) {
  if (route.empty()) return {{0, 0}, {1, 0}};
  const std::vector<Point> points = sampled(route);
  float total = 0;
  for (std::size_t i = 1; i < points.size(); ++i) total += length_of(points[i - 1], points[i]);
  float walked = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const float piece = length_of(points[i - 1], points[i]);
    if (piece > 0 && walked + piece >= total / 2) {
      const float t = (total / 2 - walked) / piece;
      const Point a = points[i - 1];
      const Point b = points[i];
      return {{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}, direction_of(a, b)};
    }
    walked += piece;
  }
  return {route[0], {1, 0}};
}

RoutePlace end_of(const graph::LayoutRoute& route) {
  if (route.size() < 4) return {route.empty() ? Point{} : route.back(), {1, 0}};
  const Point end = route.back();
  const Point before = on_curve(&route[route.size() - 4], 0.9F);
  return {end, direction_of(before, end)};
}

float distance_to(const graph::LayoutRoute& route, Point at) {
  if (route.empty()) return std::numeric_limits<float>::max();
  const std::vector<Point> points = sampled(route);
  float best = length_of(points[0], at);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = points[i - 1];
    const Point d{points[i].x - a.x, points[i].y - a.y};
    const float square = d.x * d.x + d.y * d.y;
    const float along =
        square > 0 ? std::clamp(((at.x - a.x) * d.x + (at.y - a.y) * d.y) / square, 0.0F, 1.0F) : 0;
    best = std::min(best, length_of({a.x + d.x * along, a.y + d.y * along}, at));
  }
  return best;
}

LevelRun level_run(const graph::LayoutRoute& route) {
  LevelRun best;
  for (std::size_t i = 0; i + 3 < route.size(); i += 3) {
    const bool level = std::all_of(&route[i], &route[i] + 4,
                                   [&](Point p) { return std::abs(p.y - route[i].y) < 0.5F; });
    const float length = std::abs(route[i + 3].x - route[i].x);
    if (level && length > best.length) {
      best = {{std::min(route[i].x, route[i + 3].x), route[i].y}, length};
    }
  }
  return best;
}

}  // namespace toposcope::scene
