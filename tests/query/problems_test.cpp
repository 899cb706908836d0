// Causes and effects in small graphs whose answers follow from the rules, and against the oracle.

#include "query/problems.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/random_inventory.h"
#include "query/inventories.h"
#include "query/naive_problems.h"
#include "support/graph_text.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using query::find_problems;
using query::IllNode;
using query::ProblemOptions;
using query::Problems;
using ::testing::ElementsAre;

constexpr std::chrono::minutes kMinute{1};

/// vm 0, nic 1, port 7, switch 8: the order of the cloud, with short names.
graph::TierTable short_tiers() {
  graph::TierTable table;
  table.rules = {{"vm", {}, 0},   {"nic", {}, 1},    {"bond", {}, 6},
                 {"port", {}, 7}, {"switch", {}, 8}, {"host", {}, 8}};
  return table;
}

/// A graph as text with what is ill in it: "vm:a" in Error and so on.
class Cloud {
 public:
  explicit Cloud(std::string_view text, const std::string& steps = "vm-nic nic-port port-switch")
      : loaded_(0, make_snapshot(text, options(steps))) {}

  /// \param minutes  since so many minutes after an epoch of the test's own
  Cloud& ill(std::string_view key, StatusValue value, int minutes = 100) {
    IllNode one;
    one.row = row(key);
    one.value = value;
    one.since = model::UtcMicros(minutes * kMinute);
    ill_.push_back(one);
    return *this;
  }
  Cloud& inside(std::string_view owner) {
    ill_.back().part_of.push_back(row(owner));
    return *this;
  }

  [[nodiscard]] Problems problems(ProblemOptions options = {}) const {
    const graph::TierTable tiers = short_tiers();
    options.tiers = &tiers;
    return find_problems(loaded_.engine(graph::Semantics::kCalipso), ill_, options);
  }
  [[nodiscard]] std::vector<std::string> lines(const ProblemOptions& options = {}) const {
    return lines_of(problems(options));
  }
  [[nodiscard]] model::NodeRow row(std::string_view key) const {
    return loaded_.snapshot().row(node_named(loaded_.snapshot(), key));
  }

 private:
  static GraphTextOptions options(const std::string& steps) {
    GraphTextOptions out;
    out.documents = {clique_type("rule", "vm", steps)};
    return out;
  }

  query::LoadedRevision loaded_;
  std::vector<IllNode> ill_;
};

TEST(FindProblems, NothingIllIsNoProblem) {
  EXPECT_TRUE(Cloud("vm:a-nic:n").problems().rows.empty());
  EXPECT_TRUE(Cloud("vm:a-nic:n").ill("a", StatusValue::kOk).problems().rows.empty());
}

TEST(FindProblems, OneDeadPortWith200IllInstancesIsOneRow) {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    const std::string n = std::to_string(i);
    text += "vm:v" + n + "-nic:n" + n + " nic:n" + n + "-port:p ";
  }
  Cloud cloud(text + "port:p-switch:s");
  for (int i = 0; i < 200; ++i) cloud.ill("v" + std::to_string(i), StatusValue::kError);
  cloud.ill("p", StatusValue::kError);
  const Problems problems = cloud.problems();
  ASSERT_EQ(problems.rows.size(), 1U);
  EXPECT_EQ(problems.rows[0].cause.key, "p");
  EXPECT_EQ(problems.rows[0].effects.size(), 200U);
  EXPECT_EQ(problems.rows[0].cliques_hurt, 200U);
  EXPECT_EQ(problems.ill, 201U);
  EXPECT_EQ(problems.row_of.size(), 201U);
}

TEST(FindProblems, AWorseThingBelowExplains) {
  EXPECT_THAT(Cloud("vm:a-nic:n nic:n-port:p")
                  .ill("a", StatusValue::kWarning)
                  .ill("p", StatusValue::kError)
                  .lines(),
              ElementsAre("Error p: a(1) | 1"));
}

TEST(FindProblems, AHealthierThingBelowDoesNot) {
  EXPECT_THAT(Cloud("vm:a-nic:n nic:n-port:p")
                  .ill("a", StatusValue::kError)
                  .ill("p", StatusValue::kWarning)
                  .lines(),
              ElementsAre("Error a: | 1", "Warning p: | 1"));
}

