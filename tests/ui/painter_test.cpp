// Scenes as triangles, against arithmetic and against the slow oracle of asking every triangle.

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/flatten.h"
#include "toposcope/scene/text_metrics.h"

#include "ui/paint/line_painter.h"
#include "ui/paint/polygon.h"
#include "ui/paint/scene_painter.h"
#include "ui/support/drawn_list.h"

namespace toposcope::testing {
namespace {

using scene::Box;
using scene::Cap;
using scene::Circle;
using scene::Colour;
using scene::PathStep;
using scene::Point;
using scene::Scene;
using scene::Stroke;

constexpr Colour kInk{200, 100, 50, 255};

struct Painted {
  explicit Painted(const Scene& scene, ui::PaintPlace place = {}, ImVec4 clip = {0, 0, 1000, 1000})
      : drawn(clip) {
    ui::paint(drawn.list(), scene, place, drawn.fonts());
  }
  DrawnList drawn;
};

TEST(ScenePainter, DrawsALineWithFourVerticesAroundIt) {
  Scene scene;
  scene.add_line({10, 20}, {110, 20}, {kInk, 2, Cap::kButt, {}});
  const Painted painted(scene);
  EXPECT_EQ(painted.drawn.vertices(), 4);
  const auto bounds = painted.drawn.bounds();
  EXPECT_EQ(bounds.min.x, 10);
  EXPECT_EQ(bounds.max.x, 110);
  // Half of the width, and one pixel for the soft edge of the texture.
  EXPECT_EQ(bounds.min.y, 18);
  EXPECT_EQ(bounds.max.y, 22);
}

TEST(ScenePainter, PlacesAndScales) {
  Scene scene;
  scene.add_line({10, 20}, {110, 20}, {kInk, 2, Cap::kButt, {}});
  const Painted painted(scene, {{100.4F, 50}, 2});
  const auto bounds = painted.drawn.bounds();
  EXPECT_EQ(bounds.min.x, 120) << "the origin is a whole pixel";
  EXPECT_EQ(bounds.max.x, 320);
  EXPECT_EQ(bounds.min.y, 90 - 3);
}

TEST(ScenePainter, DrawsCirclesAsLargeAsTheyAre) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> radius_of(1.5F, 60);
  for (int i = 0; i < 50; ++i) {
    const float radius = radius_of(random);
    Scene scene;
    scene.add(Circle{{300, 300}, radius, kInk, {}});
    const Painted painted(scene);
    for (int k = 0; k < 32; ++k) {
      const float angle = static_cast<float>(k) * 0.196F;
      const auto at = [&](float r) {
        return ImVec2{300 + r * std::cos(angle), 300 + r * std::sin(angle)};
      };
      EXPECT_GT(painted.drawn.alpha_at(at(radius - 1)), 200) << radius;
      EXPECT_LT(painted.drawn.alpha_at(at(radius + 1)), 40) << radius;
    }
  }
}

/// Inside of a rectangle whose corners are quarter circles.
bool is_inside(const Box& box, Point p, float margin) {
  const auto& r = box.rect;
  if (p.x < r.x + margin || p.x > r.right() - margin) return false;
  if (p.y < r.y + margin || p.y > r.bottom() - margin) return false;
  const std::array<Point, 4> centres = {{{r.x + box.radii[0], r.y + box.radii[0]},
                                         {r.right() - box.radii[1], r.y + box.radii[1]},
                                         {r.right() - box.radii[2], r.bottom() - box.radii[2]},
                                         {r.x + box.radii[3], r.bottom() - box.radii[3]}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const Point c = centres[i];
    const bool is_left = i == 0 || i == 3;
    const bool is_upper = i < 2;
    if ((is_left ? p.x < c.x : p.x > c.x) && (is_upper ? p.y < c.y : p.y > c.y) &&
        std::hypot(p.x - c.x, p.y - c.y) > box.radii[i] - margin) {
      return false;
    }
  }
  return true;
}

TEST(ScenePainter, RoundsEachCornerByItsOwnRadius) {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> radius_of(0, 24);
  std::uniform_real_distribution<float> place_of(80, 170);
  for (int i = 0; i < 20; ++i) {
    const Box box{{100, 100, 60, 50},
                  {radius_of(random), radius_of(random), radius_of(random), radius_of(random)},
                  kInk,
                  {}};
    Scene scene;
    scene.add(box);
    const Painted painted(scene);
    for (int k = 0; k < 400; ++k) {
      const Point p{place_of(random), place_of(random)};
      const float alpha = painted.drawn.alpha_at({p.x, p.y});
      if (is_inside(box, p, 1)) {
        EXPECT_GT(alpha, 200) << p.x << ' ' << p.y;
      }
      if (!is_inside(box, p, -1)) {
        EXPECT_LT(alpha, 50) << p.x << ' ' << p.y;
      }
    }
  }
}

TEST(ScenePainter, CentresBordersOnTheEdge) {
  Scene scene;
  scene.add(Box{{100.5F, 100.5F, 59, 29}, {}, {}, {kInk, 1, Cap::kButt, {}}});
  const Painted painted(scene);
  EXPECT_GT(painted.drawn.alpha_at({130.2F, 100.4F}), 0);
  EXPECT_EQ(painted.drawn.alpha_at({130.2F, 115.4F}), 0) << "inside there is no fill";
  const auto bounds = painted.drawn.bounds();
  EXPECT_GE(bounds.min.x, 99);
  EXPECT_LE(bounds.max.x, 161);
}

TEST(ScenePainter, KeepsTheBordersOfPillsInShape) {
  Scene scene;
  scene.add(Box{{100.5F, 100.5F, 119, 59}, scene::all_round(29.5F), {}, {kInk, 4, Cap::kButt, {}}});
  const auto bounds = Painted(scene).drawn.bounds();
  // Half of the border and a soft edge outside of the box.
  EXPECT_GE(bounds.min.x, 100 - 3.5F);
  EXPECT_LE(bounds.max.x, 220 + 3.5F);
}

TEST(ScenePainter, CutsDashesWhereTheOracleDoes) {
  const Stroke stroke{kInk, 2, Cap::kButt, {9, 3, 2, 3}};
  Scene scene;
  scene.add_line({10, 20}, {111, 20}, stroke);
  const Painted painted(scene);
  const auto pieces = scene::dash({{{10, 20}, {111, 20}}, false}, stroke.dash);
  // 101 = 5 patterns of 17 (two dashes each) and 16 more: 9 and 2 and the beginning of a gap.
  ASSERT_EQ(pieces.size(), 12U);
  ASSERT_EQ(painted.drawn.vertices(), 4 * 12);
  for (const auto& piece : pieces) {
    const float from = piece.points.front().x;
    const float to = piece.points.back().x;
    EXPECT_GT(painted.drawn.alpha_at({(from + to) / 2, 20.1F}), 0) << from;
    EXPECT_EQ(painted.drawn.alpha_at({to + 1.5F, 20.1F}), 0) << to;
  }
}

TEST(ScenePainter, FlattensCurvesAsCloselyAsTheOracle) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> place(50, 900);
  for (int i = 0; i < 40; ++i) {
    const std::array<Point, 4> route = {{{place(random), place(random)},
                                         {place(random), place(random)},
                                         {place(random), place(random)},
                                         {place(random), place(random)}}};
    Scene scene;
    scene.add_route(route, {kInk, 3, Cap::kButt, {}});
    const Painted painted(scene);
    constexpr std::array kSteps = {PathStep::kMove, PathStep::kCurve};
    const auto lines = scene::flatten(kSteps, route, 0.01F);
    ASSERT_EQ(lines.size(), 1U);
    const auto& points = lines.front().points;
    for (std::size_t k = 1; k + 1 < points.size(); k += 7) {
      EXPECT_GT(painted.drawn.alpha_at({points[k].x, points[k].y}), 100);
    }
  }
}

/// The winding number of closed contours about a point, by angles crossed.
int winding(const std::vector<ui::Contour>& contours, ImVec2 p) {
  int count = 0;
  for (const ui::Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      const ImVec2 a = contour[i];
      const ImVec2 b = contour[(i + 1) % contour.size()];
      const float side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
      if (a.y <= p.y && b.y > p.y && side > 0) ++count;
      if (a.y > p.y && b.y <= p.y && side < 0) --count;
    }
  }
  return count;
}

