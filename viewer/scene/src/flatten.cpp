#include "toposcope/scene/flatten.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace toposcope::scene {
namespace {

constexpr double kLeastTolerance = 0.001;
/// Enough for 0.001 pixels within a million: sqrt(3/4 * 4e6 / 0.001).
constexpr double kMostPieces = 60'000;
/// More cannot be seen, and would fill the memory.
constexpr double kMostPeriods = 1'000'000;
constexpr double kMostHatches = 100'000;

double distance(Point a, Point b) {
  return std::hypot(double{b.x} - double{a.x}, double{b.y} - double{a.y});
}

Point between(Point a, Point b, double t) {
  return {static_cast<float>(a.x + (double{b.x} - double{a.x}) * t),
          static_cast<float>(a.y + (double{b.y} - double{a.y}) * t)};
}

/// A sixth of the second derivative at the end `a`: how much a curve bends there.
double bend(Point a, Point b, Point c) {
  return std::hypot(double{a.x} - 2 * double{b.x} + double{c.x},
                    double{a.y} - 2 * double{b.y} + double{c.y});
}

using Curve = std::array<Point, 4>;

/// |B''| is at most 6 * bend, so n pieces are off by 6 * bend / (8 n^2) at most.
int pieces_of(const Curve& curve, double tolerance) {
  const double most =
      std::max(bend(curve[0], curve[1], curve[2]), bend(curve[1], curve[2], curve[3]));
  const double pieces = std::ceil(std::sqrt(0.75 * most / tolerance));
  return pieces > 1 ? static_cast<int>(std::min(pieces, kMostPieces)) : 1;
}

Point point_at(const Curve& curve, double t) {
  const double s = 1 - t;
  const std::array<double, 4> weights = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    x += weights.at(i) * curve.at(i).x;
    y += weights.at(i) * curve.at(i).y;
  }
  return {static_cast<float>(x), static_cast<float>(y)};
}

constexpr std::size_t points_of(PathStep step) {
  switch (step) {
    case PathStep::kMove:
    case PathStep::kLine:
      return 1;
    case PathStep::kCurve:
      return 3;
    case PathStep::kClose:
      break;
  }
  return 0;
}

class Flattener {
 public:
  explicit Flattener(double tolerance) : tolerance_(tolerance) {}

  void step(PathStep step, std::span<const Point> points) {
    switch (step) {
      case PathStep::kMove:
        finish();
        follows_close_ = false;
        line_.points.push_back(points[0]);
        break;
      case PathStep::kLine:
        line_.points.push_back(points[0]);
        break;
      case PathStep::kCurve:
        curve(points);
        break;
      case PathStep::kClose:
        close();
        break;
    }
  }

  std::vector<Polyline> lines() {
    finish();
    return std::move(lines_);
  }

 private:
  /// A curve without a beginning begins at its first control point.
  void curve(std::span<const Point> points) {
    if (line_.points.empty()) line_.points.push_back(points[0]);
    const Curve curve = {line_.points.back(), points[0], points[1], points[2]};
    const int pieces = pieces_of(curve, tolerance_);
    for (int i = 1; i < pieces; ++i) {
      line_.points.push_back(point_at(curve, static_cast<double>(i) / pieces));
    }
    line_.points.push_back(points[2]);
  }

  void close() {
    if (line_.points.empty() || (follows_close_ && line_.points.size() == 1)) return;
    const Point start = line_.points.front();
    if (line_.points.size() > 1 && line_.points.back() == start) line_.points.pop_back();
    line_.is_closed = true;
    finish();
    line_.points.push_back(start);
    follows_close_ = true;
  }

  void finish() {
    if (line_.points.size() > 1 || line_.is_closed) lines_.push_back(std::move(line_));
    line_ = {};
  }

  double tolerance_;
  bool follows_close_ = false;  ///< Its first point is one that nobody asked for.
  Polyline line_;
  std::vector<Polyline> lines_;
};

/// Walks along a line and cuts it where the pattern changes.
class Dasher {
 public:
  Dasher(const std::array<float, 4>& pattern, std::size_t parts)
      : pattern_(pattern), parts_(parts), left_(pattern[0]) {}

  void walk(Point from, Point to) {
    const double length = distance(from, to);
    double walked = 0;
    if (is_on() && dash_.points.empty()) dash_.points.push_back(from);
    while (left_ <= length - walked) {
      walked += left_;
      turn(between(from, to, length > 0 ? walked / length : 0));
    }
    left_ -= length - walked;
    if (is_on() && dash_.points.back() != to) dash_.points.push_back(to);
  }

  /// \param closed  the line is: a last dash that ends where the first begins is part of it
  std::vector<Polyline> dashes(bool closed) {
    if (dash_.points.size() > 1) dashes_.push_back(std::move(dash_));
    if (closed && !dashes_.empty()) join_ends();
    return std::move(dashes_);
  }

 private:
  [[nodiscard]] bool is_on() const { return part_ % 2 == 0; }

