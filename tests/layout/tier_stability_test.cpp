// What was there keeps its place: additions, removals, pins.

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"

#include "layout/drawing.h"
#include "layout/layout_checks.h"
#include "layout/mock_clique.h"
#include "layout/random_drawing.h"

namespace toposcope::testing {
namespace {

using graph::lay_out_tiers;
using graph::Layout;
using graph::LayoutRect;

/// Keys of the nodes of `before` that stand elsewhere in `after`.
std::vector<std::string> moved(const Layout& before, const Layout& after) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < after.nodes.size(); ++i) {
    const std::string& key = after.node_keys[i];
    const auto it = std::find(before.node_keys.begin(), before.node_keys.end(), key);
    if (it == before.node_keys.end()) continue;
    const LayoutRect& was = before.nodes[static_cast<std::size_t>(it - before.node_keys.begin())];
    if (was.x != after.nodes[i].x || was.y != after.nodes[i].y) keys.push_back(key);
  }
  return keys;
}

Layout after(Drawing& drawing, const Layout& previous) {
  drawing.input.previous = &previous;
  Layout layout = lay_out_tiers(drawing.input);
  drawing.input.previous = nullptr;
  return layout;
}

/// The mock without one of its nodes.
Drawing mock_without(const std::string& key) {
  Drawing drawing = mock_clique();
  const std::uint32_t gone = drawing.index(key);
  auto& links = drawing.input.links;
  std::erase_if(links, [&](const auto& l) { return l.source == gone || l.target == gone; });
  const auto renumber = [gone](std::uint32_t& node) {
    if (node != graph::kNone && node > gone) --node;
  };
  for (auto& link : links) {
    renumber(link.source);
    renumber(link.target);
  }
  for (auto& box : drawing.input.boxes) renumber(box.head);
  renumber(drawing.input.focal_point);
  drawing.input.nodes.erase(drawing.input.nodes.begin() + gone);
  return drawing;
}

TEST(TierStability, AFreeRowIsTakenAndNothingMoves) {
  Drawing drawing = mock_without("vnic 2-qdhcp-front node-2");
  const Layout whole = lay_out_tiers(mock_clique().input);
  const Layout gap = after(drawing, whole);
  EXPECT_TRUE(moved(whole, gap).empty());
  drawing.card("new", 1, "node-2").width = 122;
  drawing.link("2-qdhcp-front node-2", "new");
  const Layout filled = after(drawing, gap);
  EXPECT_TRUE(moved(gap, filled).empty());
  EXPECT_EQ(node_at(filled, "new"), node_at(whole, "vnic 2-qdhcp-front node-2"));
}

TEST(TierStability, AColumnThatWasEmptyGivesTheRowOfTheNeighbour) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.card("qbr new", 2, "node-2").width = 122;
  drawing.link("vnic 3-qdhcp-back node-2", "qbr new");
  const Layout now = after(drawing, before);
  EXPECT_TRUE(moved(before, now).empty());
  EXPECT_EQ(node_at(now, "qbr new").y, node_at(now, "vnic 3-qdhcp-back node-2").y);
  EXPECT_EQ(node_at(now, "qbr new").x, node_at(now, "qbr1").x);
}

TEST(TierStability, AFullLaneGrowsByARowAndOnlyLanesBelowMove) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.card("4-new", 0, "node-2").width = 126;
  const Layout now = after(drawing, before);
  EXPECT_EQ(box_at(now, "node-2").height, box_at(before, "node-2").height + 52);
  EXPECT_EQ(box_at(now, "node-3").y, box_at(before, "node-3").y + 52);
  EXPECT_EQ(box_at(now, "node-6"), box_at(before, "node-6"));
  for (const std::string& key : moved(before, now)) {
    EXPECT_TRUE(key.ends_with("node-3") || key.ends_with("node-8") || key.starts_with("app-be") ||
                key.starts_with("vnic app") || key.starts_with("qbr app"))
        << key;
  }
}

TEST(TierStability, ARemovedLaneLeavesRoomThatALaneAboveMayUse) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  for (auto& node : drawing.input.nodes) {
    if (node.box == drawing.box_index("node-3")) node.box = drawing.box_index("node-2");
  }
  const Layout now = after(drawing, before);
  EXPECT_EQ(box_at(now, "node-3").width, 0);
  EXPECT_EQ(box_at(now, "node-8"), box_at(before, "node-8"));
  expect_boxes_hold(drawing.input, now);
}

TEST(TierStability, ANewLaneStandsBehindItsForerunner) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.lane("node-9");
  std::swap(drawing.input.boxes[1], drawing.input.boxes.back());  // node-6, node-9, ..., node-2
  for (auto& node : drawing.input.nodes) {
    if (node.box == 1) node.box = static_cast<std::uint32_t>(drawing.input.boxes.size() - 1);
  }
  drawing.card("a", 0, "node-9").width = 126;
  drawing.card("b", 1, "node-9").width = 122;
  drawing.link("a", "b");
  const Layout now = after(drawing, before);
  EXPECT_EQ(box_at(now, "node-6"), box_at(before, "node-6"));
  EXPECT_EQ(box_at(now, "node-9").y, box_at(now, "node-6").bottom() + 16);
  EXPECT_EQ(box_at(now, "node-2").y, box_at(now, "node-9").bottom() + 16);
  EXPECT_EQ(node_at(now, "a").y, node_at(now, "b").y);
}