bool is_in(const ui::Trapezoid& t, ImVec2 p) {
  if (p.y < t[0].y || p.y >= t[3].y) return false;
  const float share = (p.y - t[0].y) / (t[3].y - t[0].y);
  const float left = t[0].x + (t[3].x - t[0].x) * share;
  const float right = t[1].x + (t[2].x - t[1].x) * share;
  return p.x >= left && p.x < right;
}

TEST(Polygon, TrapezoidsFillWhatWindingSays) {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> place(0, 100);
  std::uniform_int_distribution<std::size_t> corners(3, 9);
  int different = 0;
  for (int i = 0; i < 60; ++i) {
    std::vector<ui::Contour> contours(1 + static_cast<std::size_t>(i % 2));
    for (ui::Contour& contour : contours) {
      contour.resize(corners(random));
      for (ImVec2& corner : contour) corner = {place(random), place(random)};
    }
    const auto pieces = ui::nonzero_trapezoids(contours);
    for (int k = 0; k < 200; ++k) {
      const ImVec2 p{place(random), place(random)};
      int covered = 0;
      for (const auto& piece : pieces) covered += is_in(piece, p);
      if (covered != (winding(contours, p) != 0 ? 1 : 0)) ++different;
    }
  }
  // Coordinates are floats: a point on an edge may fall to either side.
  EXPECT_LE(different, 3) << "of 12000 points";
}

