// Parts of the layout by tiers: rows by regression, free room, wrapping, lines.

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"

#include "layout/drawing.h"
#include "layout/isotonic.h"
#include "layout/layout_checks.h"
#include "layout/shelf.h"
#include "layout/tier_rows.h"

namespace toposcope::testing {
namespace {

using graph::lay_out_tiers;
using graph::Layout;
using graph::LayoutPoint;
using graph::LayoutRect;
using graph::LayoutRoute;
using graph::px;
using graph::Unit;

constexpr Unit kFar = px(1000);

struct OrderCase {
  const char* what;
  std::vector<graph::Wish> wishes;
  std::vector<Unit> tops;
};

const std::vector<OrderCase> kOrderCases = {
    {"nothing", {}, {}},
    {"wishes that fit are granted", {{0, 1, 10}, {40, 1, 10}}, {0, 40}},
    {"two that want the same place meet around it", {{100, 1, 20}, {100, 1, 20}}, {90, 110}},
    {"the heavier one moves less", {{100, 3, 40}, {100, 1, 40}}, {90, 130}},
    {"wishes in the wrong order share", {{100, 1, 20}, {40, 1, 20}}, {60, 80}},
    {"three of which only two meet", {{0, 1, 20}, {100, 1, 20}, {100, 1, 20}}, {0, 90, 110}},
    {"no one stands above the room", {{-80, 1, 20}, {-80, 1, 20}}, {0, 20}},
    {"or below it", {{8000, 1, 20}, {8000, 1, 20}}, {kFar - 20, kFar}},
};

TEST(Isotonic, IsNearestToTheWishes) {
  for (const OrderCase& test : kOrderCases) {
    EXPECT_EQ(graph::place_in_order(test.wishes, 0, kFar), test.tops) << test.what;
  }
}

/// Squares of distances to the wishes, weighted.
Unit cost(const std::vector<graph::Wish>& wishes, const std::vector<Unit>& tops) {
  Unit sum = 0;
  for (std::size_t i = 0; i < tops.size(); ++i) {
    sum += wishes[i].weight * (tops[i] - wishes[i].top) * (tops[i] - wishes[i].top);
  }
  return sum;
}

/// Whether `tops` keep the steps and [0, highest].
bool is_in_order(const std::vector<graph::Wish>& wishes, const std::vector<Unit>& tops,
                 Unit highest) {
  for (std::size_t i = 0; i + 1 < tops.size(); ++i) {
    if (tops[i + 1] < tops[i] + wishes[i].step) return false;
  }
  return tops.empty() || (tops.front() >= 0 && tops.back() <= highest);
}

/// No half pixel in any direction of any run of neighbours is better.
TEST(Isotonic, CannotBeImproved) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    std::vector<graph::Wish> wishes;
    wishes.reserve(8);
    for (std::size_t i = 0; i < 1 + seed % 7; ++i) {
      wishes.push_back({static_cast<Unit>(random() % 100) * 2, static_cast<Unit>(1 + random() % 8),
                        static_cast<Unit>(random() % 20) * 2});
    }
    const Unit highest = px(200);
    const std::vector<Unit> tops = graph::place_in_order(wishes, 0, highest);
    ASSERT_TRUE(is_in_order(wishes, tops, highest));
    for (std::size_t begin = 0; begin < tops.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= tops.size(); ++end) {
        for (const Unit by : {-4, 4}) {
          std::vector<Unit> moved = tops;
          for (std::size_t i = begin; i < end; ++i) moved[i] += by;
          if (!is_in_order(wishes, moved, highest)) continue;
          EXPECT_GE(cost(wishes, moved), cost(wishes, tops));
        }
      }
    }
  }
}

TEST(Shelf, FindsTheNearestFreeRow) {
  graph::Shelf shelf;
  graph::Want want{.height = 36, .wish = 70, .lowest = 0, .highest = 400, .gap = 16, .step = 52};
  EXPECT_EQ(shelf.find(want), 70) << "an empty shelf has no rows";
  shelf.block(0, 36);
  EXPECT_EQ(shelf.find(want), 52) << "the row below what is there";
  want.wish = 300;
  EXPECT_EQ(shelf.find(want), 312) << "rows are counted from what is there";
  want.is_exact = true;
  EXPECT_EQ(shelf.find(want), 300);
  want.is_exact = false;
  shelf.block(104, 140);
  want.wish = 0;
  EXPECT_EQ(shelf.find(want), 52) << "the gap between two";
  shelf.block(52, 88);
  EXPECT_EQ(shelf.find(want), 156);
  want.highest = 150;
  EXPECT_EQ(shelf.find(want), std::nullopt);
}

