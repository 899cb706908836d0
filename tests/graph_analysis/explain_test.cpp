#include "toposcope/graph/explain.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph_analysis/world.h"
#include "support/graph_text.h"

namespace toposcope::testing {
namespace {

using graph::Explanation;
using graph::Obstacle;
using graph::Semantics;

/// A question about focal point "a" and node "z" under one clique type "rule" for type "vm".
struct Why {
  const char* name;
  const char* graph;
  const char* steps;
  Obstacle obstacle;
  const char* reason;
  const char* remedy;
  Semantics semantics = Semantics::kCalipso;
  const char* constraints = "net";
};

class WhyNotInTheClique : public ::testing::TestWithParam<Why> {};

TEST_P(WhyNotInTheClique, SaysWhatAndHow) {
  const Why& c = GetParam();
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", c.steps), clique_constraint("vm", c.constraints)};
  const World world(make_snapshot(c.graph, options), c.semantics);
  const auto explanations =
      explain(world.engine, node_named(world.snapshot, "a"), node_named(world.snapshot, "z"));
  ASSERT_EQ(explanations.size(), 1U);
  ASSERT_TRUE(explanations[0].why_not.has_value());
  EXPECT_EQ(explanations[0].why_not->obstacle, c.obstacle);
  EXPECT_EQ(explanations[0].why_not->reason, c.reason);
  EXPECT_EQ(explanations[0].why_not->remedy, c.remedy);
}

INSTANTIATE_TEST_SUITE_P(
    Obstacles, WhyNotInTheClique,
    ::testing::Values(
        Why{"NoCliqueTypeForTheFocalPoint", "nic:a-net:z", "vm-nic", Obstacle::kNoCliqueType,
            "no clique type for focal point type 'nic' fits environment 'env'",
            "add a clique type for focal point type 'nic' that fits environment 'env'"},
        Why{"NoCliqueTypeForAPlaceholder", "vm:a? vm:a-nic:z", "vm-nic", Obstacle::kNoCliqueType,
            "vm:a is only named by links, no source describes it: never a focal point",
            "import a description of vm:a"},
        Why{"NoLinkAtTheNode", "vm:a-nic:1 net:z", "vm-nic", Obstacle::kNoPath,
            "no link stands at net:z", "import or scan the links of net:z"},
        Why{"NoStepLeadsThere", "vm:a-nic:1 nic:1-net:z", "vm-nic", Obstacle::kNoPath,
            "no sequence of steps of clique type 'rule' leads to net:z, even with constraints, "
            "directions and order set aside",
            "add steps to clique type 'rule' that lead there; link types at net:z: nic-net"},
        Why{"ImplicitLink", "vm:a-nic:1 nic:1=net:z", "vm-nic nic-net", Obstacle::kImplicitLink,
            "step 2 nic-net: link 'nic:1=net:z' is implicit, and clique type 'rule' uses explicit "
            "links only",
            "set implicit to false on link 'nic:1=net:z', or use_implicit_links in clique type "
            "'rule'"},
        Why{"LinkThatDoesNotSay", "vm:a~net:z", "vm-net", Obstacle::kImplicitLink,
            "step 1 vm-net: link 'vm:a~net:z' does not say that it is not implicit, and clique "
            "type 'rule' uses explicit links only",
            "set implicit to false on link 'vm:a~net:z', or use_implicit_links in clique type "
            "'rule'"},
        Why{"Constraint", "vm:a[net:red] vm:a-net:z[net:blue]", "vm-net", Obstacle::kConstraint,
            "step 1 vm-net: link 'vm:a-net:z' carries net \"blue\", the focal point wants \"red\"",
            "let link 'vm:a-net:z' carry the focal point's net, or take net out of the "
            "constraints of focal point type 'vm'"},
        Why{"ConstraintOfAList", "vm:a[net:red|green] vm:a-net:z[net:blue]", "vm-net",
            Obstacle::kConstraint,
            "step 1 vm-net: link 'vm:a-net:z' carries net \"blue\", the focal point wants one of "
            "[\"red\",\"green\"]",
            "let link 'vm:a-net:z' carry the focal point's net, or take net out of the "
            "constraints of focal point type 'vm'"},
        Why{"ConstraintThatTheFocalPointLacks", "vm:a-net:z[net:blue]", "vm-net",
            Obstacle::kConstraint,
            "step 1 vm-net: link 'vm:a-net:z' carries net \"blue\", the focal point has none",
            "take net off link 'vm:a-net:z', or take net out of the constraints of focal point "
            "type "
            "'vm'"},
        Why{"TwoConstraints", "vm:a[net:red,zone:x] vm:a-net:z[net:blue,zone:y]", "vm-net",
            Obstacle::kConstraint,
            "step 1 vm-net: link 'vm:a-net:z' carries net \"blue\", the focal point wants \"red\"; "
            "and zone \"y\", the focal point wants \"x\"",
            "let link 'vm:a-net:z' carry the focal point's net and zone, or take net and zone out "
            "of the constraints of focal point type 'vm'",
            Semantics::kCalipso, "net zone"},
        Why{"Direction", "vm:a-net:z net:1-vm:b", "vm-net", Obstacle::kDirection,
            "step 1 vm-net: vm-net is walked only as net-vm here, because 1 link of that type "
            "exists in environment 'env' (e.g. 'net:1-vm:b')",
            "store link 'vm:a-net:z' as net-vm from net:z to vm:a, or use both-ways "
            "semantics"},
        Why{"DirectionOfTheGuide", "net:z-vm:a", "vm-net", Obstacle::kDirection,
            "step 1 vm-net: link 'net:z-vm:a' stands the other way, and under guide semantics the "
            "step is walked only from source to target",
            "store link 'net:z-vm:a' as vm-net from vm:a to net:z, or use both-ways semantics",
            Semantics::kGuide},
        Why{"NoSemanticsThatDoNotHelp", "net:z=vm:a", "vm-net", Obstacle::kDirection,
            "step 1 vm-net: link 'net:z=vm:a' stands the other way, and under guide semantics the "
            "step is walked only from source to target",
            "store link 'net:z=vm:a' as vm-net from vm:a to net:z", Semantics::kGuide},
        Why{"NoImplicitLinksThatTurnAStep", "vm:a=net:z net:1=vm:b", "vm-net",
            Obstacle::kImplicitLink,
            "step 1 vm-net: link 'vm:a=net:z' is implicit, and clique type 'rule' uses explicit "
            "links only",
            "set implicit to false on link 'vm:a=net:z'"},
        Why{"ForwardFirst", "vm:a-vm:b vm:z-vm:a", "vm-vm", Obstacle::kForwardFirst,
            "step 1 vm-vm: it found links from source to target (e.g. 'vm:a-vm:b'), so it is not "
            "tried backwards, and link 'vm:z-vm:a' stands the other way",
            "store link 'vm:z-vm:a' as vm-vm from vm:a to vm:z, or use both-ways semantics"},
        Why{"ForwardFirstOfAStepListedOnceMore", "vm:t-vm:a vm:z-vm:t vm:t-vm:o", "vm-vm",
            Obstacle::kStepOrder, "step 1 vm-vm: it comes before vm:t is reached as vm",
            "list vm-vm once more after step 1 of clique type 'rule'; and store link 'vm:z-vm:t' "
            "as vm-vm from vm:t to vm:z, or use both-ways semantics"},
        Why{"ForwardFirstInTheLaterOfTwoSteps", "vm:t-vm:a vm:z-vm:t vm:t-vm:o", "vm-vm vm-vm",
            Obstacle::kForwardFirst,
            "step 2 vm-vm: it found links from source to target (e.g. 'vm:t-vm:o'), so it is not "
            "tried backwards, and link 'vm:z-vm:t' stands the other way",
            "store link 'vm:z-vm:t' as vm-vm from vm:t to vm:z, or use both-ways semantics"},
        Why{"StepOrder", "vm:a-nic:1 nic:1-net:z", "nic-net vm-nic", Obstacle::kStepOrder,
            "step 1 nic-net: it comes before nic:1 is reached as nic",
            "list nic-net once more after step 2 of clique type 'rule'"},
        Why{"StoppedEarly", "vm:a-net:z", "vm-disk vm-net", Obstacle::kStoppedEarly,
            "step 1 vm-disk adds nothing, which ends the clique before step 2 vm-net",
            "move step 1 vm-disk to the end of clique type 'rule', or use calipso semantics",
            Semantics::kCalipso2018},
        Why{"StoppedEarlyTwice", "vm:a-nic:1 nic:1-net:z", "vm-nic nic-disk disk-fan nic-net",
            Obstacle::kStoppedEarly,
            "steps 2 nic-disk and 3 disk-fan add nothing, which ends the clique before step 4 "
            "nic-net",
            "move steps 2 nic-disk and 3 disk-fan to the end of clique type 'rule', or use calipso "
            "semantics",
            Semantics::kCalipso2018},
        // Card 1 can take another cable; its port and that of the switch cannot.
        Why{"MissingLink",
            "vm:a-nic:1 nic:1-port:p port:p-sw:s port:q-sw:z nic:2-port:r nic:2-port:t vm:b-nic:2",
            "vm-nic nic-port port-sw", Obstacle::kMissingLink,
            "step 2 nic-port: no link joins nic:1 (in the clique) to a port that leads to sw:z",
            "check the cabling or configuration between nic:1 and sw:z; if it is there, import "
            "or scan its nic-port link"},
        Why{"MissingLastLink", "vm:a-nic:1 vm:a-nic:2 nic:3-net:z nic:1-net:o nic:4-net:o",
            "vm-nic nic-net", Obstacle::kMissingLink,
            "step 2 nic-net: no link joins nic:2, or any other nic of the clique, to net:z",
            "check the cabling or configuration between nic:2 and net:z; if it is there, "
            "import or scan its nic-net link"},
        // Two ways in: one link refused, or two; the one with less to do is told.
        Why{"FewestRefusedHops",
            "vm:a[net:r] vm:a-nic:1[net:b] nic:1-net:z[net:b] vm:a-nic:2 "
            "nic:2-net:z[net:c]",
            "vm-nic nic-net", Obstacle::kConstraint,
            "step 2 nic-net: link 'nic:2-net:z' carries net \"c\", the focal point wants \"r\"",
            "let link 'nic:2-net:z' carry the focal point's net, or take net out of the "
            "constraints of focal point type 'vm'"},
        Why{"SeveralObstaclesOfOneHop", "vm:a[net:r] vm:a=net:z[net:b]", "vm-net",
            Obstacle::kImplicitLink,
            "step 1 vm-net: link 'vm:a=net:z' is implicit, and clique type 'rule' uses explicit "
            "links only",
            "set implicit to false on link 'vm:a=net:z', or use_implicit_links in clique type "
            "'rule'; and let link 'vm:a=net:z' carry the focal point's net, or take net out of "
            "the constraints of focal point type 'vm'"},
        Why{"MoreRefusedBehind", "vm:a=nic:1 nic:1=net:z", "vm-nic nic-net",
            Obstacle::kImplicitLink,
            "step 1 vm-nic: link 'vm:a=nic:1' is implicit, and clique type 'rule' uses explicit "
            "links only",
            "set implicit to false on link 'vm:a=nic:1', or use_implicit_links in clique type "
            "'rule' (hops refused behind it on this way: 1)"}),
    [](const auto& one) { return one.param.name; });

TEST(Explain, ShowsTheWitnessWithStepsDirectionsAndConstraints) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic nic-net"), clique_constraint("vm", "net")};
  const World world(make_snapshot("vm:a[net:r] vm:a-nic:1 net:z-nic:1[net:r]", options),
                    Semantics::kCalipso);
  const auto& snapshot = world.snapshot;
  const auto answers = explain(world.engine, node_named(snapshot, "a"), node_named(snapshot, "z"));
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_TRUE(answers[0].in_clique);
  const auto& path = answers[0].path;
  ASSERT_EQ(path.size(), 2U);
  EXPECT_EQ(path[0].step, 0U);
  EXPECT_EQ(snapshot.key(path[0].link), "vm:a-nic:1");
  EXPECT_FALSE(path[0].backwards);
  ASSERT_EQ(path[0].constraints.size(), 1U);
  EXPECT_EQ(path[0].constraints[0].carried, "") << "the link lacks the attribute";
  EXPECT_EQ(path[1].step, 1U);
  EXPECT_TRUE(path[1].backwards) << "stored as net-nic";
  EXPECT_EQ(path[1].constraints[0].name, "net");
  EXPECT_EQ(path[1].constraints[0].wanted, "\"r\"");
  EXPECT_EQ(path[1].constraints[0].carried, "\"r\"");
  EXPECT_TRUE(path[1].constraints[0].passed);
}

TEST(Explain, TheFocalPointIsInItsCliqueByAnEmptyPath) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic")};
  const World world(make_snapshot("vm:a-nic:1 vm:b nic:2", options), Semantics::kCalipso);
  const auto a = node_named(world.snapshot, "a");
  const auto inside = explain(world.engine, a, a);
  EXPECT_TRUE(inside[0].in_clique);
  EXPECT_TRUE(inside[0].path.empty());
  const auto b = node_named(world.snapshot, "b");
  const auto alone = explain(world.engine, b, b);
  EXPECT_FALSE(alone[0].in_clique) << "without a link there is no clique";
  EXPECT_EQ(alone[0].why_not->reason, "no link stands at vm:b");
}

