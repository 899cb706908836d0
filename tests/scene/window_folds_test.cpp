// Folds that are open in part, boxes that are one card, and layouts on their way.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/captions.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/minimap.h"
#include "toposcope/scene/transition.h"

#include "scene/facts_text.h"
#include "scene/random_facts.h"
#include "scene/window_sample.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;
using scene::CardGraph;
using scene::CardOptions;
using scene::GraphFacts;
using scene::Point;
using scene::Rect;

std::string twelve_alike(const std::string& more = {}) {
  return repeated("instance:i#=ok i#--vedge:e ", 12) + more;
}

std::string key_of_fold(const CardGraph& cards) {
  for (const scene::Card& card : cards.cards) {
    if (card.is_fold()) return card.key;
  }
  return "none";
}

TEST(KeysOfFolds, OutliveWhatHappensToTheirMembers) {
  const std::string calm = key_of_fold(make_cards(make_facts(twelve_alike()), builtin_look(), {}));
  EXPECT_EQ(calm, "fold:i1");
  for (const char* event : {"i1=error", "i1=selected", "i1=pinned", "i2=warning", "i12=found"}) {
    const CardGraph cards = make_cards(make_facts(twelve_alike(event)), builtin_look(), {});
    EXPECT_EQ(key_of_fold(cards), calm) << event;
    EXPECT_EQ(cards.folded_nodes, 11U) << event;
  }
}

TEST(KeysOfCards, AreUniqueWhateverIsOpenOrCollapsed) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts facts = random_facts(seed, {.chains = 10 + seed % 30});
    const CardGraph closed = make_cards(facts, builtin_look(), {});
    CardOptions options;
    for (std::size_t i = 0; i < closed.cards.size(); ++i) {
      if (closed.cards[i].is_fold()) options.open_folds[closed.cards[i].key] = 1 + seed % 7;
    }
    for (std::size_t i = 0; i < closed.frames.size(); i += 2) {
      options.collapsed.insert(closed.frames[i].key);
    }
    const CardGraph cards = make_cards(facts, builtin_look(), options);
    std::set<std::string> keys;
    std::size_t members = 0;
    for (const scene::Card& card : cards.cards) {
      EXPECT_TRUE(keys.insert(card.key).second) << card.key;
      members += card.members.size();
    }
    EXPECT_EQ(members, facts.nodes.size());
    // Layouts and drawings take it.
    const graph::Layout layout = lay_out_tiers(cards.layout_input(nullptr));
    const scene::WindowInput input{cards, layout, builtin_look(), *builtin_look().theme("dark"),
                                   {},    {},     nullptr};
    const auto drawing =
        draw_window(input, scene::fitted(layout.bounds, {900, 700}, 20), {900, 700});
    EXPECT_FALSE(drawing.scene.shapes().empty());
  }
}

TEST(AnOpenFold, ShowsSomeAndCountsTheRest) {
  const CardGraph cards =
      make_cards(make_facts(twelve_alike()), builtin_look(), {.open_folds = {{"fold:i1", 6}}});
  ASSERT_EQ(cards.open_folds.size(), 1U);
  EXPECT_EQ(cards.open_folds[0].members, 12U);
  EXPECT_EQ(cards.open_folds[0].cards.size(), 7U);
  const scene::Card& rest = cards.cards[cards.open_folds[0].cards.back()];
  EXPECT_EQ(rest.name, "6 more");
  EXPECT_EQ(rest.key, "fold:i1");
  EXPECT_EQ(rest.opened, 6U);
  EXPECT_EQ(cards.folded_nodes, 6U);
}

TEST(AnOpenFold, ThatWouldLeaveOneShowsAll) {
  const CardGraph cards =
      make_cards(make_facts(twelve_alike()), builtin_look(), {.open_folds = {{"fold:i1", 11}}});
  EXPECT_EQ(cards.folds, 0U);
  EXPECT_EQ(cards.cards.size(), 13U);
  EXPECT_EQ(cards.open_folds[0].cards.size(), 12U);
}