TEST(Shelf, JoinsWhatOverlaps) {
  graph::Shelf shelf;
  EXPECT_EQ(shelf.end(), std::nullopt);
  shelf.block(100, 200);
  shelf.block(0, 20);
  shelf.block(150, 300);
  shelf.block(90, 110);
  EXPECT_EQ(shelf.end(), 300);
  EXPECT_TRUE(shelf.is_free(20, 90));
  EXPECT_FALSE(shelf.is_free(20, 91));
  EXPECT_FALSE(shelf.is_free(299, 310));
  EXPECT_TRUE(shelf.is_free(300, 310));
}

TEST(Wrapping, BeginsAt25CardsAndMakesBroadBlocks) {
  EXPECT_EQ(graph::tracks_for(24, 24, px(120), px(52)), 1U);
  EXPECT_EQ(graph::tracks_for(25, 25, px(120), px(52)), 2U);
  EXPECT_EQ(graph::tracks_for(48, 48, px(120), px(52)), 2U);
  for (const std::size_t cards : {600U, 2000U, 6500U}) {
    const double across = graph::tracks_for(cards, cards, px(120), px(52));
    const double rows = static_cast<double>(cards) / across;
    EXPECT_NEAR(across * 140 / (rows * 52), 1.5, 0.2) << cards;
  }
}

// Three long columns of one lane are one block: each by itself would make it three times as broad.
TEST(Wrapping, LongColumnsOfALaneShareItsHeight) {
  const double across = graph::tracks_for(2000, 6000, px(120), px(52));
  const double rows = 2000 / across;
  EXPECT_NEAR(3 * across * 140 / (rows * 52), 1.5, 0.2);
  EXPECT_EQ(graph::tracks_for(25, 6000, px(120), px(52)), 1U) << "there is room for all in one";
}

TEST(Wrapping, BlockReadsRowByRow) {
  Drawing drawing;
  for (int i = 0; i < 30; ++i) drawing.card("c" + std::to_string(i), 0);
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(layout, "c1").y, node_at(layout, "c0").y);
  EXPECT_EQ(node_at(layout, "c1").x, node_at(layout, "c0").right() + 20);
  EXPECT_EQ(node_at(layout, "c2").x, node_at(layout, "c0").x);
  EXPECT_EQ(node_at(layout, "c2").y, node_at(layout, "c0").y + 52);
}

bool touches(const LayoutRect& card, LayoutPoint point) {
  return point.x > card.x && point.x < card.right() && point.y > card.y && point.y < card.bottom();
}

LayoutPoint bezier(const LayoutRoute& route, std::size_t segment, float t) {
  const auto mix = [t](LayoutPoint a, LayoutPoint b) {
    return LayoutPoint{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  const LayoutPoint* p = &route[3 * segment];
  const LayoutPoint a = mix(mix(p[0], p[1]), mix(p[1], p[2]));
  return mix(a, mix(mix(p[1], p[2]), mix(p[2], p[3])));
}

/// Cards that the line of a link runs over.
std::size_t covered_cards(const Layout& layout, const LayoutRoute& route) {
  std::size_t count = 0;
  for (const LayoutRect& card : layout.nodes) {
    bool is_covered = false;
    for (std::size_t segment = 0; segment < route.size() / 3; ++segment) {
      for (int i = 0; i <= 50; ++i) {
        is_covered =
            is_covered || touches(card, bezier(route, segment, static_cast<float>(i) / 50));
      }
    }
    count += is_covered ? 1U : 0U;
  }
  return count;
}

TEST(Lines, ToAWrappedBlockRunBetweenItsRows) {
  Drawing drawing;
  drawing.card("hub", 0);
  for (std::uint32_t i = 1; i <= 200; ++i) {
    drawing.card("leaf-" + std::to_string(i), 1);
    drawing.input.links.push_back({0, i});
  }
  const Layout layout = lay_out_tiers(drawing.input);
  for (const LayoutRoute& route : layout.routes) EXPECT_EQ(covered_cards(layout, route), 0U);
}

/// Two wrapped columns side by side: what leaves a block runs below its row, what enters one above.
TEST(Lines, BetweenWrappedBlocksCoverNothing) {
  Drawing drawing;
  for (std::uint32_t i = 0; i < 40; ++i) {
    drawing.card("a" + std::to_string(i), 0);
    drawing.card("b" + std::to_string(i), 1);
    drawing.input.links.push_back({2 * i, 2 * i + 1});
  }
  const Layout layout = lay_out_tiers(drawing.input);
  for (const LayoutRoute& route : layout.routes) EXPECT_EQ(covered_cards(layout, route), 0U);
  EXPECT_GT(layout.routes[0][3].y, node_at(layout, "a0").bottom());
  EXPECT_LT(layout.routes[1][3].y, node_at(layout, "a1").y + 36);
}

TEST(Lines, PassACardThatStandsInTheWay) {
  Drawing drawing;
  for (const char* key : {"a", "b", "c"}) {
    drawing.card(key, static_cast<std::uint32_t>(key[0] - 'a'));
  }
  drawing.link("a", "b");
  drawing.link("b", "c");
  drawing.link("a", "c");
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(layout, "a").y, node_at(layout, "c").y);
  EXPECT_EQ(covered_cards(layout, layout.routes[2]), 0U);
}

TEST(Lines, BetweenCardsOfAColumnBowOutAtTheRight) {
  Drawing drawing;
  drawing.card("a", 0).width = 80;
  drawing.card("b", 0).width = 150;
  drawing.card("c", 0).width = 80;
  drawing.link("a", "c");
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(layout.routes[0].front().x, 80);
  EXPECT_EQ(layout.routes[0].back().x, 80);
  EXPECT_EQ(covered_cards(layout, layout.routes[0]), 0U);
}

TEST(Lines, OfTheSameTwoCardsStaySixApart) {
  Drawing drawing;
  drawing.card("a", 0);
  drawing.card("b", 1);
  drawing.link("a", "b");
  drawing.link("b", "a");
  drawing.link("a", "b");
  const Layout layout = lay_out_tiers(drawing.input);
  std::vector<float> left;
  for (const LayoutRoute& route : layout.routes) {
    EXPECT_EQ(route.front().y, route.back().y) << "level: none crosses another";
    left.push_back(route.front().y);
  }
  std::sort(left.begin(), left.end());
  EXPECT_EQ(left, (std::vector<float>{12, 18, 24}));
  EXPECT_EQ(layout.routes[1].front().x, node_at(layout, "b").x) << "from source to target";
}

TEST(Lines, FromACardToItselfAreLoops) {
  Drawing drawing;
  drawing.card("a", 0);
  drawing.link("a", "a");
  const Layout layout = lay_out_tiers(drawing.input);
  ASSERT_EQ(layout.routes[0].size(), 4U);
  EXPECT_EQ(layout.routes[0].front().x, 120);
  EXPECT_LT(layout.routes[0].front().y, layout.routes[0].back().y);
  EXPECT_GT(layout.bounds.width, 120);
}

TEST(Lanes, LooseCardsStandBelowUnlessTheFocalPointIsAmongThem) {
  Drawing drawing;
  drawing.lane("host");
  drawing.card("in", 0, "host");
  drawing.card("loose", 0);
  const Layout below = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(below, "loose").y, box_at(below, "host").bottom() + 16);
  EXPECT_EQ(node_at(below, "loose").x, node_at(below, "in").x);
  drawing.input.focal_point = 1;
  const Layout above = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(above, "loose").y, 0);
  EXPECT_EQ(box_at(above, "host").y, 36 + 16);
}

