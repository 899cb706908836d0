// States of links, row by row of the visual specification.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/canvas.h"

#include "scene/facts_text.h"
#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using scene::Colour;
using scene::Path;
using scene::Scene;
using scene::Stroke;
using scene::Theme;

const Theme& dark() { return *scene::builtin_look().theme("dark"); }

struct DrawnLine {
  Scene line;
  Scene marks;  ///< What is above the cards.
  float opacity = 1;
};

DrawnLine draw_one(const std::string& facts_text, const Theme& theme = dark()) {
  const auto facts = make_facts(facts_text);
  const auto cards = scene::make_cards(facts, scene::builtin_look(), {});
  const auto layout = graph::lay_out_tiers(cards.layout_input(nullptr));
  const Scene drawn = scene::draw_canvas(cards, layout, scene::builtin_look(), theme).scene;
  const scene::Group& last = drawn.groups().back();
  scene::Group marks;
  marks.first = last.first + last.count;
  marks.count = static_cast<std::uint32_t>(drawn.shapes().size()) - marks.first;
  const scene::Group& line = group_named(drawn, "l-0");
  return {part_of(drawn, line), part_of(drawn, marks), line.opacity};
}

/// "instance:a--vnic:b" with flags.
DrawnLine draw_flags(const std::string& flags, const Theme& theme = dark()) {
  return draw_one("instance:a--vnic:b" + (flags.empty() ? "" : "=" + flags), theme);
}

std::vector<Stroke> strokes_of(const Scene& scene) {
  std::vector<Stroke> out;
  for (const scene::Shape& shape : scene.shapes()) {
    const auto* path = std::get_if<Path>(&shape);
    if (path != nullptr && path->stroke.width > 0) out.push_back(path->stroke);
  }
  return out;
}

struct StrokeRow {
  const char* name;
  const char* flags;
  float width;
  std::function<Colour(const Theme&)> colour;
  std::array<float, 4> dash;
};

void PrintTo(const StrokeRow& row, std::ostream* out) { *out << row.flags; }

class LineStates : public ::testing::TestWithParam<StrokeRow> {};

TEST_P(LineStates, AreDrawnAsTheirRowSays) {
  const auto strokes = strokes_of(draw_flags(GetParam().flags).line);
  ASSERT_EQ(strokes.size(), 1U);
  EXPECT_EQ(strokes[0].width, GetParam().width);
  EXPECT_EQ(strokes[0].colour, GetParam().colour(dark()));
  EXPECT_EQ(strokes[0].dash, GetParam().dash);
}

constexpr std::array<float, 4> kSolid = {0, 0, 0, 0};
Colour calm(const Theme& theme) { return scene::with_alpha(theme.link, 0.8F); }
Colour link(const Theme& theme) { return theme.link; }
Colour text2(const Theme& theme) { return theme.text2; }
std::function<Colour(const Theme&)> mark(model::StatusValue status) {
  return [status](const Theme& theme) { return theme.of(status).mark; };
}

INSTANTIATE_TEST_SUITE_P(
    Rows, LineStates,
    ::testing::ValuesIn(std::vector<StrokeRow>{
        {"no_check", "", 1.3F, calm, kSolid},
        {"ok_is_not_green", "ok", 1.3F, calm, kSolid},
        {"warning", "warning", 2, mark(model::StatusValue::kWarning), kSolid},
        {"error", "error", 2.5F, mark(model::StatusValue::kError), kSolid},
        {"stale", "stale", 1.3F, link, {5, 4, 0, 0}},
        {"unknown", "unknown", 1.3F, link, {5, 4, 0, 0}},
        {"maintenance", "maintenance", 1.3F, mark(model::StatusValue::kMaintenance), {1, 4, 0, 0}},
        {"implicit", "implicit", 1.3F, calm, {9, 3, 2, 3}},
        {"ill_and_implicit",
         "implicit,error",
         2.5F,
         mark(model::StatusValue::kError),
         {9, 3, 2, 3}},
        {"down", "down", 1.3F, text2, kSolid},
        {"removed", "removed", 1.3F, calm, {5, 4, 0, 0}},
    }),
    [](const ::testing::TestParamInfo<StrokeRow>& param) { return std::string(param.param.name); });

TEST(PathsThatAreAskedAbout, HaveACasingAndANumber) {
  const DrawnLine drawn = draw_flags("why:4");
  const auto strokes = strokes_of(drawn.line);
  ASSERT_EQ(strokes.size(), 2U);
  EXPECT_EQ(strokes[0].width, 6);
  EXPECT_EQ(strokes[0].colour, dark().canvas);
  EXPECT_EQ(strokes[1].width, 2.5F);
  EXPECT_EQ(strokes[1].colour, dark().accent);
  EXPECT_EQ(texts_of(drawn.marks), std::vector<std::string>{"4"});
  const auto& disc = std::get<scene::Circle>(drawn.marks.shapes()[1]);
  EXPECT_EQ(disc.radius, 6.5F) << "13 across";
}

TEST(PathsThatAreAskedAbout, StayRedWhereTheyAreIll) {
  const DrawnLine drawn = draw_flags("why:4,error");
  EXPECT_EQ(strokes_of(drawn.line).back().colour, dark().of(model::StatusValue::kError).mark);
  EXPECT_EQ(overlaps_of(text_boxes(drawn.marks)), "");
  EXPECT_EQ(texts_of(drawn.marks), std::vector<std::string>{"4"});
}

