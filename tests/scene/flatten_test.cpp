// Curves, dashes and hatches as lines: against tables, and at random against their definitions.

#include "toposcope/scene/flatten.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::scene {
namespace {

using Curve = std::array<Point, 4>;
using Pattern = std::array<float, 4>;

constexpr float kInfinity = std::numeric_limits<float>::infinity();

double length_of(const Polyline& line) {
  double out = 0;
  for (std::size_t i = 1; i < line.points.size(); ++i) {
    out += std::hypot(line.points[i].x - line.points[i - 1].x,
                      line.points[i].y - line.points[i - 1].y);
  }
  if (!line.is_closed) return out;
  return out + std::hypot(line.points.front().x - line.points.back().x,
                          line.points.front().y - line.points.back().y);
}

double distance_to_segment(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  double t = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
  t = std::clamp(t, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distance_to_line(Point p, const std::vector<Point>& line) {
  double out = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i) {
    out = std::min(out, distance_to_segment(p, line[i - 1], line[i]));
  }
  return out;
}

/// By de Casteljau, which the code under test does not use.
Point point_on(Curve curve, float t) {
  for (std::size_t count = 3; count > 0; --count) {
    for (std::size_t i = 0; i < count; ++i) {
      curve.at(i).x += t * (curve.at(i + 1).x - curve.at(i).x);
      curve.at(i).y += t * (curve.at(i + 1).y - curve.at(i).y);
    }
  }
  return curve[0];
}

std::vector<Point> samples_of(const Curve& curve, int count) {
  std::vector<Point> out;
  for (int i = 0; i <= count; ++i) {
    out.push_back(point_on(curve, static_cast<float>(i) / static_cast<float>(count)));
  }
  return out;
}

std::vector<Polyline> flatten_curve(const Curve& curve, float tolerance) {
  return flatten(std::array{PathStep::kMove, PathStep::kCurve}, curve, tolerance);
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  float number(float from, float to) {
    return std::uniform_real_distribution<float>(from, to)(engine_);
  }
  Point point(float range) { return {number(-range, range), number(-range, range)}; }

 private:
  std::mt19937 engine_;
};

TEST(Flatten, StaysWithinItsTolerance) {
  constexpr double kRounding = 0.002;
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    const float range = std::array{5.0F, 100.0F, 2000.0F}.at(seed % 3);
    const float tolerance = std::array{0.05F, kFlatness, 3.0F}.at(seed / 3 % 3);
    const Curve curve = {dice.point(range), dice.point(range), dice.point(range),
                         dice.point(range)};
    const auto lines = flatten_curve(curve, tolerance);
    ASSERT_EQ(lines.size(), 1U);
    const std::vector<Point>& line = lines[0].points;
    EXPECT_EQ(line.front(), curve.front());
    EXPECT_EQ(line.back(), curve.back());
    const std::vector<Point> dense = samples_of(curve, 500);
    for (const Point p : dense) EXPECT_LE(distance_to_line(p, line), tolerance + kRounding);
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Point middle = {(line[i - 1].x + line[i].x) / 2, (line[i - 1].y + line[i].y) / 2};
      EXPECT_LE(distance_to_line(middle, dense), tolerance + kRounding + 0.02);
    }
  }
}

/// Bends of 100 and 0.25 pixels: sqrt(3/4 * 100 / 0.25) = 17.3 pieces.
TEST(Flatten, TakesAsFewPiecesAsTheBoundAllows) {
  EXPECT_EQ(flatten_curve({{{0, 0}, {0, 100}, {0, 100}, {0, 0}}}, 0.25F)[0].points.size(), 19U);
  EXPECT_EQ(flatten_curve({{{0, 0}, {10, 0}, {20, 0}, {30, 0}}}, 0.25F)[0].points.size(), 2U);
  EXPECT_EQ(flatten_curve({{{7, 7}, {7, 7}, {7, 7}, {7, 7}}}, 0.25F)[0].points.size(), 2U);
}

std::string text_of(const std::vector<Polyline>& lines) {
  std::ostringstream out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const char* before = i == 0 ? "" : " | ";
    for (const Point p : lines[i].points) {
      out << before << p.x << "," << p.y;
      before = " ";
    }
    if (lines[i].is_closed) out << " closed";
  }
  return out.str();
}

/// Steps as letters, with points (1,1), (2,1), (3,1) and so on as they are asked for.
static_assert(PathStep::kMove == PathStep{0} && PathStep::kClose == PathStep{3});
std::string flattened(const std::string& letters, std::size_t points) {
  std::vector<PathStep> steps;
  for (const char c : letters) {
    const auto at = std::string_view("MLCZ").find(c);
    steps.push_back(static_cast<PathStep>(at));
  }
  std::vector<Point> all;
  for (std::size_t i = 1; i <= points; ++i) all.push_back({static_cast<float>(i), 1});
  return text_of(flatten(steps, all));
}