TEST(FindProblems, ChainsCollapseToTheFinalCause) {
  // The nic is next to the port; the machine has both on its way: the port explains two, the nic
  // one, so that the port is taken at once.
  EXPECT_THAT(Cloud("vm:a-nic:n nic:n-port:p")
                  .ill("a", StatusValue::kUnknown)
                  .ill("n", StatusValue::kWarning)
                  .ill("p", StatusValue::kError)
                  .lines(),
              ElementsAre("Error p: n(1) a(1) | 1"));
  // Here the nic has no way to the switch but through the port, which is healthy: it was met with
  // it.
  EXPECT_THAT(Cloud("vm:a-nic:n nic:n-port:p port:p-switch:s")
                  .ill("a", StatusValue::kUnknown)
                  .ill("n", StatusValue::kWarning)
                  .ill("s", StatusValue::kError)
                  .lines(),
              ElementsAre("Error s: n(1) a(1) | 1"));
}

TEST(FindProblems, AMinorityOfItsKindIsNoEffectOfSomethingEquallyBad) {
  const std::string_view text =
      "vm:a-nic:n1 vm:b-nic:n2 vm:c-nic:n3 nic:n1-port:p nic:n2-port:p nic:n3-port:p";
  // One of three machines on the port is ill.
  EXPECT_THAT(Cloud(text).ill("a", StatusValue::kError).ill("p", StatusValue::kError).lines(),
              ElementsAre("Error a: | 1", "Error p: | 3"));
  // Two of three.
  EXPECT_THAT(Cloud(text)
                  .ill("a", StatusValue::kError)
                  .ill("b", StatusValue::kError)
                  .ill("p", StatusValue::kError)
                  .lines(),
              ElementsAre("Error p: a(1) b(1) | 3"));
  // A worse thing needs no majority.
  EXPECT_THAT(Cloud(text).ill("a", StatusValue::kWarning).ill("p", StatusValue::kError).lines(),
              ElementsAre("Error p: a(1) | 3"));
}

TEST(FindProblems, NoCheckIsNoVoteWhenTheCallerKnows) {
  Cloud cloud("vm:a-nic:n1 vm:b-nic:n2 vm:c-nic:n3 nic:n1-port:p nic:n2-port:p nic:n3-port:p");
  cloud.ill("a", StatusValue::kError).ill("p", StatusValue::kError);
  ProblemOptions options;
  options.is_healthy = [](model::NodeRow) { return false; };
  EXPECT_THAT(cloud.lines(options), ElementsAre("Error p: a(1) | 3"));
}

TEST(FindProblems, WhatWasIllLongBeforeIsNoEffectOfSomethingEquallyBad) {
  Cloud cloud("vm:a-nic:n nic:n-port:p");
  cloud.ill("a", StatusValue::kError, 100).ill("p", StatusValue::kError, 161);
  EXPECT_THAT(cloud.lines(), ElementsAre("Error a: | 1", "Error p: | 1"));
  ProblemOptions options;
  options.slack = std::nullopt;
  EXPECT_THAT(cloud.lines(options), ElementsAre("Error p: a(1) | 1"));
  options.slack = std::chrono::minutes(61);
  EXPECT_THAT(cloud.lines(options), ElementsAre("Error p: a(1) | 1"));
}

TEST(FindProblems, SiblingsDoNotExplainEachOther) {
  // A shared switch puts neither machine below the other.
  EXPECT_THAT(Cloud("vm:a-nic:n1 vm:b-nic:n2 nic:n1-port:p nic:n2-port:p",
                    "vm-nic nic-port port-nic nic-vm")
                  .ill("a", StatusValue::kWarning)
                  .ill("b", StatusValue::kError)
                  .lines(),
              ElementsAre("Error b: | 2", "Warning a: | 2"));
}

TEST(FindProblems, OfSeveralCausesTheOneThatExplainsMost) {
  // p explains a and b, q only b.
  EXPECT_THAT(Cloud("vm:a-nic:n1 vm:b-nic:n2 nic:n1-port:p nic:n2-port:p nic:n2-port:q")
                  .ill("a", StatusValue::kWarning)
                  .ill("b", StatusValue::kWarning)
                  .ill("p", StatusValue::kError)
                  .ill("q", StatusValue::kError, 50)
                  .lines(),
              ElementsAre("Error q: | 1", "Error p: a(1) b(1) | 2"));
}

TEST(FindProblems, OfEqualCausesTheOlderThenTheKey) {
  const std::string_view text = "vm:a-nic:n nic:n-port:p nic:n-port:q";
  EXPECT_THAT(Cloud(text)
                  .ill("a", StatusValue::kWarning)
                  .ill("p", StatusValue::kError, 60)
                  .ill("q", StatusValue::kError, 50)
                  .lines(),
              ElementsAre("Error q: a(1) | 1", "Error p: | 1"));
  EXPECT_THAT(Cloud(text)
                  .ill("a", StatusValue::kWarning)
                  .ill("q", StatusValue::kError)
                  .ill("p", StatusValue::kError)
                  .lines(),
              ElementsAre("Error p: a(1) | 1", "Error q: | 1"));
}