  void join_ends() {
    auto& first = dashes_.front();
    auto& last = dashes_.back().points;
    const Point start = first.points.front();
    if (last.back() != start) return;
    if (dashes_.size() == 1) {
      first.is_closed = last.size() > 2;  // else it is a dot
      if (first.is_closed) last.pop_back();
      return;
    }
    while (!last.empty() && last.back() == start) last.pop_back();
    first.points.insert(first.points.begin(), last.begin(), last.end());
    dashes_.pop_back();
  }

  /// The next part of the pattern begins here.
  void turn(Point at) {
    if (is_on()) {
      dash_.points.push_back(at);
      dashes_.push_back(std::exchange(dash_, {}));
    } else {
      dash_.points.push_back(at);
    }
    part_ = (part_ + 1) % parts_;
    left_ = pattern_.at(part_);
  }

  std::array<float, 4> pattern_;
  std::size_t parts_;  ///< Of the pattern that count.
  std::size_t part_ = 0;
  double left_;  ///< Of this part.
  Polyline dash_;
  std::vector<Polyline> dashes_;
};

double length_of(const Polyline& line) {
  double out = line.is_closed ? distance(line.points.back(), line.points.front()) : 0;
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    out += distance(line.points[i - 1], line.points[i]);
  }
  return out;
}

/// The part of a line within 0..size along one axis, as a range of its parameter.
void clip(double start, double slope, double size, std::pair<double, double>& range) {
  if (std::abs(slope) < 1e-9) {
    if (start < 0 || start > size) range = {1, 0};
    return;
  }
  const double a = -start / slope;
  const double b = (size - start) / slope;
  range.first = std::max(range.first, std::min(a, b));
  range.second = std::min(range.second, std::max(a, b));
}

using Vector = std::array<double, 2>;

/// What is in the rectangle of a line, given from its corner; a point when nothing is.
Segment cut(const Rect& rect, const Vector& start, const Vector& direction) {
  const double width = rect.width;
  const double height = rect.height;
  std::pair<double, double> range = {-width - height, width + height};
  clip(start[0], direction[0], width, range);
  clip(start[1], direction[1], height, range);
  const auto point = [&](double t) {
    return Point{rect.x + static_cast<float>(std::clamp(start[0] + t * direction[0], 0.0, width)),
                 rect.y + static_cast<float>(std::clamp(start[1] + t * direction[1], 0.0, height))};
  };
  if (range.second <= range.first) return {};
  return {point(range.first), point(range.second)};
}

}  // namespace

std::vector<Polyline> flatten(std::span<const PathStep> steps, std::span<const Point> points,
                              float tolerance) {
  Flattener flattener(std::max(double{tolerance}, kLeastTolerance));
  for (const PathStep step : steps) {
    const std::size_t count = points_of(step);
    if (points.size() < count) break;
    flattener.step(step, points.first(count));
    points = points.subspan(count);
  }
  return flattener.lines();
}

std::vector<Polyline> dash(const Polyline& line, const std::array<float, 4>& pattern) {
  if (line.points.empty()) return {};
  double period = 0;
  for (const float part : pattern) period += part >= 0 ? double{part} : std::nan("");
  if (line.points.size() == 1 || !(length_of(line) < kMostPeriods * period)) return {line};
  Dasher dasher(pattern, pattern[2] == 0 && pattern[3] == 0 ? 2 : 4);
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    dasher.walk(line.points[i - 1], line.points[i]);
  }
  if (line.is_closed) dasher.walk(line.points.back(), line.points.front());
  return dasher.dashes(line.is_closed);
}

std::vector<Segment> hatch(const Rect& rect, float pitch, float angle) {
  const double width = rect.width;
  const double height = rect.height;
  const bool is_finite = std::isfinite(double{rect.x} + rect.y + width + height + angle);
  if (!is_finite || !(pitch > 0) || !(width > 0) || !(height > 0)) return {};
  const double step = std::max({double{pitch}, 0.1, (width + height) / kMostHatches});
  const double dx = std::cos(double{angle} * std::numbers::pi / 180);
  const double dy = -std::sin(double{angle} * std::numbers::pi / 180);
  // Lines are where -dy * x + dx * y is a multiple of the step; over the corners it ranges so far:
  const double at_corner = -dy * rect.x + dx * rect.y;
  const double least = at_corner + std::min(0.0, -dy * width) + std::min(0.0, dx * height);
  const double most = at_corner + std::max(0.0, -dy * width) + std::max(0.0, dx * height);
  std::vector<Segment> out;
  const auto last = static_cast<std::int64_t>(std::floor(most / step));
  for (auto k = static_cast<std::int64_t>(std::ceil(least / step)); k <= last; ++k) {
    const double offset = static_cast<double>(k) * step - at_corner;
    const Segment line = cut(rect, {-dy * offset, dx * offset}, {dx, dy});
    if (line.from != line.to) out.push_back(line);
  }
  return out;
}

}  // namespace toposcope::scene