TEST(ParallelLinks, AreADoubleLineWithTheirNumber) {
  const DrawnLine drawn = draw_one("instance:a--vnic:b a--b a--b a--b");
  const auto strokes = strokes_of(drawn.line);
  ASSERT_EQ(strokes.size(), 2U);
  EXPECT_GT(strokes[0].width, strokes[1].width + 2) << "a line with a canvas line on it";
  EXPECT_EQ(strokes[1].colour, dark().canvas);
  EXPECT_EQ(texts_of(drawn.marks), std::vector<std::string>{"\u00D74"});
  EXPECT_TRUE(texts_of(draw_one("instance:a--vnic:b a--b a--b").marks).empty());
}

/// Length and distance of the bars at the sides of a gap.
TEST(LinksThatAreDown, HaveAGapWithTwoBars) {
  const Scene marks = draw_flags("down").marks;
  std::vector<std::pair<float, float>> bars;  // x, length
  for (const scene::Shape& shape : marks.shapes()) {
    const auto points = marks.points(std::get<Path>(shape));
    if (std::get<Path>(shape).stroke.width == 2) {
      bars.emplace_back(points[0].x, std::abs(points[1].y - points[0].y));
    }
  }
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_NEAR(bars[1].first - bars[0].first, 10, 0.01);
  for (const auto& [x, length] : bars) EXPECT_NEAR(length, 12, 0.01);
}

TEST(LinksThatAreDown, KeepTheirNumberBesideTheGap) {
  const DrawnLine drawn = draw_one("instance:a--vnic:b=down a--b=down a--b=down a--b=down");
  const std::vector<TextBox> texts = text_boxes(drawn.marks);
  ASSERT_EQ(texts.size(), 1U);
  for (const scene::Shape& shape : drawn.marks.shapes()) {
    const auto* bar = std::get_if<Path>(&shape);
    if (bar == nullptr) continue;
    for (const scene::Point p : drawn.marks.points(*bar)) EXPECT_GT(p.x, texts[0].rect.right());
  }
}

TEST(DirectedLinks, EndInAnArrow) {
  const DrawnLine plain = draw_flags("");
  const DrawnLine there = draw_flags("directed");
  ASSERT_EQ(there.line.shapes().size(), plain.line.shapes().size() + 1);
  const auto& arrow = std::get<Path>(there.line.shapes().back());
  const auto points = there.line.points(arrow);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_NEAR(points[0].x - points[1].x, 8, 0.2) << "it points to the right";
  EXPECT_NEAR(std::abs(points[1].y - points[2].y), 8, 0.2);
  const DrawnLine back = draw_one("vnic:b--instance:a=directed");
  const auto reversed = back.line.points(std::get<Path>(back.line.shapes().back()));
  EXPECT_LT(reversed[0].x, reversed[1].x) << "and to the left when the source is there";
  EXPECT_EQ(draw_flags("directed,why:1").line.shapes().size(), 3U) << "on the path, too";
}

TEST(ComparedLinks, ShowWhatBecameOfThem) {
  EXPECT_EQ(draw_flags("removed").opacity, 0.5F);
  EXPECT_EQ(draw_flags("added").opacity, 1);
  std::map<std::string, const char*> seen;
  for (const char* flag : {"added", "removed", "changed"}) {
    const Scene marks = draw_flags(flag).marks;
    EXPECT_FALSE(marks.shapes().empty()) << flag;
    EXPECT_TRUE(seen.emplace(geometry_of(marks, {0, 0}), flag).second) << flag;
  }
}

TEST(GreyCopiesOfLinks, TellEveryStateFromEveryOther) {
  for (const char* theme : {"dark", "print"}) {
    std::map<std::string, const char*> seen;
    for (const char* flags : {"", "warning", "error", "stale", "maintenance", "implicit", "down",
                              "added", "removed", "changed", "directed", "why:1"}) {
      const DrawnLine drawn = draw_flags(flags, *scene::builtin_look().theme(theme));
      const std::string geometry =
          geometry_of(drawn.line, {0, 0}) + geometry_of(drawn.marks, {0, 0});
      const auto [other, is_new] = seen.emplace(geometry, flags);
      EXPECT_TRUE(is_new) << flags << " looks like " << other->second;
    }
  }
}

TEST(PrintedLinks, HaveTheBorderOfMarks) {
  const Theme& print = *scene::builtin_look().theme("print");
  for (const char* flags : {"warning", "error", "warning,why:2"}) {
    bool bordered = false;
    for (const Stroke& stroke : strokes_of(draw_flags(flags, print).line)) {
      bordered = bordered || stroke.colour == print.mark_border;
    }
    EXPECT_TRUE(bordered) << flags;
  }
}

/// The name of a link, when it is drawn.
bool has_name(const std::string& facts) {
  const std::vector<std::string> texts = texts_of(draw_one(facts).marks);
  return std::find(texts.begin(), texts.end(), "trunk") != texts.end();
}

TEST(NamesOfLinks, StandWhereThereIsRoom) {
  // Between instance and bridge lies the column of vNICs: 60 free pixels and more.
  const std::string wide =
      "instance:a@h--vconnector:c@h=name:trunk instance:z@h--vnic:b@h b=name:a_long_name_of_a_port "
      "z--c";
  EXPECT_TRUE(has_name(wide));
  EXPECT_FALSE(has_name("instance:a--vnic:b=name:trunk")) << "20 pixels are no room";
}

TEST(NamesOfLinks, DoNotStandOnEachOther) {
  const Scene marks = draw_one(
                          "instance:a@h--vconnector:c@h=name:trunk a--c=name:other a--c=name:third "
                          "instance:z@h--vnic:b@h b=name:a_long_name_of_a_port z--c")
                          .marks;
  EXPECT_EQ(overlaps_of(text_boxes(marks)), "");
  EXPECT_FALSE(texts_of(marks).empty());
}

}  // namespace
}  // namespace toposcope::testing
