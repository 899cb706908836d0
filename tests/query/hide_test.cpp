#include "query/hide.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using query::hide_nodes;
using scene::GraphFacts;

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

GraphFacts make_graph(std::uint32_t nodes, const Pairs& links) {
  GraphFacts facts;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    facts.nodes.push_back({.key = std::to_string(i), .type = "vm", .id = "i", .name = "n"});
  }
  for (const auto& [source, target] : links) facts.links.push_back({source, target});
  return facts;
}

/// Keys of ends and count of every link, in order: "0-3:2".
std::string links_of(const GraphFacts& facts) {
  std::string out;
  for (const scene::LinkFacts& link : facts.links) {
    out += (out.empty() ? "" : " ") + facts.nodes[link.source].key + "-" +
           facts.nodes[link.target].key + ":" + std::to_string(link.hidden_nodes);
  }
  return out;
}

std::vector<bool> all_but(std::uint32_t nodes, const std::set<std::uint32_t>& hidden) {
  std::vector<bool> keep(nodes, true);
  for (const std::uint32_t node : hidden) keep[node] = false;
  return keep;
}

TEST(HideNodes, MakesAChainOneLink) {
  GraphFacts facts = make_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  facts.nodes[1].status.value = model::StatusValue::kError;
  facts.focal_point = 4;
  const GraphFacts shown = hide_nodes(facts, all_but(5, {1, 2}), "filter type=x");
  EXPECT_EQ(links_of(shown), "3-4:0 0-3:2");
  EXPECT_EQ(shown.links[1].status.value, model::StatusValue::kError);
  EXPECT_EQ(shown.links[1].type, "vm-vm");
  EXPECT_EQ(shown.focal_point, 2U);
  EXPECT_EQ(shown.total_nodes, 5U);
  EXPECT_EQ(shown.total_links, 4U);
  EXPECT_EQ(shown.hidden, "filter type=x");
}

TEST(HideNodes, MakesAStarOfAHub) {
  const GraphFacts facts = make_graph(5, {{0, 4}, {1, 4}, {2, 4}, {3, 4}});
  EXPECT_EQ(links_of(hide_nodes(facts, all_but(5, {4}), "")), "0-1:1 0-2:1 0-3:1");
  GraphFacts focal = facts;
  focal.focal_point = 2;
  EXPECT_EQ(links_of(hide_nodes(focal, all_but(5, {4}), "")), "0-2:1 1-2:1 2-3:1");
}

TEST(HideNodes, CountsTheShortestWayOfAllRegions) {
  const GraphFacts facts = make_graph(6, {{0, 2}, {2, 3}, {3, 1}, {0, 4}, {4, 1}, {4, 5}});
  EXPECT_EQ(links_of(hide_nodes(facts, all_but(6, {2, 3, 4, 5}), "")), "0-1:1");
}

TEST(HideNodes, LeavesDeadEndsOut) {
  const GraphFacts facts = make_graph(4, {{0, 1}, {1, 1}, {2, 3}});
  EXPECT_EQ(links_of(hide_nodes(facts, all_but(4, {1, 2, 3}), "")), "");
}

TEST(HideNodes, MayBeDoneTwice) {
  GraphFacts facts = make_graph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  facts.hidden = "limit";
  const GraphFacts once = hide_nodes(facts, all_but(5, {1}), "a");
  const GraphFacts twice = hide_nodes(once, {true, false, false, true}, "b");
  EXPECT_EQ(links_of(twice), "0-4:3");
  EXPECT_EQ(twice.total_nodes, 5U);
  EXPECT_EQ(twice.hidden, "limit; a; b");
}

TEST(HideNodes, HiddenFocalPointLeavesNone) {
  GraphFacts facts = make_graph(2, {{0, 1}});
  facts.focal_point = 1;
  EXPECT_EQ(hide_nodes(facts, all_but(2, {1}), "").focal_point, graph::kNone);
}

/// The lowest node of the part that each node is in.
std::vector<std::uint32_t> parts_of(std::size_t nodes, const std::vector<scene::LinkFacts>& links) {
  std::vector<std::uint32_t> part(nodes);
  std::iota(part.begin(), part.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const scene::LinkFacts& link : links) {
      const std::uint32_t low = std::min(part[link.source], part[link.target]);
      changed = changed || part[link.source] != low || part[link.target] != low;
      part[link.source] = part[link.target] = low;
    }
  }
  return part;
}

TEST(HideNodes, KeepsConnectionsOnRandomGraphs) {
  std::mt19937 random(2);
  for (int round = 0; round < 1000; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 20);
    Pairs links;
    for (std::size_t i = random() % (2 * nodes); i > 0; --i) {
      links.emplace_back(random() % nodes, random() % nodes);
    }
    const GraphFacts facts = make_graph(nodes, links);
    std::vector<bool> keep(nodes);
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < nodes; ++i) {
      keep[i] = random() % 2 == 0;
      if (keep[i]) kept.push_back(i);
    }
    const GraphFacts shown = hide_nodes(facts, keep, "why");
    ASSERT_EQ(shown.nodes.size(), kept.size());
    const auto before = parts_of(nodes, facts.links);
    const auto after = parts_of(kept.size(), shown.links);
    std::set<std::pair<std::uint32_t, std::uint32_t>> bridges;
    for (const scene::LinkFacts& link : shown.links) {
      if (link.hidden_nodes == 0) continue;
      EXPECT_LT(link.source, link.target);
      EXPECT_TRUE(bridges.emplace(link.source, link.target).second);
    }
    for (std::size_t a = 0; a < kept.size(); ++a) {
      for (std::size_t b = 0; b < kept.size(); ++b) {
        EXPECT_EQ(before[kept[a]] == before[kept[b]], after[a] == after[b]) << "round " << round;
      }
    }
    EXPECT_LE(bridges.size(), links.size());
  }
}

TEST(HideNodes, HasNoMoreLinksThanKeptNodesAroundARegion) {
  constexpr std::uint32_t kNodes = 2000;
  Pairs links;
  for (std::uint32_t i = 2; i < kNodes; ++i) links.emplace_back(i, i % 2);
  links.emplace_back(0, 1);
  const GraphFacts shown = hide_nodes(make_graph(kNodes, links), all_but(kNodes, {0, 1}), "");
  EXPECT_EQ(shown.links.size(), kNodes - 3);
}

}  // namespace
}  // namespace toposcope::testing
