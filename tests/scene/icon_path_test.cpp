// Paths of icons, which are written as in SVG.

#include "icon_path.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/flatten.h"

namespace toposcope::testing {
namespace {

using scene::Icon;
using scene::PathStep;
using scene::Point;
using scene::read_icon_path;

/// "M 1 1 L 2 3 Z": steps with their points.
std::string written(const Icon& icon) {
  std::ostringstream out;
  std::size_t at = 0;
  for (const PathStep step : icon.steps) {
    std::size_t count = step == PathStep::kCurve ? 3 : 1;
    if (step == PathStep::kClose) count = 0;
    out << (out.tellp() > 0 ? " " : "") << "MLCZ"[static_cast<std::size_t>(step)];
    for (std::size_t i = 0; i < count; ++i, ++at) {
      out << " " << icon.points[at].x << " " << icon.points[at].y;
    }
  }
  EXPECT_EQ(at, icon.points.size());
  return out.str();
}

struct PathCase {
  const char* name;
  const char* path;
  const char* want;
};

void PrintTo(const PathCase& path, std::ostream* out) { *out << path.path; }

class IconPaths : public ::testing::TestWithParam<PathCase> {};

TEST_P(IconPaths, BecomeMovesLinesAndCurves) {
  const auto icon = read_icon_path(GetParam().path);
  ASSERT_TRUE(icon.has_value()) << icon.error().message;
  EXPECT_EQ(written(icon.value()), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Commands, IconPaths,
    ::testing::ValuesIn(std::vector<PathCase>{
        {"move_and_line", "M1 2L3 4", "M 1 2 L 3 4"},
        {"relative_line", "M1 2l3 4", "M 1 2 L 4 6"},
        {"relative_move_at_the_start", "m1 2", "M 1 2"},
        {"relative_move_later", "M1 2 m3 4", "M 1 2 M 4 6"},
        {"pairs_after_a_move_are_lines", "M1 2 3 4 5 6", "M 1 2 L 3 4 L 5 6"},
        {"pairs_after_a_relative_move_too", "m1 2 3 4 5 6", "M 1 2 L 4 6 L 9 12"},
        {"lines_repeat", "M0 0L1 1 2 2", "M 0 0 L 1 1 L 2 2"},
        {"level_and_upright", "M1 2H5V7h1v-2", "M 1 2 L 5 2 L 5 7 L 6 7 L 6 5"},
        {"level_repeats", "M1 2h1 1 1", "M 1 2 L 2 2 L 3 2 L 4 2"},
        {"curve", "M0 0C1 1 2 1 3 0", "M 0 0 C 1 1 2 1 3 0"},
        {"relative_curve_repeats", "M1 0c1 1 2 1 3 0 1 1 2 1 3 0",
         "M 1 0 C 2 1 3 1 4 0 C 5 1 6 1 7 0"},
        {"smooth_curve_goes_on", "M0 0C1 1 2 1 3 0S5 -1 6 0",
         "M 0 0 C 1 1 2 1 3 0 C 4 -1 5 -1 6 0"},
        {"smooth_curve_repeats", "M0 0S1 1 2 0 3 1 4 0", "M 0 0 C 0 0 1 1 2 0 C 3 -1 3 1 4 0"},
        {"smooth_curve_after_a_line", "M0 0L1 0S2 1 3 0", "M 0 0 L 1 0 C 1 0 2 1 3 0"},
        {"close_goes_back", "M1 1h2v2zl5 0", "M 1 1 L 3 1 L 3 3 Z L 6 1"},
        {"move_after_a_close", "M1 1h2zm1 1h1", "M 1 1 L 3 1 Z M 2 2 L 3 2"},
        {"numbers_touch", "M.5.5-1-1", "M 0.5 0.5 L -1 -1"},
        {"exponents", "M1e1 2E-1", "M 10 0.2"},
        {"plus_signs", "M+1 +2l+1+1", "M 1 2 L 2 3"},
        {"all_blanks", "M\t1\r\n2,L 3\n4 ", "M 1 2 L 3 4"},
        {"arc_without_radius_is_a_line", "M0 0A0 5 0 0 1 3 4", "M 0 0 L 3 4"},
        {"tiny_radii_too", "M0 0A1e-300 1e-300 0 0 1 3 4", "M 0 0 L 3 4"},
        {"arc_to_its_start_is_nothing", "M1 1A5 5 0 0 1 1 1L2 2", "M 1 1 L 2 2"},
    }),
    [](const ::testing::TestParamInfo<PathCase>& param) { return std::string(param.param.name); });

class BadIconPaths : public ::testing::TestWithParam<PathCase> {};

TEST_P(BadIconPaths, AreRefused) {
  const auto icon = read_icon_path(GetParam().path);
  ASSERT_FALSE(icon.has_value()) << written(icon.value());
  EXPECT_EQ(icon.error().code, model::ErrorCode::kMalformedInput);
  EXPECT_NE(icon.error().message.find(GetParam().want), std::string::npos) << icon.error().message;
}

INSTANTIATE_TEST_SUITE_P(Faults, BadIconPaths,
                         ::testing::ValuesIn(std::vector<PathCase>{
                             {"empty", "", "it is empty"},
                             {"blank", " \n", "it is empty"},
                             {"no_move", "L1 1", "begin with 'M'"},
                             {"number_first", "1 1", "begin with 'M'"},
                             {"half_a_point", "M1", "'M'"},
                             {"half_a_curve", "M1 1C2 2 3 3 4", "'C'"},
                             {"unknown_command", "M1 1X2", "'X'"},
                             {"quadratic_curves_are_not_read", "M1 1Q2 2 3 3", "'Q'"},
                             {"number_after_close", "M1 1h2z3", "after 'z'"},
                             {"word_for_a_number", "M1 inf", "'M'"},
                             {"not_a_number", "M1 nan", "'M'"},
                             {"number_beyond_any_icon", "M1 1e300", "'M'"},
                             {"two_signs", "M+-1 1", "'M'"},
                             {"flag_of_two", "M0 0A1 1 0 2 1 3 4", "'A'"},
                             {"arc_without_end", "M0 0A1 1 0 0 1 3", "'A'"},
                         }),
                         [](const ::testing::TestParamInfo<PathCase>& param) {
                           return std::string(param.param.name);
                         });

/// Points of all pieces of a path.
std::vector<Point> points_along(const Icon& icon) {
  std::vector<Point> out;
  for (const scene::Polyline& line : scene::flatten(icon.steps, icon.points, 0.001F)) {
    out.insert(out.end(), line.points.begin(), line.points.end());
  }
  return out;
}

TEST(IconArcs, LieOnTheirEllipse) {
  // From (-4, 0) over the top to (4, 0) of x^2/16 + y^2/4 = 1; y grows downwards.
  const auto icon = read_icon_path("M-4 0A4 2 0 0 1 4 0");
  ASSERT_TRUE(icon.has_value());
  float highest = 0;
  for (const Point p : points_along(icon.value())) {
    EXPECT_NEAR(p.x * p.x / 16 + p.y * p.y / 4, 1, 0.01);
    EXPECT_LE(p.y, 0.001F);
    highest = std::min(highest, p.y);
  }
  EXPECT_NEAR(highest, -2, 0.01);
}

TEST(IconArcs, TurnWithTheirAngle) {
  // The same ellipse a quarter turned: x^2/4 + y^2/16 = 1, the right half.
  const auto icon = read_icon_path("M0-4A4 2 90 0 1 0 4");
  ASSERT_TRUE(icon.has_value());
  float rightmost = 0;
  for (const Point p : points_along(icon.value())) {
    EXPECT_NEAR(p.x * p.x / 4 + p.y * p.y / 16, 1, 0.01);
    rightmost = std::max(rightmost, p.x);
  }
  EXPECT_NEAR(rightmost, 2, 0.01);
}

TEST(IconArcs, TakeTheSideThatTheirFlagsName) {
  // Circles of radius 5 through (0, 0) and (6, 0) have their middles at (3, 4) and (3, -4).
  struct Side {
    const char* flags;
    float middle_y;
    float extreme_y;
  };
  for (const Side& side :
       {Side{"0 0", -4, 1}, Side{"0 1", 4, -1}, Side{"1 0", 4, 9}, Side{"1 1", -4, -9}}) {
    const auto icon = read_icon_path(std::string("M0 0A5 5 0 ") + side.flags + " 6 0");
    ASSERT_TRUE(icon.has_value());
    float extreme = 0;
    for (const Point p : points_along(icon.value())) {
      EXPECT_NEAR(std::hypot(p.x - 3, p.y - side.middle_y), 5, 0.01) << side.flags;
      if (std::abs(p.y) > std::abs(extreme)) extreme = p.y;
    }
    EXPECT_NEAR(extreme, side.extreme_y, 0.01) << side.flags;
  }
}

TEST(IconArcs, GrowWhenTheirEndsAreTooFarApart) {
  const auto icon = read_icon_path("M0 0a1 1 0 0 1 8 0");
  ASSERT_TRUE(icon.has_value());
  for (const Point p : points_along(icon.value())) EXPECT_NEAR(std::hypot(p.x - 4, p.y), 4, 0.01);
}

TEST(IconArcs, ReadFlagsThatTouchTheNextNumber) {
  const auto apart = read_icon_path("M0 0A5 5 0 1 0 6 0a2 2 0 0 1 1 1");
  const auto touching = read_icon_path("M0 0A5 5 0 106 0a2 2 0 011 1");
  ASSERT_TRUE(apart.has_value() && touching.has_value());
  EXPECT_EQ(written(touching.value()), written(apart.value()));
}

TEST(IconArcs, AreNoCurvesThatASmoothOneGoesOnFrom) {
  const auto icon = read_icon_path("M0 0A5 5 0 0 1 6 0S8 2 9 0");
  ASSERT_TRUE(icon.has_value());
  const auto& points = icon.value().points;
  EXPECT_EQ(points[points.size() - 3], (Point{6, 0}));
}

TEST(IconPathsAtRandom, NeverFailOtherwiseThanByAnAnswer) {
  const std::string letters = "MmLlHhVvCcSsAaZzQ0123456789.-+eE ,\n\xFF";
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::size_t> letter(0, letters.size() - 1);
    std::string path = "M1 1";
    for (int i = 0; i < 24; ++i) path += letters[letter(random)];
    const auto icon = read_icon_path(path);
    if (!icon.has_value()) continue;
    written(icon.value());
    for (const Point p : icon.value().points) {
      EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y)) << path;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