TEST(Lanes, EmptyOnesHaveNoSizeAndTitlesAloneHaveTheirHeight) {
  Drawing drawing;
  drawing.lane("empty");
  drawing.card("host", 0);
  drawing.lane("title");
  drawing.input.boxes.back().head = drawing.index("host");
  drawing.lane("full");
  drawing.card("a", 0, "full");
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(box_at(layout, "empty"), LayoutRect());
  EXPECT_EQ(box_at(layout, "title").height, 26);
  EXPECT_EQ(node_at(layout, "host"), box_at(layout, "title"));
  EXPECT_EQ(box_at(layout, "full").y, 42);
}

TEST(Fabric, PortsWithoutSwitchStandLeftOfNetworks) {
  Drawing drawing;
  drawing.input.fabric_column = 7;
  drawing.lane("host");
  drawing.card("bond", 6, "host");
  drawing.card("port", 7).width = 90;
  drawing.card("network", 8);
  drawing.link("bond", "port");
  drawing.link("port", "network");
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(layout, "port").x, box_at(layout, "host").right() + 74);
  EXPECT_EQ(node_at(layout, "network").x, node_at(layout, "port").right() + 74);
  EXPECT_EQ(node_at(layout, "port").centre().y, node_at(layout, "bond").centre().y);
}

TEST(Fabric, NothingHasNoPlace) {
  const Layout layout = lay_out_tiers({});
  EXPECT_TRUE(layout.nodes.empty());
  EXPECT_EQ(layout.bounds, LayoutRect());
}

TEST(Fabric, WithoutLanesBeginsAtTheOrigin) {
  Drawing drawing;
  drawing.input.fabric_column = 7;
  drawing.card("a", 7);
  drawing.card("b", 7);
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(layout, "a"), (LayoutRect{0, 0, 120, 36}));
  EXPECT_EQ(node_at(layout, "b").y, 46);
}

TEST(Lanes, SteepLinesGetWiderGaps) {
  Drawing drawing;
  drawing.card("hub", 0);
  for (std::uint32_t i = 1; i <= 20; ++i) {
    drawing.card("leaf-" + std::to_string(i), 1);
    drawing.input.links.push_back({0, i});
  }
  const Layout layout = lay_out_tiers(drawing.input);
  EXPECT_EQ(node_at(layout, "leaf-1").x - node_at(layout, "hub").right(), 74);
}

}  // namespace
}  // namespace toposcope::testing