TEST(Explain, SaysThatAWhatIfLeavesTheNodeOut) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic")};
  const World world(make_snapshot("vm:a-nic:z", options), Semantics::kCalipso, {{"z"}, {}});
  const auto answers =
      explain(world.engine, node_named(world.snapshot, "a"), node_named(world.snapshot, "z"));
  EXPECT_THAT(answers[0].why_not->reason, ::testing::HasSubstr("nic:z is left out"));
}

/// Why z of environment "e", or of another one, is not in the clique of a.
graph::WhyNot why_not_in(const char* document) {
  const World world(freeze(plain_inventory(nlohmann::json::parse(document))), Semantics::kCalipso);
  const auto answers =
      explain(world.engine, node_named(world.snapshot, "a"), node_named(world.snapshot, "z"));
  EXPECT_EQ(answers.size(), 1U);
  return answers.front().why_not.value();
}

TEST(Explain, SaysThatAnEmptyListAgreesWithNothing) {
  const graph::WhyNot why = why_not_in(R"({"environments_config":[{"name":"e"}],
    "inventory":[{"_id":"a","environment":"e","type":"A","id":"a","network":[]},
                 {"_id":"z","environment":"e","type":"Z","id":"z"}],
    "links":[{"_id":"l","environment":"e","link_type":"A-Z","source":"a","target":"z",
              "implicit":false,"attributes":{"network":"n"}}],
    "clique_types":[{"_id":"t","environment":"e","focal_point_type":"A","name":"t",
                     "link_types":["A-Z"]}],
    "clique_constraints":[{"_id":"c","focal_point_type":"A","constraints":["network"]}]})");
  EXPECT_EQ(why.reason,
            "step 1 A-Z: link 'l' carries network \"n\", the focal point has an empty list, which "
            "agrees with none");
  EXPECT_EQ(why.remedy,
            "take network off link 'l', or take network out of the constraints of focal point type "
            "'A'");
}

