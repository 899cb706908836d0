// What holds of cards, lines and frames whatever the facts.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/layout.h"
#include "toposcope/scene/cards.h"

#include "scene/random_facts.h"

namespace toposcope::testing {
namespace {

using graph::kNone;
using scene::builtin_look;
using scene::Card;
using scene::CardGraph;
using scene::GraphFacts;
using scene::Line;
using scene::make_cards;

constexpr unsigned kSeeds = 60;

/// Facts with wild names for every third seed, and without folds for every fourth.
CardGraph cards_of(const GraphFacts& facts, unsigned seed) {
  return make_cards(facts, builtin_look(), {.fold = seed % 4 != 0});
}

GraphFacts facts_of(unsigned seed) {
  return random_facts(seed, {.chains = 4 + seed % 20, .wild_names = seed % 3 == 0});
}

void expect_partition(const std::vector<std::vector<std::uint32_t>>& parts, std::size_t count) {
  std::vector<int> seen(count);
  for (const auto& part : parts) {
    ASSERT_FALSE(part.empty());
    EXPECT_TRUE(std::is_sorted(part.begin(), part.end()));
    for (const std::uint32_t index : part) ++seen.at(index);
  }
  for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(seen[i], 1) << i;
}

TEST(CardsOfAnyFacts, HoldEachNodeAndLinkOnce) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts facts = facts_of(seed);
    const CardGraph cards = cards_of(facts, seed);
    std::vector<std::vector<std::uint32_t>> members;
    std::vector<std::vector<std::uint32_t>> links;
    members.reserve(cards.cards.size());
    links.reserve(cards.lines.size());
    for (const Card& card : cards.cards) members.push_back(card.members);
    for (const Line& line : cards.lines) links.push_back(line.links);
    expect_partition(members, facts.nodes.size());
    expect_partition(links, facts.links.size());
  }
}

TEST(CardsOfAnyFacts, HaveLinesBetweenTheCardsOfTheirLinks) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts facts = facts_of(seed);
    const CardGraph cards = cards_of(facts, seed);
    std::vector<std::uint32_t> card_of(facts.nodes.size());
    for (std::uint32_t i = 0; i < cards.cards.size(); ++i) {
      for (const std::uint32_t member : cards.cards[i].members) card_of[member] = i;
    }
    for (const Line& line : cards.lines) {
      for (const std::uint32_t link : line.links) {
        const std::multiset<std::uint32_t> ends = {card_of[facts.links[link].source],
                                                   card_of[facts.links[link].target]};
        EXPECT_EQ(ends, (std::multiset<std::uint32_t>{line.source, line.target}));
        EXPECT_EQ(facts.links[link].down, line.down);
        EXPECT_EQ(facts.links[link].difference, line.difference);
      }
      EXPECT_TRUE(!line.directed || card_of[facts.links[line.links[0]].source] == line.source);
    }
  }
}

TEST(CardsOfAnyFacts, CountWhatTheyHold) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts facts = facts_of(seed);
    const CardGraph cards = cards_of(facts, seed);
    std::size_t folds = 0;
    std::size_t folded = 0;
    std::size_t contained = 0;
    std::vector<std::size_t> inside(cards.frames.size());
    for (const Card& card : cards.cards) {
      EXPECT_EQ(card.counts.total(), card.members.size());
      if (card.is_fold()) {
        ++folds;
        folded += card.members.size();
      }
      if (card.frame != kNone) inside.at(card.frame) += card.members.size();
    }
    for (const Line& line : cards.lines) contained += line.is_contained ? line.links.size() : 0;
    EXPECT_EQ(cards.folds, folds);
    EXPECT_EQ(cards.folded_nodes, folded);
    EXPECT_EQ(cards.contained_links, contained);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      EXPECT_EQ(cards.frames[i].counts.total(), inside[i]) << cards.frames[i].key;
    }
  }
}

