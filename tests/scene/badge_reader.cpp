#include "scene/badge_reader.h"

#include <cmath>
#include <variant>

namespace toposcope::testing {
namespace {

using scene::Colour;
using scene::Path;
using scene::Point;
using scene::Scene;

/// What a badge is by its lines alone.
class BadgeReader {
 public:
  BadgeReader(const Scene& scene, Point centre, Colour ground)
      : scene_(scene), centre_(centre), ground_(ground) {}

  std::string read() {
    for (const scene::Shape& shape : scene_.shapes()) {
      if (const auto* path = std::get_if<Path>(&shape)) take(*path);
      if (const auto* circle = std::get_if<scene::Circle>(&shape)) take(*circle);
      if (const auto* text = std::get_if<scene::Text>(&shape);
          text != nullptr && is_near(text->at)) {
        glyph_ += text->text;
      }
    }
    if (shape_.empty()) return "none";
    return shape_ + (is_hollow_ ? " hollow" : "") + " " + glyph_;
  }

 private:
  [[nodiscard]] bool is_near(Point p) const {
    return std::abs(p.x - centre_.x) < 9 && std::abs(p.y - centre_.y) < 9;
  }

  void take(const Path& path) {
    const auto points = scene_.points(path);
    if (!is_near(points[0])) return;
    const std::string steps = steps_of(scene_, path);
    if (steps.ends_with("Z")) {
      const bool upright = points[0].y == points[1].y;
      shape_ = upright ? "square" : "diamond";
      if (points.size() == 3) shape_ = "triangle";
      is_hollow_ = path.fill == ground_;
    } else if (points.size() == 2) {
      const bool straight = points[0].x == points[1].x || points[0].y == points[1].y;
      const char* level = points[0].y == points[1].y ? "-" : "|";
      glyph_ += straight ? level : "/";
    } else if (steps == "MLL") {
      glyph_ += points[1].y > points[0].y && points[1].y > points[2].y ? "tick" : "hands";
    } else {
      glyph_ += "~";
    }
  }

  void take(const scene::Circle& circle) {
    if (!is_near(circle.centre)) return;
    if (circle.radius < 2) {
      glyph_ += ".";
    } else {
      shape_ = circle.border.width > 0 ? "ring" : "disc";
    }
  }

  const Scene& scene_;
  Point centre_;
  Colour ground_;
  std::string shape_, glyph_;
  bool is_hollow_ = false;
};

}  // namespace

std::string steps_of(const Scene& scene, const Path& path) {
  std::string out;
  for (const scene::PathStep step : scene.steps(path)) {
    out += "MLCZ"[static_cast<std::size_t>(step)];
  }
  return out;
}

std::string badge_at(const Scene& scene, Point centre, Colour ground) {
  return BadgeReader(scene, centre, ground).read();
}

}  // namespace toposcope::testing