TEST(Explain, SaysThatStepsDoNotCrossEnvironments) {
  const graph::WhyNot why = why_not_in(R"({"environments_config":[{"name":"e"},{"name":"f"}],
    "inventory":[{"_id":"a","environment":"e","type":"A","id":"a"},
                 {"_id":"b","environment":"e","type":"Z","id":"b"},
                 {"_id":"y","environment":"f","type":"A","id":"y"},
                 {"_id":"z","environment":"f","type":"Z","id":"z"}],
    "links":[{"_id":"l","environment":"e","link_type":"A-Z","source":"a","target":"b",
              "implicit":false},
             {"_id":"m","environment":"f","link_type":"A-Z","source":"y","target":"z",
              "implicit":false}],
    "clique_types":[{"_id":"t","environment":"e","focal_point_type":"A","name":"t",
                     "link_types":["A-Z"]}],"clique_constraints":[]})");
  EXPECT_EQ(why.obstacle, Obstacle::kOtherEnvironment);
  EXPECT_EQ(why.reason,
            "Z:z belongs to environment 'f', the clique to environment 'e': steps do not cross "
            "environments");
  EXPECT_EQ(why.remedy, "ask for a focal point of environment 'f'");
}

TEST(Explain, SaysWhatAWhatIfLeavesOutOfTheWay) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic nic-net")};
  const char* graph = "vm:a-nic:1 nic:1-net:z vm:a-nic:2";
  const struct {
    PlainOverlay without;
    const char* reason;
  } cases[] = {{{{"1"}, {}}, "nic:1 is left out of this what-if"},
               {{{}, {"vm:a-nic:1"}}, "link 'vm:a-nic:1' is left out of this what-if"},
               {{{}, {"nic:1-net:z"}}, "link 'nic:1-net:z' is left out of this what-if"}};
  for (const auto& c : cases) {
    const World world(make_snapshot(graph, options), Semantics::kCalipso, c.without);
    const auto answers =
        explain(world.engine, node_named(world.snapshot, "a"), node_named(world.snapshot, "z"));
    EXPECT_EQ(answers[0].why_not->obstacle, Obstacle::kLeftOut);
    EXPECT_EQ(answers[0].why_not->reason, c.reason);
    EXPECT_EQ(answers[0].why_not->remedy, "ask without leaving it out");
  }
}

TEST(Explain, AnswersForEachTiedCliqueTypeOrForTheLastThatCounts) {
  GraphTextOptions options;
  options.documents = {clique_type("one", "vm", "vm-nic"), clique_type("two", "vm", "vm-net"),
                       clique_type("three", "vm", "vm-disk")};
  const auto snapshot = [&] { return make_snapshot("vm:a-nic:1 vm:a-net:z", options); };
  const World all(snapshot(), Semantics::kCalipso);
  const auto a = node_named(all.snapshot, "a");
  const auto z = node_named(all.snapshot, "z");
  EXPECT_EQ(explain(all.engine, a, z).size(), 3U);
  const World last(snapshot(), Semantics::kCalipso, {}, graph::Tie::kLast);
  const auto answers = explain(last.engine, a, z);
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(last.engine.jobs()[answers[0].job].type->key, "two");
}

}  // namespace
}  // namespace toposcope::testing
