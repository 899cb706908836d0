#include "toposcope/graph/rule_coverage.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/graph_text.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using graph::Semantics;

struct Case {
  const char* why;
  std::string graph;
  std::vector<TestDocument> rules;
  std::string told;
  Semantics semantics = Semantics::kCalipso;
};

/// "code environment place: reason", a line for each.
std::string told(const Case& one) {
  const auto snapshot = make_snapshot(one.graph, {.documents = one.rules});
  const auto rules = graph::read_rules(snapshot.documents());
  std::string text;
  for (const auto& finding : graph::find_uncovered(snapshot, rules, one.semantics)) {
    text += std::string(graph::name_of(finding.kind)) + " " +
            (finding.environment.empty() ? "" : finding.environment + " ") + finding.place + ": " +
            finding.reason + "\n";
  }
  return text;
}

std::string unvisited(const std::string& type) {
  return "type-without-rule env " + type +
         ": nodes of this type have links, but no clique type visits them\n";
}

std::string unfocused(const std::string& type) {
  return "type-without-focal-rule env " + type + ": no clique type has it as focal point\n";
}

TEST(RuleCoverage, SaysWhatRulesMiss) {
  const TestDocument of_nic = clique_type("nics", "nic", "nic-vm");
  const std::vector<Case> cases = {
      {"no rules, no word", "vm:a-nic:b", {}, ""},
      {"all is visited", "vm:a-nic:b", {clique_type("vms", "vm", "vm-nic"), of_nic}, ""},
      {"a step that nothing matches",
       "vm:a-nic:b",
       {clique_type("vms", "vm", "vm-nic nic-edge"), of_nic},
       "step-never-matches vms: step 2 'nic-edge' has no link to follow where the rule is used\n"},
      {"a step before what leads to it",
       "vm:a-nic:b nic:b-edge:c",
       {clique_type("vms", "vm", "nic-edge vm-nic"), of_nic,
        clique_type("edges", "edge", "edge-nic")},
       "step-unreachable vms: step 1 'nic-edge' begins where no step before it leads\n"},
      {"in the right order",
       "vm:a-nic:b nic:b-edge:c",
       {clique_type("vms", "vm", "vm-nic nic-edge"), of_nic,
        clique_type("edges", "edge", "edge-nic")},
       ""},
      {"against the direction of the links",
       "nic:b-vm:a edge:c-nic:b",
       {clique_type("vms", "vm", "vm-nic nic-edge"), of_nic,
        clique_type("edges", "edge", "edge-nic")},
       ""},
      {"by the guide, links are followed forward only",
       "nic:b-vm:a",
       {clique_type("vms", "vm", "vm-nic"), of_nic},
       "step-never-matches vms: step 1 'vm-nic' has no link to follow where the rule is used\n",
       Semantics::kGuide},
      {"implicit links are for rules that use them",
       "vm:a=nic:b",
       {clique_type("vms", "vm", "vm-nic"),
        clique_type("nics", "nic", "nic-vm", R"("use_implicit_links":true)")},
       "step-never-matches vms: step 1 'vm-nic' has no link to follow where the rule is used\n"},
      {"a type that no rule visits",
       "vm:a-nic:b disk:d-vm:a",
       {clique_type("vms", "vm", "vm-nic")},
       unvisited("disk") + unfocused("nic")},
      {"a placeholder is no type",
       "vm:a-nic:b vm:a-disk:d?",
       {clique_type("vms", "vm", "vm-nic"), of_nic},
       ""},
  };
  for (const Case& one : cases) EXPECT_EQ(told(one), one.told) << one.why;
}

TEST(RuleCoverage, SaysWhatConstraintsDecide) {
  const TestDocument of_nic = clique_type("nics", "nic", "nic-vm");
  const std::vector<Case> cases = {
      {"a constraint that decides",
       "vm:a[net:1] vm:a-nic:b[net:1]",
       {clique_type("vms", "vm", "vm-nic"), of_nic, clique_constraint("vm", "net")},
       ""},
      {"a constraint that no link knows",
       "vm:a[net:1] vm:a-nic:b",
       {clique_type("vms", "vm", "vm-nic"), of_nic, clique_constraint("vm", "net")},
       "constraint-never-applies env vm:net: no link has 'net', so the constraint decides "
       "nothing\n"},
      {"a constraint that rejects all",
       "vm:a[net:] vm:a-nic:b[net:1]",
       {clique_type("vms", "vm", "vm-nic"), of_nic, clique_constraint("vm", "net")},
       "constraint-never-applies env vm:net: no vm has 'net', so every link that has it is "
       "rejected\n"},
      {"a constraint of nobody",
       "vm:a-nic:b",
       {clique_type("vms", "vm", "vm-nic"), of_nic, clique_constraint("vm", "net")},
       "constraint-never-applies env vm:net: no vm and no link has 'net'\n"},
      {"a constraint without focal points",
       "vm:a-nic:b",
       {clique_type("vms", "vm", "vm-nic"), of_nic, clique_type("edges", "edge", "vm-nic"),
        clique_constraint("edge", "net")},
       "step-unreachable edges: step 1 'vm-nic' begins where no step before it leads\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(told(one), one.told) << one.why;
}

}  // namespace
}  // namespace toposcope::testing
