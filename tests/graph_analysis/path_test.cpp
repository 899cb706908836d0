#include "toposcope/graph/path.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph_analysis/simple_paths.h"
#include "graph_analysis/world.h"
#include "support/graph_text.h"

namespace toposcope::testing {
namespace {

using graph::GraphSnapshot;
using graph::Path;
using graph::PathOptions;
using model::LinkId;
using model::NodeId;

/// "a n b": the keys of the nodes in walking order; "none" without a path.
std::string text_of(const GraphSnapshot& snapshot, const std::optional<Path>& path) {
  if (!path.has_value()) return "none";
  std::string out;
  for (const NodeId node : path->nodes) {
    out.append(out.empty() ? "" : " ").append(snapshot.key(node));
  }
  return out;
}

struct ShortestCase {
  const char* name;
  const char* graph;
  const char* from;
  const char* to;
  PathOptions options;
  const char* expected;
};

class ShortestPath : public ::testing::TestWithParam<ShortestCase> {};

TEST_P(ShortestPath, IsTheOneExpected) {
  const ShortestCase& c = GetParam();
  const GraphSnapshot snapshot = make_snapshot(c.graph);
  EXPECT_EQ(text_of(snapshot, shortest_path(snapshot, node_named(snapshot, c.from),
                                            node_named(snapshot, c.to), c.options)),
            c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ShortestPath,
    ::testing::Values(
        ShortestCase{"AgainstTheDirection", "x:a-x:b x:c-x:b", "a", "c", {}, "a b c"},
        ShortestCase{"FewestLinks", "x:a-x:b x:b-x:c x:c-x:d x:a-x:d", "a", "d", {}, "a d"},
        ShortestCase{"FirstByNodeOrder",
                     "x:a x:b x:c x:d x:a-x:c x:c-x:d x:a-x:b x:b-x:d",
                     "a",
                     "d",
                     {},
                     "a b d"},
        ShortestCase{"ToItself", "x:a-x:b", "a", "a", {}, "a"},
        ShortestCase{"NoWay", "x:a-x:b x:c", "a", "c", {}, "none"},
        ShortestCase{"ImplicitLinksDoNotCount", "x:a=x:b", "a", "b", {}, "none"},
        ShortestCase{"ImplicitLinksCountOnRequest", "x:a=x:b", "a", "b", {true, {}}, "a b"},
        ShortestCase{"LeftOutNode", "x:a-x:b x:b-x:c", "a", "c", {false, {{{1}}, {}}}, "none"},
        ShortestCase{
            "LeftOutLink", "x:a-x:c x:a-x:b x:b-x:c", "a", "c", {false, {{}, {{0}}}}, "a b c"},
        ShortestCase{"LeftOutStart", "x:a-x:b", "a", "a", {false, {{{0}}, {}}}, "none"}),
    [](const auto& one) { return one.param.name; });

TEST(DisjointPaths, FindTheWayRoundThatAGreedyChoiceBlocks) {
  // The shortest path a-b-c-d uses b and c, on which both of the two disjoint ones depend.
  const GraphSnapshot snapshot =
      make_snapshot("x:a-x:b x:b-x:c x:c-x:d x:a-x:e x:e-x:f x:f-x:c x:b-x:g x:g-x:h x:h-x:d");
  const auto paths =
      disjoint_paths(snapshot, node_named(snapshot, "a"), node_named(snapshot, "d"), 5);
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_EQ(text_of(snapshot, paths[0]), "a b g h d");
  EXPECT_EQ(text_of(snapshot, paths[1]), "a e f c d");
}

TEST(DisjointPaths, TakeParallelLinksBetweenTheEndsAsPathsOfTheirOwn) {
  const GraphSnapshot snapshot = make_snapshot("x:a-x:b x:a-x:b x:b-x:a");
  const NodeId a = node_named(snapshot, "a");
  const NodeId b = node_named(snapshot, "b");
  EXPECT_EQ(disjoint_paths(snapshot, a, b, 9).size(), 3U);
  EXPECT_EQ(disjoint_paths(snapshot, a, b, 2).size(), 2U);
  EXPECT_TRUE(disjoint_paths(snapshot, a, b, 0).empty());
}

TEST(DisjointPaths, FromANodeToItselfIsOneOfNoLinks) {
  const GraphSnapshot snapshot = make_snapshot("x:a-x:a");
  const auto paths = disjoint_paths(snapshot, {0}, {0}, 3);
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_TRUE(paths[0].links.empty());
}

TEST(ConnectedComponents, CountNodesWithoutLinksAndIgnoreDirectionAndImplicit) {
  const auto found = connected_components(make_snapshot("x:a-x:b x:c=x:b x:d x:e-x:e x:f~x:g"));
  EXPECT_EQ(found.count, 4U);
  EXPECT_THAT(found.largest, ::testing::ElementsAre(3, 2, 1, 1));
}

TEST(ConnectedComponents, OfNothingAreNone) {
  const auto found = connected_components(make_snapshot(""));
  EXPECT_EQ(found.count, 0U);
  EXPECT_TRUE(found.largest.empty());
}

/// "x:n0-x:n3 x:n2=x:n1 ..." with a few nodes and links.
std::string random_graph(std::mt19937_64& random) {
  const std::size_t nodes = 2 + random() % 6;
  std::string out;
  for (std::size_t i = 0; i < nodes; ++i) out += "x:n" + std::to_string(i) + " ";
  for (std::size_t i = random() % 12; i > 0; --i) {
    out += "x:n" + std::to_string(random() % nodes) + (random() % 8 == 0 ? "=" : "-") + "x:n" +
           std::to_string(random() % nodes) + " ";
  }
  return out;
}

PathOptions random_options(std::mt19937_64& random, const GraphSnapshot& snapshot) {
  PathOptions options;
  options.use_implicit_links = random() % 2 == 0;
  const auto below = [&](std::size_t end) { return static_cast<std::uint32_t>(random() % end); };
  if (random() % 4 == 0) options.without.nodes.insert({below(snapshot.node_count())});
  if (random() % 4 == 0 && snapshot.link_count() > 0) {
    options.without.links.insert({below(snapshot.link_count())});
  }
  return options;
}

std::vector<LinkId> links_left(const GraphSnapshot& snapshot, const PathOptions& options) {
  std::vector<LinkId> out;
  for (const LinkId link : all_links(snapshot)) {
    if (!options.use_implicit_links && snapshot.implicit(link) != model::Implicit::kFalse) continue;
    if (options.without.links.contains(link)) continue;
    if (options.without.nodes.contains(snapshot.source(link))) continue;
    if (options.without.nodes.contains(snapshot.target(link))) continue;
    out.push_back(link);
  }
  return out;
}

bool is_earlier(const Path& a, const Path& b) {
  if (a.links.size() != b.links.size()) return a.links.size() < b.links.size();
  return std::tie(a.nodes, a.links) < std::tie(b.nodes, b.links);
}

void expect_paths_of(const std::vector<Path>& found, const std::vector<Path>& all) {
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), is_earlier));
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Path& path) {
      return path.nodes == found[i].nodes && path.links == found[i].links;
    }));
    for (std::size_t j = 0; j < i; ++j) EXPECT_TRUE(are_disjoint(found[i], found[j]));
  }
}