TEST(CardsOfAnyFacts, CanBeLaidOut) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const CardGraph cards = cards_of(facts_of(seed), seed);
    const graph::LayoutInput input = cards.layout_input(nullptr);
    std::set<std::string> keys;
    std::map<std::uint32_t, float> width_of_column;
    for (std::size_t i = 0; i < input.nodes.size(); ++i) {
      const graph::LayoutNode& node = input.nodes[i];
      EXPECT_TRUE(keys.insert(node.key).second) << node.key;
      EXPECT_TRUE(node.box == kNone || node.box < input.boxes.size());
      EXPECT_GE(node.width, 72) << node.key;
      EXPECT_LE(node.width, 160) << node.key;
      EXPECT_GE(node.height, 36);
      if (cards.cards[i].is_head) continue;
      const auto known = width_of_column.emplace(node.column, node.width).first;
      EXPECT_EQ(known->second, node.width) << "cards of a column are equally wide";
    }
    std::set<std::string> boxes;
    for (const graph::LayoutBox& box : input.boxes) {
      EXPECT_TRUE(boxes.insert(box.key).second) << box.key;
      EXPECT_TRUE(box.head == kNone || input.nodes.at(box.head).box < input.boxes.size());
      EXPECT_LT(box.min_width, 1000) << "a long name makes no endless lane";
    }
    for (const graph::LayoutLink& link : input.links) {
      EXPECT_LT(link.source, input.nodes.size());
      EXPECT_LT(link.target, input.nodes.size());
    }
    EXPECT_LT(input.focal_point, input.nodes.size());
  }
}

/// Cards by their members, with what they say.
std::map<std::set<std::string>, std::string> described(const CardGraph& cards,
                                                       const GraphFacts& facts) {
  std::map<std::set<std::string>, std::string> out;
  for (const Card& card : cards.cards) {
    std::set<std::string> members;
    for (const std::uint32_t member : card.members) members.insert(facts.nodes[member].key);
    out[members] = card.name + "|" + card.detail + "|" + std::to_string(card.column) + "|" +
                   std::to_string(card.width) + "|" +
                   std::to_string(static_cast<int>(card.status.value)) +
                   (card.is_head ? "|head" : "") + (card.is_focal_point ? "|focal" : "") +
                   (card.frame == kNone ? "" : "|" + cards.frames[card.frame].name);
  }
  return out;
}

TEST(CardsOfAnyFacts, AreTheSameInWhateverOrderTheFactsCome) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts facts = facts_of(seed);
    const GraphFacts other = shuffled(facts, seed + 1000);
    const auto one = described(cards_of(facts, seed), facts);
    const auto two = described(cards_of(other, seed), other);
    EXPECT_EQ(one.size(), two.size());
    for (const auto& [members, text] : one) {
      const auto same = two.find(members);
      EXPECT_EQ(same == two.end() ? "none" : same->second, text) << *members.begin();
    }
  }
}

/// Nothing moves unless the user asked or the thing itself moved.
TEST(StatusesOfAnyFacts, MoveNothing) {
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const GraphFacts healthy =
        random_facts(seed, {.chains = 4 + seed % 12, .statuses = false, .wild_names = false});
    GraphFacts ill = healthy;
    std::mt19937 random(seed);
    const auto any = [&] {
      return scene::StatusFacts{static_cast<model::StatusValue>(random() % 7), random() % 2 == 0,
                                "a long text about what is wrong with it"};
    };
    for (auto& node : ill.nodes) node.status = any();
    for (auto& owner : ill.owners) owner.status = any();
    const auto lay_out = [](const GraphFacts& facts) {
      const CardGraph cards = make_cards(facts, builtin_look(), {.fold = false});
      return graph::lay_out_tiers(cards.layout_input(nullptr));
    };
    const graph::Layout before = lay_out(healthy);
    const graph::Layout after = lay_out(ill);
    EXPECT_EQ(before.nodes, after.nodes);
    EXPECT_EQ(before.boxes, after.boxes);
  }
}

TEST(CardsOfNothing, AreNone) {
  const CardGraph cards = make_cards({}, builtin_look(), {});
  EXPECT_TRUE(cards.cards.empty());
  EXPECT_TRUE(cards.layout_input(nullptr).nodes.empty());
}

}  // namespace
}  // namespace toposcope::testing