TEST(Flatten, FollowsTheSteps) {
  struct Case {
    const char* steps;
    std::size_t points;
    const char* lines;
  };
  for (const auto& [steps, points, lines] : {
           Case{"", 0, ""},
           Case{"M", 1, ""},
           Case{"MM", 2, ""},
           Case{"ML", 2, "1,1 2,1"},
           Case{"MLL", 3, "1,1 2,1 3,1"},
           Case{"MLML", 4, "1,1 2,1 | 3,1 4,1"},
           Case{"MLLZ", 3, "1,1 2,1 3,1 closed"},
           Case{"MLLZL", 4, "1,1 2,1 3,1 closed | 1,1 4,1"},
           Case{"MLLZML", 5, "1,1 2,1 3,1 closed | 4,1 5,1"},
           Case{"MZ", 1, "1,1 closed"},
           Case{"MLZZ", 2, "1,1 2,1 closed"},
           Case{"Z", 0, ""},
           Case{"LL", 2, "1,1 2,1"},
           Case{"MC", 4, "1,1 4,1"},
           Case{"C", 3, "1,1 1.625,1 3,1"},
           Case{"MCL", 5, "1,1 4,1 5,1"},
           Case{"MLL", 2, "1,1 2,1"},
           Case{"MC", 3, ""},
       }) {
    EXPECT_EQ(flattened(steps, points), lines) << steps << " of " << points;
  }
  const std::array around = {Point{0, 0}, Point{9, 0}, Point{9, 9}, Point{0, 0}};
  EXPECT_EQ(text_of(flatten(std::array{PathStep::kMove, PathStep::kLine, PathStep::kLine,
                                       PathStep::kLine, PathStep::kClose},
                            around)),
            "0,0 9,0 9,9 closed")
      << "the start is not repeated";
}

TEST(Flatten, EndsWithWhatCannotBeDrawn) {
  const Curve endless = {{{0, 0}, {kInfinity, 0}, {0, 0}, {1, 1}}};
  const Curve unknown = {{{0, 0}, {NAN, 0}, {0, 0}, {1, 1}}};
  EXPECT_LT(flatten_curve(endless, 0)[0].points.size(), 100'000U);
  EXPECT_EQ(flatten_curve(unknown, NAN)[0].points.size(), 2U);
}

const Polyline kCorner = {{{0, 0}, {10, 0}, {10, 10}}, false};
const Polyline kSquare = {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true};

TEST(Dash, CutsAndCarriesOverCorners) {
  struct Case {
    const char* name;
    Polyline line;
    Pattern pattern;
    const char* dashes;
  };
  const std::vector<Case> cases = {
      {"over a corner", kCorner, {4, 3, 0, 0}, "0,0 4,0 | 7,0 10,0 10,1 | 10,4 10,8"},
      {"ends at a corner", kCorner, {5, 5, 0, 0}, "0,0 5,0 | 10,0 10,5"},
      {"four parts", kCorner, {6, 2, 1, 2}, "0,0 6,0 | 8,0 9,0 | 10,1 10,7 | 10,9 10,10"},
      {"dots", kCorner, {0, 8, 0, 0}, "0,0 0,0 | 8,0 8,0 | 10,6 10,6"},
      {"no gaps between", kCorner, {10, 0, 0, 0}, "0,0 10,0 | 10,0 10,10"},
      {"longer than the line", kCorner, {30, 5, 0, 0}, "0,0 10,0 10,10"},
      {"solid", kCorner, {0, 0, 0, 0}, "0,0 10,0 10,10"},
      {"a gap only: a dot at its start", kCorner, {0, 50, 0, 0}, "0,0 0,0"},
      {"closed: last and first are one", kSquare, {10, 6, 0, 0}, "0,8 0,0 10,0 | 10,6 10,10 4,10"},
      {"closed, a dash ends where it began", kSquare, {16, 8, 0, 0}, "6,10 0,10 0,0 10,0 10,6"},
      {"closed, dots", kSquare, {0, 20, 0, 0}, "0,0 0,0 | 10,10 10,10"},
      {"closed, one dot", kSquare, {0, 90, 0, 0}, "0,0 0,0"},
      {"closed, one dash", kSquare, {50, 5, 0, 0}, "0,0 10,0 10,10 0,10 closed"},
      {"closed, solid", kSquare, {0, 0, 0, 0}, "0,0 10,0 10,10 0,10 closed"},
      {"negative: solid", kCorner, {4, -3, 0, 0}, "0,0 10,0 10,10"},
      {"endless: all of it", kCorner, {kInfinity, 1, 0, 0}, "0,0 10,0 10,10"},
      {"a repeated corner",
       {{{0, 0}, {5, 0}, {5, 0}, {10, 0}}, false},
       {4, 2, 0, 0},
       "0,0 4,0 | 6,0 10,0"},
      {"one point", {{{3, 3}}, true}, {4, 2, 0, 0}, "3,3 closed"},
      {"no point", {}, {4, 2, 0, 0}, ""},
      {"too many dashes: solid", {{{0, 0}, {1e9F, 0}}, false}, {1, 1, 0, 0}, "0,0 1e+09,0"},
      {"no length: solid", {{{0, 0}, {kInfinity, 0}}, false}, {1, 1, 0, 0}, "0,0 inf,0"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_of(dash(c.line, c.pattern)), c.dashes) << c.name;
}

/// How much of a line of this length a pattern draws.
double drawn_length(double length, const Pattern& pattern) {
  const double period = pattern[0] + pattern[1] + pattern[2] + pattern[3];
  const double rest = std::fmod(length, period);
  const double second = pattern[0] + pattern[1];
  const double in_rest =
      std::min(rest, double{pattern[0]}) + std::clamp(rest - second, 0.0, double{pattern[2]});
  return std::floor(length / period) * (pattern[0] + pattern[2]) + in_rest;
}

TEST(Dash, DrawsWhatThePatternSaysAndNothingElse) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    Polyline line;
    for (unsigned i = 0; i < 2 + seed % 5; ++i) line.points.push_back(dice.point(50));
    line.is_closed = seed % 3 == 0;
    Pattern pattern = {dice.number(1, 9), dice.number(1, 9), 0, 0};
    if (seed % 2 == 0) pattern[2] = pattern[3] = dice.number(1, 9);
    std::vector<Point> outline = line.points;
    if (line.is_closed) outline.push_back(line.points.front());
    double drawn = 0;
    for (const Polyline& piece : dash(line, pattern)) {
      drawn += length_of(piece);
      for (const Point p : piece.points) EXPECT_LE(distance_to_line(p, outline), 1e-3);
    }
    EXPECT_NEAR(drawn, drawn_length(length_of(line), pattern), 1e-3 * length_of(line));
  }
}