TEST(Paths, EqualThoseFoundByTryingAll) {
  for (std::uint64_t seed = 1; seed <= random_runs(500); ++seed) {
    std::mt19937_64 random(seed);
    const std::string text = random_graph(random);
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + text);
    const GraphSnapshot snapshot = make_snapshot(text);
    const PathOptions options = random_options(random, snapshot);
    const NodeId from{0};
    const NodeId to{1};
    const bool left_out =
        options.without.nodes.contains(from) || options.without.nodes.contains(to);
    const auto all = left_out ? std::vector<Path>()
                              : simple_paths(snapshot, links_left(snapshot, options), from, {to});
    const auto shortest = shortest_path(snapshot, from, to, options);
    ASSERT_EQ(shortest.has_value(), !all.empty());
    if (shortest.has_value()) {
      const Path& expected = *std::min_element(all.begin(), all.end(), is_earlier);
      EXPECT_EQ(shortest->nodes, expected.nodes);
      EXPECT_EQ(shortest->links, expected.links);
    }
    for (const std::size_t limit : {1U, 2U, 9U}) {
      const auto found = disjoint_paths(snapshot, from, to, limit, options);
      EXPECT_EQ(found.size(), most_disjoint(all, limit)) << "limit " << limit;
      expect_paths_of(found, all);
    }
    if (HasFailure()) return;
  }
}

TEST(ConnectedComponents, EqualThoseFoundByRelabelling) {
  for (std::uint64_t seed = 1; seed <= random_runs(300); ++seed) {
    std::mt19937_64 random(seed);
    const std::string text = random_graph(random);
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + text);
    const GraphSnapshot snapshot = make_snapshot(text);
    std::vector<std::uint32_t> label(snapshot.node_count());
    std::iota(label.begin(), label.end(), 0U);
    for (const LinkId link : all_links(snapshot)) {
      const std::uint32_t keep = label[snapshot.source(link).value];
      std::replace(label.begin(), label.end(), std::uint32_t{label[snapshot.target(link).value]},
                   keep);
    }
    std::map<std::uint32_t, std::size_t> sizes;
    for (const std::uint32_t one : label) ++sizes[one];
    std::vector<std::size_t> expected;
    for (const auto& [one, size] : sizes) expected.push_back(size);
    std::sort(expected.rbegin(), expected.rend());
    const auto found = connected_components(snapshot);
    EXPECT_EQ(found.count, expected.size());
    EXPECT_EQ(found.largest, expected);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace toposcope::testing