TEST(TierStability, AWiderCardMovesOnlyColumnsToItsRight) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.input.nodes[drawing.index("OVS node-2")].width = 100;
  const Layout now = after(drawing, before);
  for (const char* key : {"web-fe-03", "tap1", "qbr1", "OVS node-6"}) {
    EXPECT_EQ(node_at(now, key), node_at(before, key)) << key;
  }
  EXPECT_EQ(node_at(now, "otep node-2").x, node_at(before, "otep node-2").x + 28);
  EXPECT_EQ(box_at(now, "leaf-1a").x, box_at(before, "leaf-1a").x + 28);
}

TEST(TierStability, AColumnThatComesBackStandsWhereItWas) {
  const Drawing whole = mock_clique();
  const Layout before = lay_out_tiers(whole.input);
  Drawing less = whole;
  for (auto& node : less.input.nodes) {
    if (node.column >= 5) --node.column;  // otep and br-mesh share a column
  }
  less.input.fabric_column = 6;
  const Layout shared = after(less, before);
  expect_sound(less.input, shared);
  expect_tiers(less.input, shared);
}

TEST(TierStability, NamesAndLinksMoveNothing) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  for (auto& node : drawing.input.nodes) node.name = "renamed " + node.key.substr(3);
  drawing.link("tap1", "qbr2");
  drawing.link("bond0 node-8", "web-front");
  EXPECT_TRUE(moved(before, after(drawing, before)).empty());
}

TEST(TierStability, AThingThatIsPinnedMovesNothingElse) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.pin("tap1", 300, -200);
  const Layout now = after(drawing, before);
  EXPECT_EQ(moved(before, now), std::vector<std::string>{"tap1"});
  EXPECT_EQ(node_at(now, "tap1").y, -200);
  EXPECT_EQ(now.bounds.y, -200);
}

TEST(TierStability, AThingThatIsNoLongerPinnedGoesBackToAFreeRow) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  drawing.pin("tap1", 300, -200);
  const Layout pinned = after(drawing, before);
  drawing.input.pins.clear();
  EXPECT_TRUE(moved(before, after(drawing, pinned)).empty());
}

TEST(TierStability, ACardUnderAPinMakesRoom) {
  Drawing drawing = mock_clique();
  const Layout before = lay_out_tiers(drawing.input);
  const LayoutRect target = node_at(before, "2-qdhcp-front node-2");
  drawing.pin("web-fe-03", target.x + 5, target.y + 5);
  const Layout now = after(drawing, before);
  expect_sound(drawing.input, now);
  EXPECT_NE(node_at(now, "2-qdhcp-front node-2"), target);
  EXPECT_EQ(node_at(now, "tap1"), node_at(before, "tap1"));
}

TEST(TierStability, AnotherKindOfLayoutOrOtherThingsAreNoGuide) {
  const Drawing drawing = mock_clique();
  const Layout anew = lay_out_tiers(drawing.input);
  Layout other = anew;
  other.columns.clear();
  Layout strange = anew;
  for (std::string& key : strange.node_keys) key += "?";
  for (const Layout& previous : {other, strange, Layout()}) {
    Drawing again = drawing;
    expect_same(by_key(drawing.input, anew), by_key(again.input, after(again, previous)));
  }
}

/// A leaf more on a hub with 600: its rows have room, so nothing moves.
TEST(TierStability, ALeafMoreOnAWrappedColumnMovesNothing) {
  Drawing drawing;
  drawing.card("hub", 0);
  for (int i = 0; i < 600; ++i) {
    drawing.card("leaf-" + std::to_string(i), 1);
    drawing.input.links.push_back({0, static_cast<std::uint32_t>(i) + 1});
  }
  Layout before = lay_out_tiers(drawing.input);
  for (int i = 600; i < 650; ++i) {
    drawing.card("leaf-" + std::to_string(i), 1);
    drawing.input.links.push_back({0, static_cast<std::uint32_t>(i) + 1});
    const Layout now = after(drawing, before);
    EXPECT_TRUE(moved(before, now).empty()) << i;
    before = now;
  }
  expect_sound(drawing.input, before);
}

/// Where no lane has to grow, additions move nothing; the random drawings mostly have room.
TEST(TierStability, FewThingsMoveWhenFewThingsCome) {
  std::size_t nodes = 0;
  std::size_t elsewhere = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    const Drawing drawing = random.make();
    const Layout before = lay_out_tiers(drawing.input);
    Drawing changed = random.changed(drawing);
    const Layout now = after(changed, before);
    const std::vector<std::string> keys = moved(before, now);
    elsewhere += keys.size();
    nodes += drawing.input.nodes.size();
    for (const std::string& key : keys) {
      // What moves within its lane moves with it: by whole lanes, downwards or to the right.
      EXPECT_GE(node_at(now, key).x, node_at(before, key).x - 0.01F) << key;
    }
    if (::testing::Test::HasFailure()) break;
  }
  EXPECT_LT(elsewhere, nodes / 4) << "of " << nodes;
}

}  // namespace
}  // namespace toposcope::testing
