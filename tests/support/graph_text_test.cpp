#include "support/graph_text.h"

#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

TEST(GraphText, MakesNodesAndLinks) {
  const auto snapshot = make_snapshot("vm:a-nic:b nic:b=edge:c[net:7] vm:z?");

  EXPECT_EQ(snapshot.node_count(), 4U);
  ASSERT_EQ(snapshot.link_count(), 2U);
  EXPECT_EQ(snapshot.key(model::LinkId{0}), "vm:a-nic:b");
  EXPECT_EQ(snapshot.implicit(model::LinkId{0}), model::Implicit::kFalse);
  EXPECT_EQ(snapshot.implicit(model::LinkId{1}), model::Implicit::kTrue);
  EXPECT_EQ(snapshot.source(model::LinkId{1}), node_named(snapshot, "b"));
  EXPECT_EQ(snapshot.constraint_set(model::LinkId{0}), 0U);
  EXPECT_EQ(snapshot.constraints().json(snapshot.constraint_set(model::LinkId{1}), "net"), "\"7\"");
  EXPECT_TRUE(snapshot.is_placeholder(node_named(snapshot, "z")));
  EXPECT_FALSE(snapshot.is_placeholder(node_named(snapshot, "a")));
}

TEST(GraphText, NumbersLinksThatComeTwice) {
  const auto snapshot = make_snapshot("vm:a-nic:b vm:a-nic:b vm:a~nic:b vm:a%nic:b");

  EXPECT_EQ(keys(snapshot, std::vector<model::LinkId>{{0}, {1}, {2}, {3}}),
            "vm:a%nic:b vm:a-nic:b vm:a-nic:b#2 vm:a~nic:b");
}

TEST(GraphText, KeepsTheTypeOfTheFirstMention) {
  const auto snapshot = make_snapshot("vm:a host:a-nic:b");

  EXPECT_EQ(snapshot.node_types()[snapshot.type(node_named(snapshot, "a"))], "vm");
  EXPECT_EQ(snapshot.link_types()[snapshot.link_type(model::LinkId{0})], "host-nic");
}

TEST(GraphText, WritesListsAndNullsOfConstraints) {
  const auto snapshot = make_snapshot("vm:a[net:7|8,zone:]");
  const auto set = snapshot.constraint_set(node_named(snapshot, "a"));

  EXPECT_EQ(snapshot.constraints().json(set, "net"), R"(["7","8"])");
  EXPECT_EQ(snapshot.constraints().json(set, "zone"), "null");
}

TEST(GraphText, AddsTheEnvironmentAndItsRules) {
  const auto snapshot =
      make_snapshot("vm:a", {.environment = "e", .documents = {clique_type("t", "vm", "vm-nic")}});
  const auto undeclared = make_snapshot("vm:a", {.declared = false});

  EXPECT_TRUE(snapshot.environments()[0].declared);
  ASSERT_EQ(snapshot.documents().size(), 2U);
  EXPECT_EQ(snapshot.documents()[0].document, R"({"name":"e"})");
  EXPECT_EQ(snapshot.documents()[1].document,
            R"({"name":"t","environment":"ANY","focal_point_type":"vm","link_types":["vm-nic"]})");
  EXPECT_FALSE(undeclared.environments()[0].declared);
  EXPECT_TRUE(undeclared.documents().empty());
}

TEST(GraphText, RejectsWhatDoesNotParse) {
  for (const std::string text : {"a", "vm:", ":a", "vm:a-b", "vm:a[net]", "vm:a[net:7"}) {
    SCOPED_TRACE(text);
    EXPECT_THROW((void)make_snapshot(text), std::invalid_argument);
  }
}

}  // namespace
}  // namespace toposcope::testing
