#include "toposcope/scene/scene.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace toposcope::scene {
namespace {

/// True when the control points lie on the line between start and end.
bool is_straight(std::span<const Point> segment) {
  const float dx = segment[3].x - segment[0].x;
  const float dy = segment[3].y - segment[0].y;
  if (dx == 0 && dy == 0) return segment[1] == segment[0] && segment[2] == segment[0];
  const auto distance = [&](Point p) {
    return std::abs(dx * (p.y - segment[0].y) - dy * (p.x - segment[0].x));
  };
  const float tolerance = 0.01F * std::hypot(dx, dy);
  return distance(segment[1]) <= tolerance && distance(segment[2]) <= tolerance;
}

}  // namespace

void Scene::restart(Size size, Colour background) {
  assert(!is_open_);
  size_ = size;
  background_ = background;
  shapes_.clear();
  groups_.clear();
  steps_.clear();
  points_.clear();
}

void Scene::begin_group(Group group) {
  assert(!is_open_);
  group.first = static_cast<std::uint32_t>(shapes_.size());
  groups_.push_back(std::move(group));
  is_open_ = true;
}

void Scene::end_group() {
  assert(is_open_);
  groups_.back().count = static_cast<std::uint32_t>(shapes_.size()) - groups_.back().first;
  if (groups_.back().count == 0) groups_.pop_back();
  is_open_ = false;
}

void Scene::add_path(std::span<const PathStep> steps, std::span<const Point> points, Colour fill,
                     const Stroke& stroke) {
  Path path;
  path.first_step = static_cast<std::uint32_t>(steps_.size());
  path.step_count = static_cast<std::uint32_t>(steps.size());
  path.first_point = static_cast<std::uint32_t>(points_.size());
  path.point_count = static_cast<std::uint32_t>(points.size());
  path.fill = fill;
  path.stroke = stroke;
  steps_.insert(steps_.end(), steps.begin(), steps.end());
  points_.insert(points_.end(), points.begin(), points.end());
  shapes_.emplace_back(path);
}

void Scene::add_line(Point from, Point to, const Stroke& stroke) {
  add_path(std::array{PathStep::kMove, PathStep::kLine}, std::array{from, to}, {}, stroke);
}

void Scene::add_route(std::span<const Point> route, const Stroke& stroke) {
  if (route.empty()) return;
  std::vector<PathStep> steps = {PathStep::kMove};
  std::vector<Point> points = {route[0]};
  for (std::size_t i = 0; i + 3 < route.size(); i += 3) {
    const auto segment = route.subspan(i, 4);
    if (is_straight(segment)) {
      steps.push_back(PathStep::kLine);
      points.push_back(segment[3]);
    } else {
      steps.push_back(PathStep::kCurve);
      points.insert(points.end(), segment.begin() + 1, segment.end());
    }
  }
  add_path(steps, points, {}, stroke);
}

void Scene::add_polygon(std::span<const Point> corners, Colour fill, const Stroke& stroke) {
  if (corners.empty()) return;
  std::vector<PathStep> steps(corners.size() + 1, PathStep::kLine);
  steps.front() = PathStep::kMove;
  steps.back() = PathStep::kClose;
  add_path(steps, corners, fill, stroke);
}

void Scene::append(const Scene& other, Point offset) {
  assert(!is_open_);
  const auto first_shape = static_cast<std::uint32_t>(shapes_.size());
  const auto first_step = static_cast<std::uint32_t>(steps_.size());
  const auto first_point = static_cast<std::uint32_t>(points_.size());
  const auto moved = [&](Point p) { return Point{p.x + offset.x, p.y + offset.y}; };
  for (const Point p : other.points_) points_.push_back(moved(p));
  steps_.insert(steps_.end(), other.steps_.begin(), other.steps_.end());
  for (Shape shape : other.shapes_) {
    if (auto* box = std::get_if<Box>(&shape)) {
      box->rect.x += offset.x;
      box->rect.y += offset.y;
    } else if (auto* circle = std::get_if<Circle>(&shape)) {
      circle->centre = moved(circle->centre);
    } else if (auto* path = std::get_if<Path>(&shape)) {
      path->first_step += first_step;
      path->first_point += first_point;
    } else if (auto* text = std::get_if<Text>(&shape)) {
      text->at = moved(text->at);
    }
    shapes_.push_back(std::move(shape));
  }
  for (Group group : other.groups_) {
    group.first += first_shape;
    groups_.push_back(std::move(group));
  }
}

}  // namespace toposcope::scene