TEST(ACollapsedBox, IsOneCardAtWhichLinksEndAndMerge) {
  const auto facts = make_facts(
      "instance:a@h--vnic:b@h b--vedge:c@h c=error,says:gone [host:h]=host_type:Compute "
      "host_pnic:p@k network:n c--n=ok b--n a--n p--n [host:k]=host_type:Network");
  const CardGraph cards = make_cards(facts, builtin_look(), {.collapsed = {"host:h"}});
  const scene::Card& box = cards.cards[0];
  EXPECT_TRUE(box.is_collapsed);
  EXPECT_EQ(box.key, "box:host:h");
  EXPECT_EQ(box.type, "host");
  EXPECT_EQ(box.name, "h");
  EXPECT_EQ(box.detail, "3 objects");
  EXPECT_EQ(box.status.value, model::StatusValue::kError);
  EXPECT_EQ(cards.frames.at(box.frame).collapsed_card, 0U);
  EXPECT_EQ(cards.contained_links, 2U);
  EXPECT_EQ(lines_of(cards), "box:host:h--n(2,3,4) p--n(5)");
  const auto parts = truth_parts(facts, cards);
  EXPECT_EQ(parts.at(1).text, "3 objects in 1 collapsed box");
}

TEST(ACollapsedBox, StandsWhereItsBoxStood) {
  const WindowSample open(window_facts());
  const WindowSample sample(window_facts(), {.collapsed = {"host:node-2"}});
  const auto order = [](const WindowSample& one) {
    std::vector<std::pair<float, std::string>> boxes;
    for (std::size_t i = 0; i < one.cards.frames.size(); ++i) {
      if (!one.cards.frames[i].fabric) {
        boxes.emplace_back(one.layout.boxes[i].y, one.cards.frames[i].key);
      }
    }
    std::sort(boxes.begin(), boxes.end());
    std::vector<std::string> keys;
    for (const auto& [y, key] : boxes) keys.push_back(key);
    return keys;
  };
  EXPECT_EQ(order(sample), order(open));
}

TEST(ALayoutOnItsWay, BeginsAndEndsWhereItShall) {
  const WindowSample from(window_facts());
  const WindowSample to(window_facts(), {.collapsed = {"host:node-2"}});
  const graph::Layout end = scene::between(from.layout, to.layout, 1);
  EXPECT_EQ(end.nodes, to.layout.nodes);
  EXPECT_EQ(end.routes, to.layout.routes);
  const graph::Layout begin = scene::between(from.layout, to.layout, 0);
  for (std::size_t i = 0; i < to.cards.cards.size(); ++i) {
    for (std::size_t k = 0; k < from.cards.cards.size(); ++k) {
      if (to.cards.cards[i].key != from.cards.cards[k].key) continue;
      EXPECT_EQ(begin.nodes[i], from.layout.nodes[k]);
    }
  }
}

TEST(ALayoutOnItsWay, IsHalfwayInTheMiddle) {
  graph::Layout from;
  from.node_keys = {"a", "b"};
  from.nodes = {{0, 0, 100, 36}, {200, 0, 100, 36}};
  from.routes = {{{100, 18}, {150, 18}, {150, 18}, {200, 18}}};
  graph::Layout to = from;
  to.nodes = {{0, 100, 100, 36}, {200, 50, 120, 36}};
  to.routes = {{{100, 118}, {150, 118}, {150, 68}, {200, 68}}};
  const graph::Layout half = scene::between(from, to, 0.5F);
  EXPECT_EQ(half.nodes[0], (Rect{0, 50, 100, 36}));
  EXPECT_EQ(half.nodes[1], (Rect{200, 25, 110, 36}));
  EXPECT_EQ(half.routes[0][0], (Point{100, 68}));
  EXPECT_EQ(half.routes[0][3], (Point{200, 43}));
}

TEST(AMinimap, LeadsBackToTheLayout) {
  const Rect bounds{0, 0, 1'560, 1'000};
  const scene::Size map{168, 112};
  const Point middle = minimap_to_layout(bounds, map, {84, 56});
  EXPECT_NEAR(middle.x, 780, 0.01F);
  EXPECT_NEAR(middle.y, 500, 0.01F);
  // 6 free at each side: 156 pixels for 1,560.
  EXPECT_NEAR(minimap_to_layout(bounds, map, {6, 56}).x, 0, 0.01F);
}

TEST(AMinimap, IsWantedWhenSomethingIsOutOfView) {
  const Rect bounds{0, 0, 1'000, 500};
  EXPECT_FALSE(scene::wants_minimap(bounds, {{500, 250}, 1}, {1'000, 500}));
  EXPECT_TRUE(scene::wants_minimap(bounds, {{501, 250}, 1}, {1'000, 500}));
  EXPECT_TRUE(scene::wants_minimap(bounds, {{500, 250}, 1.1F}, {1'000, 500}));
}

}  // namespace
}  // namespace toposcope::testing
