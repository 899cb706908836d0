#include "toposcope/graph/clique_diff.h"

#include <string>

#include <gtest/gtest.h>

#include "graph_analysis/world.h"
#include "support/graph_text.h"

namespace toposcope::testing {
namespace {

using graph::Cause;
using graph::Semantics;

/// Two revisions of the clique of "a"; rows number nodes and links from 1 in order of first
/// mention, so both texts mention them in the same order.
struct DiffCase {
  const char* name;
  const char* before;
  const char* after;
  const char* steps_before;
  const char* steps_after;
  const char* expected;  ///< "+key cause: because" or "-key ...", one a line, nodes first.
};

std::string_view word(Cause cause) {
  switch (cause) {
    case Cause::kNodeGone:
      return "node gone";
    case Cause::kNodeNew:
      return "node new";
    case Cause::kLinkGone:
      return "link gone";
    case Cause::kLinkNew:
      return "link new";
    case Cause::kConstraintChanged:
      return "constraint";
    case Cause::kRuleChanged:
      return "rule";
    case Cause::kDirectionChanged:
      return "direction";
    case Cause::kLinkChanged:
      return "link changed";
    case Cause::kReachability:
      return "reachability";
  }
  return "";
}

graph::GraphSnapshot revision(const char* text, const char* steps) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", steps), clique_constraint("vm", "net")};
  return make_snapshot(text, options);
}

std::string text_of(const std::vector<graph::CliqueDiff>& diffs) {
  std::string out;
  for (const auto& diff : diffs) {
    for (const auto& one : diff.differences) {
      out.append(one.added ? "+" : "-").append(one.key).append(" ").append(word(one.cause));
      out.append(": ").append(one.because).append("\n");
    }
  }
  return out;
}

class DiffOfAClique : public ::testing::TestWithParam<DiffCase> {};

TEST_P(DiffOfAClique, NamesTheCause) {
  const DiffCase& c = GetParam();
  const World before(revision(c.before, c.steps_before), Semantics::kCalipso);
  const World after(revision(c.after, c.steps_after), Semantics::kCalipso);
  EXPECT_EQ(text_of(diff_cliques(before.engine, after.engine, model::NodeRow{1})), c.expected);
}

constexpr const char* kTwoSteps = "vm-nic nic-net";

INSTANTIATE_TEST_SUITE_P(
    Causes, DiffOfAClique,
    ::testing::Values(
        DiffCase{"Nothing", "vm:a-nic:1 nic:1-net:n", "vm:a-nic:1 nic:1-net:n", kTwoSteps,
                 kTwoSteps, ""},
        DiffCase{"LinkGone", "vm:a nic:1 net:n vm:a-nic:1 nic:1-net:n",
                 "vm:a nic:1 net:n vm:a-nic:1", kTwoSteps, kTwoSteps,
                 "-n reachability: link 'nic:1-net:n' is gone\n"
                 "-nic:1-net:n link gone: link 'nic:1-net:n' is gone\n"},
        DiffCase{"NodeAndLinkNew", "vm:a-nic:1", "vm:a-nic:1 nic:1-net:n", kTwoSteps, kTwoSteps,
                 "+n node new: net:n is new\n"
                 "+nic:1-net:n link new: link 'nic:1-net:n' is new\n"},
        DiffCase{"ConstraintOfTheLink", "vm:a[net:r] vm:a-nic:1[net:r] nic:1-net:n",
                 "vm:a[net:r] vm:a-nic:1[net:b] nic:1-net:n", "vm-nic", "vm-nic",
                 "-1 constraint: net of link 'vm:a-nic:1' changed from \"r\" to \"b\"\n"
                 "-a constraint: net of link 'vm:a-nic:1' changed from \"r\" to \"b\"\n"
                 "-vm:a-nic:1 constraint: net of link 'vm:a-nic:1' changed from \"r\" to \"b\"\n"},
        DiffCase{"ConstraintOfTheFocalPoint", "vm:a[net:r] vm:a-nic:1 nic:1-net:n[net:b]",
                 "vm:a[net:b] vm:a-nic:1 nic:1-net:n[net:b]", kTwoSteps, kTwoSteps,
                 "+n constraint: net of focal point vm:a changed from \"r\" to \"b\"\n"
                 "+nic:1-net:n constraint: net of focal point vm:a changed from \"r\" to "
                 "\"b\"\n"},
        DiffCase{"RuleLongerByAStep", "vm:a-nic:1 nic:1-net:n", "vm:a-nic:1 nic:1-net:n", "vm-nic",
                 kTwoSteps,
                 "+n rule: step 2 of clique type 'rule' changed from none to nic-net\n"
                 "+nic:1-net:n rule: step 2 of clique type 'rule' changed from none to nic-net\n"},
        DiffCase{"RuleWithAnotherFirstStep", "vm:a-nic:1 vm:a-port:p nic:1-net:n",
                 "vm:a-nic:1 vm:a-port:p nic:1-net:n", "vm-port nic-net", kTwoSteps,
                 "+n rule: step 1 of clique type 'rule' changed from vm-port to vm-nic\n"
                 "+1 rule: step 1 of clique type 'rule' changed from vm-port to vm-nic\n"
                 "-p rule: step 1 of clique type 'rule' changed from vm-port to vm-nic\n"
                 "+nic:1-net:n rule: step 1 of clique type 'rule' changed from vm-port to vm-nic\n"
                 "+vm:a-nic:1 rule: step 1 of clique type 'rule' changed from vm-port to vm-nic\n"
                 "-vm:a-port:p rule: step 1 of clique type 'rule' changed from vm-port to "
                 "vm-nic\n"},
        // Card 2 is no part of the clique; its link turns the step for all of the environment.
        DiffCase{"DirectionTurned", "vm:a nic:1 vm:b nic:2 nic:1-net:n nic:1-vm:a",
                 "vm:a nic:1 vm:b nic:2 nic:1-net:n nic:1-vm:a net:n-nic:2", kTwoSteps, kTwoSteps,
                 "-n direction: links that step 2 nic-net follows changed from nic-net to "
                 "net-nic\n"
                 "-nic:1-net:n direction: links that step 2 nic-net follows changed from nic-net "
                 "to net-nic\n"},
        DiffCase{"TheWayIsGone", "vm:a nic:1 net:n nic:1-net:n vm:a-nic:1",
                 "vm:a nic:1 net:n nic:1-net:n", kTwoSteps, kTwoSteps,
                 "-n reachability: reached through link 'vm:a-nic:1': link 'vm:a-nic:1' is gone\n"
                 "-1 reachability: link 'vm:a-nic:1' is gone\n"
                 "-a reachability: link 'vm:a-nic:1' is gone\n"
                 "-nic:1-net:n reachability: reached through link 'vm:a-nic:1': link 'vm:a-nic:1' "
                 "is gone\n"
                 "-vm:a-nic:1 link gone: link 'vm:a-nic:1' is gone\n"},
        DiffCase{"TheFocalPointIsNoMoreDescribed", "vm:a-nic:1", "vm:a?-nic:1", "vm-nic", "vm-nic",
                 "-1 reachability: focal point vm:a is no longer a described vm of environment "
                 "'env'\n"
                 "-a reachability: focal point vm:a is no longer a described vm of environment "
                 "'env'\n"
                 "-vm:a-nic:1 reachability: focal point vm:a is no longer a described vm of "
                 "environment 'env'\n"}),
    [](const auto& one) { return one.param.name; });

TEST(CliqueDiff, TellsWhatAWhatIfLeavesOut) {
  const World before(revision("vm:a-nic:1 nic:1-net:n", kTwoSteps), Semantics::kCalipso);
  const World after(revision("vm:a-nic:1 nic:1-net:n", kTwoSteps), Semantics::kCalipso,
                    {{"n"}, {}});
  EXPECT_EQ(text_of(diff_cliques(before.engine, after.engine, model::NodeRow{1})),
            "-n node gone: net:n is left out\n"
            "-nic:1-net:n link gone: link 'nic:1-net:n' is left out\n");
}

TEST(CliqueDiff, OfARowThatNeitherSideHasIsEmpty) {
  const World world(revision("vm:a-nic:1", "vm-nic"), Semantics::kCalipso);
  EXPECT_TRUE(diff_cliques(world.engine, world.engine, model::NodeRow{99}).empty());
}

}  // namespace
}  // namespace toposcope::testing
