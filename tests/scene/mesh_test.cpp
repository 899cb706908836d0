// Matrices of tests between hosts.

#include "mesh.h"

#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "scene/facts_text.h"
#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using scene::Box;
using scene::GraphFacts;
using scene::Scene;
using scene::Text;

const scene::Theme& dark() { return *scene::builtin_look().theme("dark"); }

/// So many hosts "h1", "h2", ..., each with a test to each other one.
GraphFacts full_mesh(int count, const std::string& flags = "directed,ok") {
  std::string text;
  for (int a = 1; a <= count; ++a) text += "ps_host:h" + std::to_string(a) + " ";
  for (int a = 1; a <= count; ++a) {
    for (int b = 1; b <= count; ++b) {
      if (a != b) text += "h" + std::to_string(a) + "--h" + std::to_string(b) + "=" + flags + " ";
    }
  }
  return make_facts(text);
}

Scene must_mesh(const GraphFacts& facts) {
  auto scene = scene::draw_mesh(facts, dark());
  if (!scene.has_value()) throw std::runtime_error(scene.error().message);
  return std::move(scene).value();
}

Scene cell_of(const Scene& scene, const std::string& id) {
  return part_of(scene, group_named(scene, id));
}

TEST(Meshes, AreToldByTheirLinks) {
  struct Case {
    const char* name;
    GraphFacts facts;
    bool want;
  };
  const std::vector<Case> cases = {
      {"nothing", {}, false},
      {"no links", make_facts("ps_host:a ps_host:b ps_host:c"), false},
      {"every pair", full_mesh(4), true},
      {"two nodes are no mesh", full_mesh(2), false},
      {"each pair once", make_facts("ps_host:a--ps_host:b b--ps_host:c c--a"), true},
      {"a chain of many is none",
       make_facts("switch:a--switch:b b--switch:c c--switch:d d--switch:e e--switch:f f--switch:g"),
       false},
      {"loops are no pairs", make_facts("ps_host:a--a ps_host:b--b ps_host:c--c a--b"), false},
      {"half of the links are too few",
       make_facts("ps_host:a--ps_host:b b--ps_host:c c--a a--network:n b--n c--n"), false},
      {"a clique of layers", make_facts("instance:a--vnic:b b--vconnector:c"), false}};
  for (const Case& test_case : cases) {
    EXPECT_EQ(scene::is_mesh(test_case.facts), test_case.want) << test_case.name;
  }
}

TEST(Cells, AreOneDirectionEach) {
  const Scene scene = must_mesh(
      make_facts("ps_host:b--ps_host:a=directed,error a--ps_host:c=warning b--c=directed,ok"));
  // Rows and columns by name: a, b, c.
  const auto error = std::get<Box>(cell_of(scene, "cell-1-0").shapes()[0]);
  EXPECT_EQ(error.fill, dark().of(model::StatusValue::kError).mark);
  EXPECT_EQ(error.rect.width, 22);
  EXPECT_EQ(error.rect.height, 20);
  const auto opposite = std::get<Box>(cell_of(scene, "cell-0-1").shapes()[0]);
  EXPECT_EQ(opposite.fill, dark().canvas) << "no test: empty, with a border";
  EXPECT_EQ(opposite.border.width, 1);
  EXPECT_EQ(group_named(scene, "cell-0-1").pick, scene::kNoPick);
  for (const char* id : {"cell-0-2", "cell-2-0"}) {
    EXPECT_EQ(std::get<Box>(cell_of(scene, id).shapes()[0]).fill,
              dark().of(model::StatusValue::kWarning).mark)
        << "a link without direction is both";
  }
  EXPECT_EQ(std::get<Box>(cell_of(scene, "cell-1-2").shapes()[0]).fill,
            scene::with_alpha(dark().of(model::StatusValue::kOk).mark, 0.55F));
  EXPECT_EQ(cell_of(scene, "cell-1-2").shapes().size(), 1U) << "healthy is quiet";
  EXPECT_FALSE(has_group(scene, "cell-0-0")) << "the diagonal is a line";
}

/// Sources seldom say that tests have a direction; where both directions have one, each is its own.
TEST(Cells, OfBothDirectionsDoNotMix) {
  const Scene scene =
      must_mesh(make_facts("ps_host:a--ps_host:b=error b--a=ok ps_host:a--ps_host:c=warning"));
  const auto fill = [&](const char* id) {
    return std::get<Box>(cell_of(scene, id).shapes()[0]).fill;
  };
  EXPECT_EQ(fill("cell-0-1"), dark().of(model::StatusValue::kError).mark);
  EXPECT_EQ(fill("cell-1-0"), scene::with_alpha(dark().of(model::StatusValue::kOk).mark, 0.55F));
  EXPECT_EQ(fill("cell-0-2"), fill("cell-2-0"));
}

