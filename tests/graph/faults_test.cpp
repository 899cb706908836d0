#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/graph/clique_engine.h"

#include "graph/plain_inventory.h"
#include "support/graph_text.h"

namespace toposcope::graph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::toposcope::testing::clique_type;
using ::toposcope::testing::make_snapshot;

TEST(Faults, NameTheRuleTheEnvironmentAndTheReason) {
  const GraphSnapshot snapshot =
      make_snapshot("vm:a-nic:b", {.documents = {clique_type("two", "vm", "vm-nic-x"),
                                                 clique_type("none", "nic", "nic"),
                                                 {"clique_types", "", "broken", "[]"}}});
  const RuleBook book = read_rules(snapshot.documents());
  const auto faults_under = [&](Semantics semantics) {
    const CliqueEngine engine(snapshot, book, {.semantics = semantics});
    std::vector<std::string> out;
    for (const auto& fault : engine.faults()) out.push_back(fault.where + ": " + fault.message);
    return out;
  };
  EXPECT_THAT(faults_under(Semantics::kCalipso),
              ElementsAre(HasSubstr("broken: "), HasSubstr("two: environment 'env'"),
                          HasSubstr("link type 'nic' has 0 dashes")));
  EXPECT_THAT(faults_under(Semantics::kCalipso2018),
              ElementsAre(HasSubstr("broken: "), HasSubstr("link type 'nic' has 0 dashes")));
}

TEST(Faults, PrintOddValuesAsJson) {
  const GraphSnapshot snapshot = make_snapshot(
      "vm:a-nic:b",
      {.documents = {{"clique_types", "", "list",
                      R"({"focal_point_type":"vm","environment":["env",true],"link_types":[]})"},
                     {"clique_types", "", "steps",
                      R"({"focal_point_type":"vm","link_types":[{"a":1.0,"b":[]}]})"}}});
  const RuleBook book = read_rules(snapshot.documents());
  ASSERT_EQ(book.faults.size(), 2U);
  EXPECT_THAT(book.faults[0].message, HasSubstr(R"(environment is ["env",true];)"));
  EXPECT_THAT(book.faults[1].message, HasSubstr(R"(link_types holds {"a":1.0,"b":[]},)"));
}

TEST(Faults, TellFocalPointsWithoutIdByTypeAndEnvironment) {
  ::toposcope::testing::PlainInventory inventory;
  inventory.environments = {{{"name", "east"}}, {{"name", "west"}}};
  inventory.clique_types = {
      {{"_id", "t"}, {"environment", "ANY"}, {"focal_point_type", "vm"}, {"link_types", {"vm-x"}}}};
  inventory.nodes = {{"c", "east", "vm", ""},
                     {"b", "east", "vm", ""},
                     {"a", "east", "vm", "id"},
                     {"d", "west", "vm", ""}};
  const GraphSnapshot snapshot = ::toposcope::testing::freeze(inventory);
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {});
  ASSERT_EQ(engine.faults().size(), 2U);
  EXPECT_THAT(
      engine.faults()[0].message,
      StartsWith("2 focal points of type 'vm' in environment 'east' have no id (e.g. 'b'): "));
  EXPECT_THAT(
      engine.faults()[1].message,
      StartsWith("1 focal point of type 'vm' in environment 'west' has no id (e.g. 'd'): "));
}

}  // namespace
}  // namespace toposcope::graph
