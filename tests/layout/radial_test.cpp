// The radial layout: rings, sectors, and what every layout promises.

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"

#include "layout/circle.h"
#include "layout/drawing.h"
#include "layout/layout_checks.h"
#include "layout/mock_clique.h"
#include "layout/radial_tree.h"
#include "layout/random_drawing.h"

namespace toposcope::testing {
namespace {

using graph::kNone;
using graph::kOne;
using graph::lay_out_radial;
using graph::Layout;
using graph::LayoutInput;

constexpr double kFlat = 2;  // rings are that much wider than high

std::vector<std::uint32_t> steps_from_focal_point(const LayoutInput& input) {
  std::vector<std::uint32_t> steps(input.nodes.size(), kNone);
  steps[input.focal_point] = 0;
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const auto& [a, b] : input.links) {
      for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
        if (steps[from] == kNone || steps[to] <= steps[from] + 1) continue;
        steps[to] = steps[from] + 1;
        has_changed = true;
      }
    }
  }
  return steps;
}

struct Polar {
  double radius = 0;
  double angle = 0;
};

Polar seen_from_focal_point(const LayoutInput& input, const Layout& layout, std::uint32_t node) {
  const auto middle = layout.nodes[input.focal_point].centre();
  const auto at = layout.nodes[node].centre();
  const double x = static_cast<double>(at.x) - middle.x;
  const double y = (static_cast<double>(at.y) - middle.y) * kFlat;
  return {std::hypot(x, y), std::atan2(y, x)};
}

TEST(Radial, KeepsItsPromises) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    Drawing drawing = random.make();
    drawing.input.boxes.clear();  // all heads are cards
    const Layout layout = lay_out_radial(drawing.input);
    expect_sound(drawing.input, layout);
    EXPECT_EQ(layout.bounds.x, 0);
    EXPECT_EQ(layout.bounds.y, 0);
    const Drawing shuffled = random.shuffled(drawing);
    expect_same(by_key(drawing.input, layout),
                by_key(shuffled.input, lay_out_radial(shuffled.input)));
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(Radial, WhatIsFurtherAwayStandsOnAFurtherRing) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Drawing drawing = RandomDrawing(seed).make();
    const Layout layout = lay_out_radial(drawing.input);
    std::map<std::uint32_t, std::pair<double, double>> rings;  // what is not reached comes last
    const auto steps = steps_from_focal_point(drawing.input);
    for (std::uint32_t i = 0; i < steps.size(); ++i) {
      const double radius = seen_from_focal_point(drawing.input, layout, i).radius;
      const auto [it, is_new] = rings.emplace(steps[i], std::pair(radius, radius));
      if (is_new) continue;
      it->second = {std::min(it->second.first, radius), std::max(it->second.second, radius)};
    }
    double outer = -1;
    for (const auto& [step, ring] : rings) {
      EXPECT_GT(ring.first, outer) << step;
      outer = ring.second;
    }
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(Radial, EachBranchHasASectorOfItsOwn) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    Drawing drawing;
    drawing.card("n0", 0);
    std::vector<std::uint32_t> branch{0};
    for (std::uint32_t i = 1; i < 60; ++i) {
      const std::uint32_t parent = random.below(std::min<std::size_t>(i, 10));
      drawing.card("n" + std::to_string(i), 0);
      drawing.input.links.push_back({parent, i});
      branch.push_back(parent == 0 ? i : branch[parent]);
    }
    const Layout layout = lay_out_radial(drawing.input);
    std::vector<std::pair<double, std::uint32_t>> around;
    for (std::uint32_t i = 1; i < 60; ++i) {
      around.emplace_back(seen_from_focal_point(drawing.input, layout, i).angle, branch[i]);
    }
    std::sort(around.begin(), around.end());
    std::size_t changes = around.front().second == around.back().second ? 0 : 1;
    for (std::size_t i = 1; i < around.size(); ++i) {
      changes += around[i - 1].second == around[i].second ? 0U : 1U;
    }
    std::sort(branch.begin() + 1, branch.end());
    const auto branches = std::unique(branch.begin() + 1, branch.end()) - (branch.begin() + 1);
    EXPECT_LE(changes, static_cast<std::size_t>(branches));
    if (::testing::Test::HasFailure()) break;
  }
}

/// How many times its cards, each with 20 pixels to share, the picture is.
double emptiness(const LayoutInput& input, const Layout& layout) {
  double cards = 0;
  for (const auto& node : input.nodes) {
    cards += (static_cast<double>(node.width) + 20) * (static_cast<double>(node.height) + 20);
  }
  return static_cast<double>(layout.bounds.width) * layout.bounds.height / cards;
}

Drawing hub(std::uint32_t leaves) {
  Drawing drawing;
  drawing.card("hub", 0);
  for (std::uint32_t i = 1; i <= leaves; ++i) {
    drawing.card("leaf-" + std::to_string(i), 1);
    drawing.input.links.push_back({0, i});
  }
  return drawing;
}

TEST(Radial, AHubWithManyLeavesHasSeveralRings) {
  const Drawing drawing = hub(600);
  const Layout layout = lay_out_radial(drawing.input);
  expect_sound(drawing.input, layout);
  EXPECT_LT(emptiness(drawing.input, layout), 3);
}

