#include "ui/paint/ui_glyphs.h"

#include <array>
#include <cstddef>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

namespace toposcope::ui {
namespace {

using scene::PathStep;
using scene::Point;

constexpr std::size_t kGlyphCount = static_cast<std::size_t>(UiGlyph::kCount);

/// M and L with a point, C with three, Z, and O with centre and radius for a circle.
constexpr std::array<const char*, kGlyphCount> kPaths = {
    "M 3.5 5.5 L 8 10.5 L 12.5 5.5",
    "M 5.5 3.5 L 10.5 8 L 5.5 12.5",
    "M 10.5 3.5 L 5.5 8 L 10.5 12.5",
    "M 3.5 10.5 L 8 5.5 L 12.5 10.5",
    "M 4 4 L 12 12 M 12 4 L 4 12",
    "M 8 3 L 8 13 M 3 8 L 13 8",
    "M 3 8 L 13 8",
    "M 3.2 8.4 L 6.6 11.8 L 13 4.6",
    "O 7 7 4.5 M 10.4 10.4 L 14 14",
    "M 2.5 5.5 L 2.5 2.5 L 5.5 2.5 M 10.5 2.5 L 13.5 2.5 L 13.5 5.5 "
    "M 13.5 10.5 L 13.5 13.5 L 10.5 13.5 M 5.5 13.5 L 2.5 13.5 L 2.5 10.5",
    "M 5.5 2.5 L 10.5 2.5 M 6.3 2.5 L 6.3 7 L 4 9.5 L 12 9.5 L 9.7 7 L 9.7 2.5 M 8 9.5 L 8 14",
    "O 8 8 6 M 8 4.6 L 8 8 L 10.4 9.6",
    "M 5.5 3.5 L 3.5 3.5 L 3.5 14 L 12.5 14 L 12.5 3.5 L 10.5 3.5 "
    "M 5.5 2 L 10.5 2 L 10.5 5 L 5.5 5 Z",
    "M 9 1.5 L 3.5 9 L 7.8 9 L 7 14.5 L 12.5 7 L 8.2 7 Z",
    "M 1.5 8 C 3.5 2.8 12.5 2.8 14.5 8 C 12.5 13.2 3.5 13.2 1.5 8 O 8 8 2",
    "O 8 8 2.2 O 8 8 5 M 8 1.5 L 8 3 M 8 13 L 8 14.5 M 1.5 8 L 3 8 M 13 8 L 14.5 8",
    "M 2 4 L 6.2 4 L 7.6 5.6 L 14 5.6 L 14 12.6 L 2 12.6 Z",
    "O 3.5 8 0.6 O 8 8 0.6 O 12.5 8 0.6",
    "M 8 1.5 L 8 5 M 8 11 L 8 14.5 M 1.5 8 L 5 8 M 11 8 L 14.5 8 O 8 8 3",
};

/// Four cubic curves; 0.5523 makes them round to a thousandth of the radius.
void add_circle(scene::Icon& icon, Point c, float r) {
  const float k = 0.5523F * r;
  icon.steps.insert(icon.steps.end(), {PathStep::kMove, PathStep::kCurve, PathStep::kCurve,
                                       PathStep::kCurve, PathStep::kCurve, PathStep::kClose});
  const std::array<Point, 13> points = {{{c.x + r, c.y},
                                         {c.x + r, c.y + k},
                                         {c.x + k, c.y + r},
                                         {c.x, c.y + r},
                                         {c.x - k, c.y + r},
                                         {c.x - r, c.y + k},
                                         {c.x - r, c.y},
                                         {c.x - r, c.y - k},
                                         {c.x - k, c.y - r},
                                         {c.x, c.y - r},
                                         {c.x + k, c.y - r},
                                         {c.x + r, c.y - k},
                                         {c.x + r, c.y}}};
  icon.points.insert(icon.points.end(), points.begin(), points.end());
}

scene::Icon read(const char* path) {
  scene::Icon icon;
  std::istringstream words{std::string(path)};
  words.imbue(std::locale::classic());
  char command = 0;
  const auto take = [&] {
    Point point;
    words >> point.x >> point.y;
    return point;
  };
  while (words >> command) {
    if (command == 'O') {
      const Point centre = take();
      float radius = 0;
      words >> radius;
      add_circle(icon, centre, radius);
      continue;
    }
    const std::size_t count = command == 'Z' ? 0 : command == 'C' ? 3 : 1;
    for (std::size_t i = 0; i < count; ++i) icon.points.push_back(take());
    icon.steps.push_back(command == 'M'   ? PathStep::kMove
                         : command == 'L' ? PathStep::kLine
                         : command == 'C' ? PathStep::kCurve
                                          : PathStep::kClose);
  }
  return icon;
}

}  // namespace

const scene::Icon& glyph_icon(UiGlyph glyph) {
  static const auto kIcons = [] {
    std::array<scene::Icon, kGlyphCount> icons;
    for (std::size_t i = 0; i < kGlyphCount; ++i) icons[i] = read(kPaths[i]);
    return icons;
  }();
  return kIcons.at(static_cast<std::size_t>(glyph));
}

void add_icon(scene::Scene& scene, const scene::Icon& icon, scene::Point centre, float size,
              const scene::Stroke& stroke) {
  const float scale = size / 16;
  std::vector<Point> points = icon.points;
  for (Point& p : points) p = {centre.x + (p.x - 8) * scale, centre.y + (p.y - 8) * scale};
  scene.add_path(icon.steps, points, {}, stroke);
}

}  // namespace toposcope::ui