TEST(Hatch, FillsARectangleByArithmetic) {
  const auto text = [](const std::vector<Segment>& lines) {
    std::ostringstream out;
    for (const auto& [from, to] : lines) {
      out << from.x << "," << from.y << "-" << to.x << "," << to.y << " ";
    }
    return out.str();
  };
  EXPECT_EQ(text(hatch({0, 0, 10, 4}, 2, 0)), "0,0-10,0 0,2-10,2 0,4-10,4 ");
  EXPECT_EQ(text(hatch({1, 1, 2, 2}, 2, 0)), "1,2-3,2 ");
  EXPECT_EQ(hatch({0, 0, 10, 4}, 2, 90).size(), 6U);
  const float diagonal = std::numbers::sqrt2_v<float>;
  const auto lines = hatch({0, 0, 2, 2}, 2 * diagonal);
  ASSERT_EQ(lines.size(), 1U) << "those at the corners are points";
  EXPECT_NEAR(lines[0].from.y, 2, 1e-5) << "rises to the right";
  EXPECT_NEAR(lines[0].to.x, 2, 1e-5);
}

TEST(Hatch, StaysInsideAtItsAngleAndPitch) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    const Rect rect = {dice.number(-99, 99), dice.number(-99, 99), dice.number(1, 200),
                       dice.number(1, 60)};
    const float pitch = dice.number(2, 9);
    const float angle = seed % 2 == 0 ? 45 : dice.number(-180, 180);
    const double dx = std::cos(angle * std::numbers::pi / 180);
    const double dy = -std::sin(angle * std::numbers::pi / 180);
    const auto lines = hatch(rect, pitch, angle);
    const double across = std::abs(rect.width * dy) + std::abs(rect.height * dx);
    EXPECT_NEAR(static_cast<double>(lines.size()), across / pitch, 1);
    double before = 0;
    for (const auto& [from, to] : lines) {
      for (const Point p : {from, to}) {
        EXPECT_TRUE(p.x >= rect.x && p.x <= rect.right() && p.y >= rect.y && p.y <= rect.bottom());
        const bool on_edge =
            p.x == rect.x || p.x == rect.right() || p.y == rect.y || p.y == rect.bottom();
        EXPECT_TRUE(on_edge) << p.x << "," << p.y;
      }
      EXPECT_NEAR((to.x - from.x) * dy - (to.y - from.y) * dx, 0, 1e-3);
      const double level = -dy * from.x + dx * from.y;
      EXPECT_NEAR(level / pitch, std::round(level / pitch), 1e-3);
      if (&from != &lines.front().from) {
        EXPECT_NEAR(level - before, pitch, 2e-3);
      }
      before = level;
    }
  }
}

TEST(Hatch, IsNothingWhereNothingIs) {
  EXPECT_TRUE(hatch({0, 0, 0, 5}, 2).empty());
  EXPECT_TRUE(hatch({0, 0, 5, -1}, 2).empty());
  EXPECT_TRUE(hatch({0, 0, 5, 5}, 0).empty());
  EXPECT_TRUE(hatch({0, 0, 5, 5}, -2).empty());
  EXPECT_TRUE(hatch({0, 0, 5, 5}, NAN).empty());
  EXPECT_TRUE(hatch({0, 0, kInfinity, 5}, 2).empty());
  EXPECT_TRUE(hatch({NAN, 0, 5, 5}, 2).empty());
  EXPECT_TRUE(hatch({0, 0, 5, 5}, 2, NAN).empty());
  EXPECT_LE(hatch({0, 0, 1e7F, 1e7F}, 1e-9F).size(), 100'001U);
}

}  // namespace
}  // namespace toposcope::scene