TEST(Polygon, KnowsConvexOnes) {
  const std::vector<ImVec2> square = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
  const std::vector<ImVec2> arrow = {{0, 0}, {10, 5}, {0, 10}, {3, 5}};
  const std::vector<ImVec2> star = {{50, 0}, {79, 90}, {2, 35}, {98, 35}, {21, 90}};
  EXPECT_TRUE(ui::is_convex(square));
  EXPECT_FALSE(ui::is_convex(arrow));
  EXPECT_FALSE(ui::is_convex(star)) << "it turns one way only, but twice around";
}

TEST(ScenePainter, FillsConcaveShapes) {
  Scene scene;
  const std::array<Point, 4> arrow = {{{100, 100}, {200, 150}, {100, 200}, {130, 150}}};
  scene.add_polygon(arrow, kInk);
  const Painted painted(scene);
  EXPECT_GT(painted.drawn.alpha_at({140.1F, 149.7F}), 200);
  EXPECT_EQ(painted.drawn.alpha_at({115, 149.7F}), 0) << "in the notch";
}

TEST(ScenePainter, FillsAgainstTheClockAsWell) {
  Scene scene;
  scene.add_polygon(std::array<Point, 3>{{{100, 100}, {100, 150}, {150, 100}}}, kInk);
  const Painted painted(scene);
  EXPECT_GT(painted.drawn.alpha_at({100.6F, 120.3F}), 200) << "the soft edge is outside";
}

TEST(ScenePainter, SpendsNothingOnWhatIsOutside) {
  Scene scene;
  scene.add(Circle{{50, 50}, 10, kInk, {kInk, 2, Cap::kButt, {}}});
  scene.add(Box{{20, 20, 40, 40}, scene::all_round(4), kInk, {kInk, 1, Cap::kButt, {}}});
  scene.add_line({0, 0}, {90, 90}, {kInk, 2, Cap::kRound, {}});
  scene.add(
      scene::Text{"outside", {20, 50}, scene::Anchor::kStart, {.size = 12, .colour = kInk}, 0, 0});
  const Painted painted(scene, {}, {500, 500, 600, 600});
  EXPECT_EQ(painted.drawn.vertices(), 0);
}

TEST(ScenePainter, PalesGroups) {
  Scene scene;
  scene.begin_group({.id = "g", .opacity = 0.4F});
  scene.add(Box{{100, 100, 40, 40}, {}, kInk, {}});
  scene.end_group();
  scene.add(Box{{200, 100, 40, 40}, {}, kInk, {}});
  const Painted painted(scene);
  EXPECT_NEAR(painted.drawn.alpha_at({120.2F, 120.7F}), 0.4F * 255, 1);
  EXPECT_NEAR(painted.drawn.alpha_at({220.2F, 120.7F}), 255, 1);
}

TEST(ScenePainter, DrawsDotsOfRoundCaps) {
  Scene scene;
  scene.add_line({100, 100}, {100, 100}, {kInk, 6, Cap::kRound, {}});
  const Painted painted(scene);
  EXPECT_GT(painted.drawn.alpha_at({101.2F, 101.1F}), 200);
}

TEST(ScenePainter, SpendsFourVerticesOnASmallDisc) {
  Scene scene;
  scene.add(Circle{{100, 100}, 4, kInk, {}});
  EXPECT_EQ(Painted(scene).drawn.vertices(), 4);
}

TEST(ScenePainter, PassesTheLimitOf16Bits) {
  Scene scene;
  for (int i = 0; i < 20000; ++i) {
    scene.add(Circle{
        {static_cast<float>(i % 200) * 4 + 10, static_cast<float>(i / 200) * 9 + 10}, 2, kInk, {}});
  }
  const Painted painted(scene);
  EXPECT_GT(painted.drawn.vertices(), 65536);
  EXPECT_GT(painted.drawn.alpha_at({10 + 199 * 4, 10 + 99 * 9}), 200) << "the last one";
}

}  // namespace
}  // namespace toposcope::testing
