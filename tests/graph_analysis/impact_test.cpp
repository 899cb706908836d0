#include "toposcope/graph/impact.h"

#include <stdexcept>
#include <stop_token>
#include <string>

#include <gtest/gtest.h>

#include "graph_analysis/world.h"
#include "support/graph_text.h"

namespace toposcope::testing {
namespace {

using graph::Loss;
using graph::Overlay;

struct ImpactCase {
  const char* name;
  const char* graph;
  const char* steps;  ///< Of a clique type for focal points of type "vm".
  const char* lost;   ///< Keys of nodes and links, separated by blanks.
  const char* expected;
};

std::string_view word(Loss loss) {
  switch (loss) {
    case Loss::kKept:
      return "keeps";
    case Loss::kRedundancy:
      return "redundancy";
    case Loss::kEveryPath:
      return "every";
  }
  return "";
}

/// The keys that name nodes, and those that name links.
Overlay overlay_named(const graph::GraphSnapshot& snapshot, const std::string& keys) {
  PlainOverlay plain;
  std::istringstream in(keys);
  for (std::string key; in >> key;) {
    plain.nodes.insert(key);
    plain.links.insert(key);
  }
  return overlay_of(snapshot, plain);
}

class ImpactOfLosing : public ::testing::TestWithParam<ImpactCase> {};

TEST_P(ImpactOfLosing, IsTheOneExpected) {
  const ImpactCase& c = GetParam();
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", c.steps)};
  const World world(make_snapshot(c.graph, options), graph::Semantics::kCalipso);
  std::string out;
  for (const auto& one :
       impact(world.engine, overlay_named(world.snapshot, c.lost), {.lost = true, .threads = 1})) {
    out.append(out.empty() ? "" : ", ").append(world.snapshot.key(one.focal_point));
    out.append(" ").append(word(one.loss)).append(" ").append(std::to_string(one.paths_before));
    out.append(">").append(std::to_string(one.paths_after));
  }
  EXPECT_EQ(out, c.expected);
}

/// a stands on two cards, each with its own switch, both in one network; b on one card only.
constexpr const char* kDualHomed =
    "vm:a-nic:1 vm:a-nic:2 nic:1-sw:s nic:2-sw:t sw:s-net:n sw:t-net:n vm:b-nic:3 nic:3-sw:s";
constexpr const char* kToNet = "vm-nic nic-sw sw-net";

INSTANTIATE_TEST_SUITE_P(
    Cases, ImpactOfLosing,
    ::testing::Values(
        ImpactCase{"OneOfTwoSwitches", kDualHomed, kToNet, "s", "a redundancy 2>1, b every 1>0"},
        ImpactCase{"OneOfTwoCards", kDualHomed, kToNet, "1", "a redundancy 2>1"},
        ImpactCase{"OneLink", kDualHomed, kToNet, "nic:2-sw:t", "a redundancy 2>1"},
        ImpactCase{"BothSwitches", kDualHomed, kToNet, "s t", "a every 2>0, b every 1>0"},
        ImpactCase{"TheNetworkItself", kDualHomed, kToNet, "n", "a every 2>0, b every 1>0"},
        ImpactCase{"TheFocalPoint", kDualHomed, kToNet, "a", "a every 2>0"},
        ImpactCase{"NothingOfThem", kDualHomed, kToNet, "elsewhere", ""},
        // The step to the network finds nothing, so that the switches are the ends.
        ImpactCase{"EndsAreThoseOfTheLastStepWithLinks", kDualHomed, "vm-nic nic-sw sw-zone", "s",
                   "a redundancy 2>1, b every 1>0"},
        ImpactCase{"OneEndOfTwoBehindOneNode", "vm:a-nic:1 nic:1-net:m nic:1-net:n",
                   "vm-nic nic-net", "m", "a keeps 1>1"},
        ImpactCase{"OneOfTwoParallelLinks", "vm:a-net:n vm:a-net:n", "vm-net", "vm:a-net:n",
                   "a redundancy 2>1"},
        ImpactCase{"OneOfThreeWaysLeavesTwo", "vm:a-net:l vm:a-net:m vm:a-net:n", "vm-net", "m",
                   "a keeps 2>2"},
        // While nic:2-vm:a is there, the step vm-nic follows links of type nic-vm only, so that
        // card 1 is no part of the clique; without it, the step turns and card 1 is the way.
        ImpactCase{"LosingTheLastLinkOfATypeTurnsTheStep",
                   "vm:a-nic:1 nic:2-vm:a nic:2-net:n nic:1-net:n", "vm-nic nic-net", "nic:2-vm:a",
                   "a keeps 1>1"},
        ImpactCase{"LinksOutsideTheCliqueDoNotCount", "vm:a-nic:1 nic:1-net:n vm:a-net:n",
                   "vm-nic nic-net", "1", "a every 1>0"},
        ImpactCase{"TheFocalPointIsNoEnd", "vm:a-vm:a", "vm-vm", "vm:a-vm:a", "a keeps 0>0"}),
    [](const auto& one) { return one.param.name; });

TEST(Impact, NamesTheLostNodesThatACliqueHolds) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic nic-net")};
  const World world(make_snapshot("vm:a-nic:1 nic:1-net:n vm:b-nic:2 nic:2-net:n", options),
                    graph::Semantics::kCalipso);
  const auto answers = impact(world.engine, overlay_named(world.snapshot, "1 n"));
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(keys(world.snapshot, answers[0].lost_nodes), "1 n");
  EXPECT_EQ(keys(world.snapshot, answers[1].lost_nodes), "n");
}

/// 300 focal points in one network.
std::string crowd() {
  std::string graph;
  for (int i = 0; i < 300; ++i) graph += "vm:" + std::to_string(i) + "-net:n ";
  return graph;
}

TEST(Impact, ReportsProgressAndEndsSoonAfterAStop) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-net")};
  const World world(make_snapshot(crowd(), options), graph::Semantics::kCalipso);
  const Overlay lost = overlay_named(world.snapshot, "n");
  for (const unsigned threads : {1U, 4U}) {
    SCOPED_TRACE(threads);
    std::stop_source stop;
    std::size_t told = 0;
    graph::ImpactOptions how{.lost = true, .threads = threads, .stop = stop.get_token()};
    how.progress = [&](std::size_t done, std::size_t total) {
      EXPECT_GT(done, told);
      EXPECT_EQ(total, 300U);
      told = done;
    };
    EXPECT_EQ(impact(world.engine, lost, how).size(), 300U);
    EXPECT_EQ(told, 300U);
    std::size_t at_stop = 0;
    how.progress = [&](std::size_t done, std::size_t) {
      at_stop = done;
      stop.request_stop();
    };
    EXPECT_EQ(impact(world.engine, lost, how).size(), at_stop);
    EXPECT_LT(at_stop, 300U);
  }
}

TEST(Impact, PassesOnWhatProgressThrows) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-net")};
  const World world(make_snapshot(crowd(), options), graph::Semantics::kCalipso);
  graph::ImpactOptions how{.threads = 4};
  how.progress = [](std::size_t, std::size_t) { throw std::runtime_error("closed"); };
  EXPECT_THROW(static_cast<void>(impact(world.engine, overlay_named(world.snapshot, "n"), how)),
               std::runtime_error);
}

}  // namespace
}  // namespace toposcope::testing
