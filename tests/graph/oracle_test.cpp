#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/clique_engine.h"

#include "graph/brute_force.h"
#include "graph/plain_inventory.h"
#include "graph/random_inventory.h"

namespace toposcope::testing {
namespace {

using graph::CliqueEngine;
using graph::Semantics;
using graph::Tie;

std::uint64_t inventory_count() {
  const char* tier = std::getenv("TOPOSCOPE_LONG");
  return tier != nullptr && std::string(tier) == "1" ? 200'000 : 2'000;
}

graph::Overlay overlay_of(const graph::GraphSnapshot& snapshot, const PlainOverlay& plain) {
  graph::Overlay out;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    if (plain.nodes.contains(std::string(snapshot.key(model::NodeId{i})))) out.nodes.insert({i});
  }
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    if (plain.links.contains(std::string(snapshot.key(model::LinkId{i})))) out.links.insert({i});
  }
  return out;
}

struct Question {
  Semantics semantics;
  Tie tie;
  PlainOverlay without;
};

/// An inventory, and what the engine reads of it.
struct Subject {
  explicit Subject(PlainInventory inventory_in) : inventory(std::move(inventory_in)) {}

  PlainInventory inventory;
  graph::GraphSnapshot snapshot = freeze(inventory);
  graph::RuleBook rules = read_rules(snapshot.documents());
};

void compare(const Subject& subject, const Question& question) {
  const auto& [semantics, tie, without] = question;
  const CliqueEngine engine(subject.snapshot, subject.rules,
                            {semantics, tie, overlay_of(subject.snapshot, without)});
  const auto got = cliques_of(engine);
  const auto want = brute_force(subject.inventory, semantics, tie, without);
  if (got == want) return;
  FAIL() << "tie " << (tie == Tie::kAll ? "all" : "last") << ", without "
         << nlohmann::json(without.nodes) << nlohmann::json(without.links) << "\ngot  "
         << nlohmann::json(lines_of(got)).dump(1) << "\nwant "
         << nlohmann::json(lines_of(want)).dump(1) << "\n"
         << document_of(subject.inventory).dump(1);
}

/// Semantics, and which tenth of the seeds: short tests that run beside each other.
class EngineEqualsBruteForce
    : public ::testing::TestWithParam<std::tuple<Semantics, std::uint64_t>> {};

constexpr std::uint64_t kShards = 10;

TEST_P(EngineEqualsBruteForce, OnRandomInventories) {
  const auto [semantics, shard] = GetParam();
  for (std::uint64_t seed = 1 + shard; seed <= inventory_count(); seed += kShards) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    RandomInventory random(seed);
    const Subject subject(random.make());
    // Each seed asks one question with and one without an overlay; the next one the other two.
    const bool all_first = seed / kShards % 2 == 0;
    compare(subject, {semantics, all_first ? Tie::kAll : Tie::kLast, {}});
    if (HasFatalFailure()) return;
    const PlainOverlay without = random.overlay(subject.inventory);
    compare(subject, {semantics, all_first ? Tie::kLast : Tie::kAll, without});
    if (HasFatalFailure()) return;
  }
}

std::string shard_name(
    const ::testing::TestParamInfo<std::tuple<Semantics, std::uint64_t>>& param) {
  std::string name(name_of(std::get<0>(param.param)));
  std::replace(name.begin(), name.end(), '-', '_');
  return name + "_" + std::to_string(std::get<1>(param.param));
}

INSTANTIATE_TEST_SUITE_P(
    All, EngineEqualsBruteForce,
    ::testing::Combine(::testing::Values(Semantics::kCalipso, Semantics::kCalipso2018,
                                         Semantics::kGuide, Semantics::kBothWays),
                       ::testing::Range(std::uint64_t{0}, kShards)),
    shard_name);

/// The comparison is worth nothing when inventories are so poor that little ever happens.
TEST(RandomInventories, HaveCliquesAndDifferBetweenSemantics) {
  std::size_t with_cliques = 0;
  std::size_t with_difference = 0;
  constexpr std::size_t kCount = 300;
  for (std::uint64_t seed = 1; seed <= kCount; ++seed) {
    const PlainInventory inventory = RandomInventory(seed).make();
    const auto calipso = lines_of(brute_force(inventory, Semantics::kCalipso, Tie::kAll));
    const auto older = lines_of(brute_force(inventory, Semantics::kCalipso2018, Tie::kAll));
    if (!calipso.empty()) ++with_cliques;
    if (calipso != older) ++with_difference;
  }
  EXPECT_GT(with_cliques, kCount / 2);
  EXPECT_GT(with_difference, kCount / 10);
}

}  // namespace
}  // namespace toposcope::testing