TEST(FindProblems, StalePartsFoldIntoTheirSilentHost) {
  EXPECT_THAT(Cloud("vm:a-nic:n vm:b-nic:m host:h")
                  .ill("a", StatusValue::kStale)
                  .inside("h")
                  .ill("m", StatusValue::kUnknown)
                  .inside("h")
                  .ill("h", StatusValue::kStale)
                  .lines(),
              ElementsAre("Stale h: a(1) m(1) | 2"));
}

TEST(FindProblems, MaintenanceOfAHostCoversSilentPartsButHidesNoError) {
  EXPECT_THAT(Cloud("vm:a-nic:n vm:b-nic:m vm:c-nic:o host:h")
                  .ill("a", StatusValue::kMaintenance)
                  .inside("h")
                  .ill("b", StatusValue::kStale)
                  .inside("h")
                  .ill("c", StatusValue::kError)
                  .inside("h")
                  .ill("h", StatusValue::kMaintenance)
                  .lines(),
              ElementsAre("Error c: | 1", "Maintenance h: b(1) a(1) | 2"));
}

TEST(FindProblems, OwnersInACircleEndSomewhere) {
  const auto lines = Cloud("host:g host:h")
                         .ill("g", StatusValue::kStale)
                         .inside("h")
                         .ill("h", StatusValue::kStale)
                         .inside("g")
                         .lines();
  EXPECT_EQ(lines.size(), 1U);
}

TEST(FindProblems, RowsAreWorstThenOldestThenByNaturalOrder) {
  EXPECT_THAT(Cloud("vm:v10 vm:v9 vm:v2 vm:v3 vm:v4")
                  .ill("v3", StatusValue::kWarning, 1)
                  .ill("v4", StatusValue::kMaintenance, 1)
                  .ill("v10", StatusValue::kError, 80)
                  .ill("v9", StatusValue::kError, 80)
                  .ill("v2", StatusValue::kError, 70)
                  .lines(),
              ElementsAre("Error v2: | 0", "Error v9: | 0", "Error v10: | 0", "Warning v3: | 0",
                          "Maintenance v4: | 0"));
}

StatusValue status_of(std::mt19937_64& random) {
  constexpr StatusValue kValues[] = {
      StatusValue::kError,   StatusValue::kError, StatusValue::kWarning,    StatusValue::kWarning,
      StatusValue::kUnknown, StatusValue::kStale, StatusValue::kMaintenance};
  return kValues[random() % std::size(kValues)];
}

std::vector<IllNode> ill_nodes(const graph::GraphSnapshot& snapshot, std::mt19937_64& random) {
  std::vector<IllNode> out;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    if (random() % 2 == 0) continue;
    IllNode& one = out.emplace_back();
    one.row = snapshot.row(model::NodeId{i});
    one.value = status_of(random);
    if (random() % 4 != 0) one.since = model::UtcMicros(kMinute * (1 + random() % 120));
    // Owners have larger rows: no circles, whose end depends on where one begins.
    while (random() % 3 == 0 && i + 1 < snapshot.node_count())
      one.part_of.push_back(snapshot.row(model::NodeId{
          static_cast<std::uint32_t>(i + 1 + random() % (snapshot.node_count() - i - 1))}));
  }
  return out;
}

TEST(FindProblems, AgreesWithTheOracle) {
  std::size_t effects = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomInventory source(seed);
    const query::LoadedRevision loaded(0, freeze(source.make()));
    const graph::CliqueEngine& engine = loaded.engine(graph::Semantics::kCalipso);
    std::mt19937_64 random(seed);
    graph::TierTable tiers;
    constexpr double kTiers[] = {0, 1, 1, 2, 7, 8};
    for (const std::string& type : loaded.snapshot().node_types())
      tiers.rules.push_back({type, {}, kTiers[random() % std::size(kTiers)]});
    const auto ill = ill_nodes(loaded.snapshot(), random);
    ProblemOptions options;
    options.tiers = &tiers;
    std::map<model::NodeRow, NaiveProblem> found;
    for (const query::ProblemRow& row : find_problems(engine, ill, options).rows) {
      NaiveProblem& one = found[row.cause.row];
      one.cliques_hurt = row.cliques_hurt;
      for (const query::Effect& effect : row.effects) one.effects[effect.node.row] = effect.hops;
      effects += row.effects.size();
    }
    ASSERT_EQ(found, naive_problems(engine, ill, tiers));
  }
  EXPECT_GT(effects, 500U);
}

}  // namespace
}  // namespace toposcope::testing
