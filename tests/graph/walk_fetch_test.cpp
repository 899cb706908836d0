#include "toposcope/graph/walk_fetch.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/graph/clique_engine.h"

#include "graph/memory_reader.h"
#include "graph/plain_inventory.h"
#include "graph/random_inventory.h"
#include "support/graph_text.h"

namespace toposcope::graph {
namespace {

using ::toposcope::testing::clique_type;
using ::toposcope::testing::MemoryReader;
using ::toposcope::testing::plain_clique;
using ::toposcope::testing::PlainInventory;
using ::toposcope::testing::put_graph_text;
using ::toposcope::testing::RandomInventory;

std::vector<std::string> lines_at(const CliqueEngine& engine, model::NodeRow row) {
  std::vector<std::string> lines;
  const auto node = engine.snapshot().find(row);
  if (!node.has_value()) return {"the focal point is missing"};
  for (const Clique& clique : engine.cliques_of(*node)) {
    lines.push_back(line_of(plain_clique(engine, clique)));
  }
  return lines;
}

/// Compares every node's cliques on its own small snapshot with those on the whole one.
void compare(const PlainInventory& inventory, Semantics semantics) {
  MemoryReader reader;
  send(inventory, reader);
  const GraphSnapshot whole = freeze(inventory);
  const RuleBook rules = read_rules(whole.documents());
  const CliqueEngine engine(whole, rules, {semantics, Tie::kAll, {}});
  for (std::uint32_t i = 0; i < whole.node_count(); ++i) {
    const model::NodeRow row = whole.row(model::NodeId{i});
    const auto around = fetch_around(reader, row, semantics);
    ASSERT_TRUE(around.has_value()) << around.error().message;
    const RuleBook few = read_rules(around.value().documents());
    const CliqueEngine small(around.value(), few, {semantics, Tie::kAll, {}});
    ASSERT_EQ(lines_at(small, row), lines_at(engine, row))
        << whole.key(model::NodeId{i}) << " under " << name_of(semantics) << "\n"
        << document_of(inventory).dump(1);
  }
}

TEST(FetchAround, GivesTheCliquesOfTheWholeSnapshot) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const PlainInventory inventory = RandomInventory(seed).make();
    for (const auto semantics :
         {Semantics::kCalipso, Semantics::kCalipso2018, Semantics::kGuide, Semantics::kBothWays}) {
      compare(inventory, semantics);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(FetchAround, ReadsNoLinkThatTheWalkDoesNotMeet) {
  MemoryReader reader;
  put_graph_text("vm:a-nic:b nic:b-edge:c nic:x-edge:c vm:y-nic:x vm:a-disk:d",
                 {.documents = {clique_type("t", "vm", "vm-nic nic-edge")}}, reader);
  const auto around = fetch_around(reader, {1}, Semantics::kCalipso);
  ASSERT_TRUE(around.has_value());
  EXPECT_EQ(reader.links_read(), 2U);
  EXPECT_EQ(around.value().node_count(), 3U);
  EXPECT_EQ(around.value().link_count(), 2U);
}

TEST(FetchAround, TurnsByLinksThatItNeverReads) {
  MemoryReader reader;
  put_graph_text("vm:a-nic:b nic:far-vm:away", {.documents = {clique_type("t", "vm", "vm-nic")}},
                 reader);
  const auto around = fetch_around(reader, {1}, Semantics::kCalipso);
  ASSERT_TRUE(around.has_value());
  const RuleBook rules = read_rules(around.value().documents());
  const CliqueEngine engine(around.value(), rules, {});
  EXPECT_TRUE(engine.cliques_of({0}).empty()) << "one nic-vm link hides all vm-nic links";
}

TEST(FetchAround, SaysWhatIsMissing) {
  MemoryReader reader;
  put_graph_text("vm:a", {}, reader);
  const auto around = fetch_around(reader, {99}, Semantics::kCalipso);
  ASSERT_FALSE(around.has_value());
  EXPECT_EQ(around.error().code, model::ErrorCode::kNotFound);
}

TEST(FetchAround, PassesOnEveryErrorOfTheReader) {
  // Frame, focal point, links of it, far end, links of that, its far end.
  constexpr std::size_t kReads = 6;
  for (std::size_t reads = 0; reads <= kReads; ++reads) {
    SCOPED_TRACE(reads);
    MemoryReader reader;
    put_graph_text("vm:a-nic:b nic:b-edge:c",
                   {.documents = {clique_type("t", "vm", "vm-nic nic-edge")}}, reader);
    reader.fail_after(reads);
    const auto around = fetch_around(reader, {1}, Semantics::kCalipso);
    ASSERT_EQ(around.has_value(), reads == kReads);
    if (reads < kReads) {
      EXPECT_EQ(around.error().code, model::ErrorCode::kIo);
    }
  }
}

}  // namespace
}  // namespace toposcope::graph