/// Of a link's line, as long as it is straight.
bool passes(const graph::LayoutRoute& route, const graph::LayoutRect& card) {
  for (int i = 1; i < 200; ++i) {
    const float part = static_cast<float>(i) / 200;
    const float x = route.front().x + (route.back().x - route.front().x) * part;
    const float y = route.front().y + (route.back().y - route.front().y) * part;
    if (x > card.x && x < card.right() && y > card.y && y < card.bottom()) return true;
  }
  return false;
}

TEST(Radial, LinesToAFewLeavesPassBetweenCards) {
  for (const std::uint32_t leaves : {2U, 3U, 7U, 12U, 20U}) {
    SCOPED_TRACE(leaves);
    const Drawing drawing = hub(leaves);
    const Layout layout = lay_out_radial(drawing.input);
    for (std::uint32_t link = 0; link < leaves; ++link) {
      for (std::uint32_t card = 1; card <= leaves; ++card) {
        if (card == link + 1) continue;
        EXPECT_FALSE(passes(layout.routes[link], layout.nodes[card])) << link << ", " << card;
      }
    }
  }
}

/// A tree whose nodes hang at one of the `recent` before them.
Drawing random_tree(std::uint64_t seed, std::uint32_t size, std::uint32_t recent) {
  RandomDrawing random(seed);
  Drawing drawing;
  for (std::uint32_t i = 0; i < size; ++i) {
    auto& card = drawing.card("n" + std::to_string(i), 0);
    card.width = static_cast<float>(80 + random.below(81));
    if (i == 0) continue;
    drawing.input.links.push_back({i - 1 - random.below(std::min(i, recent)), i});
  }
  return drawing;
}

TEST(Radial, PicturesAreNotMostlyEmpty) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    for (const std::uint32_t recent : {1U, 4U, 6U, 15U, 60U}) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", recent " + std::to_string(recent));
      const Drawing drawing = random_tree(seed, 60, recent);
      EXPECT_LT(emptiness(drawing.input, lay_out_radial(drawing.input)), 12);
    }
  }
}

TEST(Radial, TheLargestBranchGoesRight) {
  Drawing drawing = hub(4);
  for (int i = 0; i < 6; ++i) {
    drawing.card("twig-" + std::to_string(i), 2);
    drawing.link("leaf-3", "twig-" + std::to_string(i));
  }
  const Layout layout = lay_out_radial(drawing.input);
  const auto middle = node_at(layout, "hub").centre();
  EXPECT_GT(node_at(layout, "leaf-3").x, middle.x);
  EXPECT_LT(std::abs(node_at(layout, "leaf-3").centre().y - middle.y), 36);
}

/// By names, each would stand opposite to its partner.
TEST(Radial, BranchesThatAreLinkedStandSideBySide) {
  Drawing drawing = hub(8);
  for (int i = 1; i <= 4; ++i) {
    drawing.link("leaf-" + std::to_string(i), "leaf-" + std::to_string(i + 4));
  }
  const auto tree = graph::make_radial_tree(drawing.input);
  for (const auto& [source, target] : drawing.input.links) {
    if (source == 0) continue;
    const auto between = std::abs(tree.sector[source].first - tree.sector[target].first);
    EXPECT_LE(std::min(between, graph::kTurn - between), graph::kTurn / 8 + 8) << source;
  }
}

TEST(Radial, BoxesAreLeftOutAndTheirTitlesAreCards) {
  const Drawing drawing = mock_clique();
  const Layout layout = lay_out_radial(drawing.input);
  for (const auto& box : layout.boxes) EXPECT_EQ(box, graph::LayoutRect());
  EXPECT_EQ(node_at(layout, "leaf-1a").width, 113);
  EXPECT_EQ(node_at(layout, "leaf-1a").height, 36);
  EXPECT_TRUE(layout.columns.empty());
  for (const auto& route : layout.routes) EXPECT_FALSE(route.empty());
}

TEST(Radial, NothingAndOneCard) {
  EXPECT_TRUE(lay_out_radial({}).nodes.empty());
  Drawing drawing;
  drawing.card("alone", 0);
  EXPECT_EQ(lay_out_radial(drawing.input).bounds, (graph::LayoutRect{0, 0, 120, 36}));
}

TEST(Circle, SinesAreThoseOfTheLibrary) {
  for (std::int64_t part = 0; part <= 720; ++part) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(part) / 720;
    EXPECT_NEAR(static_cast<double>(graph::sine_of(part, 720)) / static_cast<double>(kOne),
                std::sin(angle), 1e-9);
    EXPECT_NEAR(static_cast<double>(graph::cosine_of(part, 720)) / static_cast<double>(kOne),
                std::cos(angle), 1e-9);
  }
  EXPECT_EQ(graph::sine_of(1, 12), kOne / 2);
  EXPECT_EQ(graph::sine_of(1, 4), kOne);
  EXPECT_EQ(graph::cosine_of(1, 2), -kOne);
}

TEST(Circle, RootsAreRoundedUp) {
  for (const auto& [square, root] : std::map<graph::Unit, graph::Unit>{
           {0, 0}, {1, 1}, {2, 2}, {4, 2}, {5, 3}, {1000000, 1000}, {1000001, 1001}}) {
    EXPECT_EQ(graph::root_above(square), root) << square;
  }
}

}  // namespace
}  // namespace toposcope::testing
