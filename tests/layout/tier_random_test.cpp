// What a layout by tiers promises, on random drawings.

#include <algorithm>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"

#include "layout/layout_checks.h"
#include "layout/random_drawing.h"
#include "layout/tier_order.h"
#include "layout/tier_plan.h"

namespace toposcope::testing {
namespace {

using graph::lay_out_tiers;
using graph::Layout;

constexpr std::uint64_t kSeeds = 200;

void expect_all(const Drawing& drawing, const Layout& layout) {
  expect_sound(drawing.input, layout);
  expect_boxes_hold(drawing.input, layout);
  expect_tiers(drawing.input, layout);
}

TEST(TierRandom, KeepsItsPromises) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Drawing drawing = RandomDrawing(seed).make();
    const Layout layout = lay_out_tiers(drawing.input);
    expect_all(drawing, layout);
    EXPECT_EQ(layout.bounds.x, 0);
    EXPECT_EQ(layout.bounds.y, 0);
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(TierRandom, DoesNotDependOnTheOrderOfNodesAndLinks) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    const Drawing drawing = random.make();
    const Drawing shuffled = random.shuffled(drawing);
    const Layout layout = lay_out_tiers(drawing.input);
    expect_same(by_key(drawing.input, layout), by_key(drawing.input, lay_out_tiers(drawing.input)));
    expect_same(by_key(drawing.input, layout),
                by_key(shuffled.input, lay_out_tiers(shuffled.input)));
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(TierRandom, PinnedCardsStandWhereTheyArePinnedAndOthersMakeRoom) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    Drawing drawing = random.make();
    random.add_pins(drawing);
    const Layout layout = lay_out_tiers(drawing.input);
    expect_all(drawing, layout);
    for (std::size_t i = 0; i < drawing.input.pins.size(); ++i) {
      const auto& [node, at] = drawing.input.pins[i];
      const bool is_last = std::none_of(
          drawing.input.pins.begin() + static_cast<std::ptrdiff_t>(i) + 1, drawing.input.pins.end(),
          [&](const auto& later) { return later.node == node; });
      if (!is_last || is_head(drawing.input, node)) continue;
      EXPECT_EQ(layout.nodes[node].x, at.x);
      EXPECT_EQ(layout.nodes[node].y, at.y);
    }
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(TierRandom, CrossesNoMoreThanOrderByName) {
  std::size_t by_name = 0;
  std::size_t by_median = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Drawing drawing = RandomDrawing(seed).make();
    graph::TierPlan plan = graph::make_tier_plan(drawing.input);
    const std::size_t before = graph::count_crossings(plan);
    graph::order_cards(plan);
    EXPECT_LE(graph::count_crossings(plan), before);
    by_name += before;
    by_median += graph::count_crossings(plan);
  }
  EXPECT_LT(by_median, by_name * 9 / 10);
}

/// Trees can be drawn without a crossing when levels are columns.
TEST(TierRandom, TreesAreDrawnWithFewCrossings) {
  std::size_t crossings = 0;
  std::size_t pairs = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    RandomDrawing random(seed);
    Drawing drawing;
    drawing.card("n0", 0);
    for (std::uint32_t i = 1; i < 40; ++i) {
      const std::uint32_t parent = random.below(i);
      drawing.card("n" + std::to_string(i), drawing.input.nodes[parent].column + 1);
      drawing.input.links.push_back({parent, i});
    }
    graph::TierPlan plan = graph::make_tier_plan(drawing.input);
    pairs += graph::count_crossings(plan);
    graph::order_cards(plan);
    crossings += graph::count_crossings(plan);
  }
  EXPECT_EQ(crossings, 0U) << "of " << pairs << " by name";
}

TEST(TierRandom, StaysSoundWhileCardsComeAndGo) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    Drawing drawing = random.make();
    Layout layout = lay_out_tiers(drawing.input);
    for (int round = 0; round < 5; ++round) {
      SCOPED_TRACE("round " + std::to_string(round));
      Drawing changed = random.changed(drawing);
      if (round == 3) random.add_pins(changed);
      changed.input.previous = &layout;
      Layout next = lay_out_tiers(changed.input);
      expect_all(changed, next);
      const Drawing shuffled = random.shuffled(changed);
      expect_same(by_key(changed.input, next),
                  by_key(shuffled.input, lay_out_tiers(shuffled.input)));
      layout = std::move(next);
      drawing = std::move(changed);
      if (::testing::Test::HasFailure()) return;
    }
  }
}

TEST(TierRandom, AgainIsTheSameAgain) {
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Drawing drawing = RandomDrawing(seed).make();
    const Layout layout = lay_out_tiers(drawing.input);
    drawing.input.previous = &layout;
    expect_same(by_key(drawing.input, layout), by_key(drawing.input, lay_out_tiers(drawing.input)));
    if (::testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace toposcope::testing