TEST(Cells, ShowTheWorstOfSeveralTests) {
  const Scene scene = must_mesh(make_facts(
      "ps_host:a--ps_host:b=directed,ok,name:throughput a--b=directed,warning,name:loss,says:3_% "
      "a--b=directed,error,ack,name:trace b--a=directed,ok"));
  const auto cell = std::get<Box>(cell_of(scene, "cell-0-1").shapes()[0]);
  EXPECT_EQ(cell.border.colour, dark().of(model::StatusValue::kError).mark);
  EXPECT_EQ(cell.fill, dark().card) << "acknowledged is hollow";
  EXPECT_EQ(group_named(scene, "cell-0-1").title,
            "a \u2192 b\nthroughput: OK\nloss: Warning, 3 %\ntrace: Error");
}

TEST(Cells, TellStatusesWithoutColours) {
  std::vector<std::string> seen;
  const Scene untested = must_mesh(make_facts("ps_host:a--ps_host:b=directed"));
  const auto there = std::get<Box>(cell_of(untested, "cell-1-0").shapes()[0]).rect;
  seen.push_back(geometry_of(cell_of(untested, "cell-1-0"), {there.x, there.y}));
  for (const char* flags : {"no_check", "ok", "warning", "error", "unknown", "stale", "maintenance",
                            "warning,ack", "error,ack", "unknown,ack", "stale,ack"}) {
    const Scene scene =
        must_mesh(make_facts(std::string("ps_host:a--ps_host:b=directed,") + flags));
    const Scene cell = cell_of(scene, "cell-0-1");
    const auto corner = std::get<Box>(cell.shapes()[0]).rect;
    seen.push_back(geometry_of(cell, {corner.x, corner.y}));
    for (std::size_t i = 0; i + 1 < seen.size(); ++i) EXPECT_NE(seen[i], seen.back()) << flags;
  }
}

TEST(Heads, AreSlantedAboveTwelveRows) {
  for (const int count : {12, 13}) {
    std::size_t slanted = 0;
    const Scene scene = must_mesh(full_mesh(count));
    for (const scene::Shape& shape : scene.shapes()) {
      const auto* text = std::get_if<Text>(&shape);
      if (text != nullptr && text->angle != 0) ++slanted;
    }
    EXPECT_EQ(slanted, count > 12 ? 13U : 0U) << count;
  }
}

TEST(Heads, StandInNaturalOrderAndApart) {
  const Scene scene = must_mesh(full_mesh(11));
  std::vector<std::string> rows;
  for (const TextBox& text : text_boxes(scene)) {
    if (text.rect.x < 20) rows.push_back(text.text);
  }
  EXPECT_EQ(rows, (std::vector<std::string>{"h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9",
                                            "h10", "h11"}));
  EXPECT_EQ(overlaps_of(text_boxes(scene)), "");
}

TEST(Heads, OfLongNamesAreCut) {
  GraphFacts facts = full_mesh(3);
  facts.nodes[0].name = std::string(400, 'W');
  facts.nodes[1].name = "two\nlines";
  facts.nodes[2].name = "";
  const Scene scene = must_mesh(facts);
  EXPECT_LT(scene.size().width, 500);
  const std::vector<std::string> texts = texts_of(scene);
  EXPECT_TRUE(texts.at(0).starts_with("WWW") && texts.at(0).ends_with("WWW")) << texts.at(0);
  EXPECT_EQ(texts.at(2), "h3") << "by id when it has no name";
  EXPECT_EQ(texts.at(4), "two lines");
  EXPECT_GE(extent_of(scene).x, 0);
}

TEST(Matrices, HaveALimit) {
  const auto ring = [](int count) {
    std::string text;
    for (int i = 1; i <= count; ++i) {
      text += "ps_host:h" + std::to_string(i) + "--ps_host:h" + std::to_string(i % count + 1) + " ";
    }
    return make_facts(text);
  };
  EXPECT_TRUE(scene::draw_mesh(ring(400), dark()).has_value());
  const auto refused = scene::draw_mesh(ring(401), dark());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_NE(refused.error().message.find("401 rows"), std::string::npos);
}

TEST(Matrices, NeedLinksWithinOneType) {
  const auto refused = scene::draw_mesh(make_facts("instance:a--vnic:b"), dark());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, model::ErrorCode::kInvalidArgument);
}

TEST(PartsOfAMatrix, SayWhatTheyLeaveOut) {
  const GraphFacts all =
      make_facts("ps_host:a--ps_host:b b--ps_host:c=error c--a a--network:n a--a");
  const GraphFacts part = scene::mesh_part(all);
  EXPECT_EQ(part.nodes.size(), 3U);
  EXPECT_EQ(part.links.size(), 3U);
  EXPECT_EQ(part.total_nodes, 4U);
  EXPECT_EQ(part.total_links, 5U);
  EXPECT_EQ(part.hidden, "a matrix shows ps_host only");
  EXPECT_EQ(part.links.at(1).status.value, model::StatusValue::kError);
  EXPECT_EQ(scene::mesh_part(full_mesh(3)).hidden, "");
}

}  // namespace
}  // namespace toposcope::testing
