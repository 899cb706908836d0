#include "toposcope/graph/clique_engine.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/graph_text.h"

namespace toposcope::graph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::toposcope::testing::clique_constraint;
using ::toposcope::testing::clique_type;
using ::toposcope::testing::keys;
using ::toposcope::testing::make_snapshot;
using ::toposcope::testing::node_named;

struct WalkCase {
  const char* name;
  const char* snapshot;  ///< See support/graph_text.h; the focal point is the vm "a".
  const char* steps;
  const char* want_links;                   ///< Sorted keys.
  std::vector<std::uint32_t> want_by_step;  ///< Empty: no clique.
  Semantics semantics = Semantics::kCalipso;
  const char* constraints = "";
};

void PrintTo(const WalkCase& test_case, std::ostream* out) {
  *out << test_case.snapshot << " along " << test_case.steps;
}

std::string walk_name(const ::testing::TestParamInfo<WalkCase>& param) { return param.param.name; }

class WalkFromA : public ::testing::TestWithParam<WalkCase> {};

TEST_P(WalkFromA, TakesTheExpectedLinks) {
  const WalkCase& test = GetParam();
  std::vector<::toposcope::testing::TestDocument> rules = {clique_type("t", "vm", test.steps)};
  if (*test.constraints != '\0') rules.push_back(clique_constraint("vm", test.constraints));
  const GraphSnapshot snapshot = make_snapshot(test.snapshot, {.documents = rules});
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {.semantics = test.semantics});

  const auto cliques = engine.cliques_of(node_named(snapshot, "a"));

  ASSERT_EQ(cliques.size(), test.want_by_step.empty() ? 0U : 1U);
  if (cliques.empty()) return;
  EXPECT_EQ(keys(snapshot, cliques[0].links), test.want_links);
  EXPECT_EQ(cliques[0].links_by_step, test.want_by_step);
}

INSTANTIATE_TEST_SUITE_P(
    Calipso, WalkFromA,
    ::testing::ValuesIn(std::vector<WalkCase>{
        {"lonely_focal_point", "vm:a", "vm-nic", "", {}},
        {"one_hop", "vm:a-nic:b", "vm-nic", "vm:a-nic:b", {1}},
        {"stored_backwards", "nic:b-vm:a", "vm-nic", "nic:b-vm:a", {1}},
        {"one_reversed_link_hides_the_others", "vm:a-nic:b nic:y-vm:z", "vm-nic", "", {}},
        {"steps_run_in_order", "vm:a-nic:b nic:b-edge:c", "nic-edge vm-nic", "vm:a-nic:b", {0, 1}},
        {"a_gap_does_not_stop",
         "vm:a-nic:b nic:b-edge:d",
         "vm-nic nic-disk nic-edge",
         "nic:b-edge:d vm:a-nic:b",
         {1, 0, 1}},
        {"same_type_once_per_step",
         "vm:a-edge:c edge:c-edge:d edge:d-edge:e",
         "vm-edge edge-edge",
         "edge:c-edge:d vm:a-edge:c",
         {1, 1}},
        {"same_type_backwards_when_forwards_is_empty",
         "vm:a-edge:c edge:b-edge:c",
         "vm-edge edge-edge",
         "edge:b-edge:c vm:a-edge:c",
         {1, 1}},
        {"same_type_not_backwards_otherwise",
         "vm:a-edge:c edge:b-edge:c edge:c-edge:d",
         "vm-edge edge-edge",
         "edge:c-edge:d vm:a-edge:c",
         {1, 1}},
        {"there_and_back_brings_siblings",
         "vm:a-nic:b vm:z-nic:b",
         "vm-nic nic-vm",
         "vm:a-nic:b vm:z-nic:b",
         {1, 1}},
        {"repeated_step_adds_nothing", "vm:a-nic:b", "vm-nic vm-nic", "vm:a-nic:b", {1, 0}},
        {"self_loop_once", "vm:a-vm:a", "vm-vm vm-vm", "vm:a-vm:a", {1, 0}},
        {"true_duplicates_both_count",
         "vm:a-nic:b vm:a-nic:b",
         "vm-nic",
         "vm:a-nic:b vm:a-nic:b#2",
         {2}},
        {"implicit_true_missing_and_null_are_off",
         "vm:a=nic:b vm:a~nic:c vm:a%nic:d vm:a-nic:e",
         "vm-nic",
         "vm:a-nic:e",
         {1}},
        {"filed_under_the_name_of_the_link_type",
         "vm:a-disk:x nic:x-edge:c",
         "vm-disk disk-nic nic-edge",
         "vm:a-disk:x",
         {1, 0, 0}},
        {"walks_through_placeholders",
         "vm:a-nic:ghost? nic:ghost-edge:c",
         "vm-nic nic-edge",
         "nic:ghost-edge:c vm:a-nic:ghost?",
         {1, 1}},
        {"two_dashes_add_nothing",
         "vm:a-nic-x:b vm:a-nic:c",
         "vm-nic-x vm-nic",
         "vm:a-nic:c",
         {0, 1}},
    }),
    walk_name);

INSTANTIATE_TEST_SUITE_P(
    Constraints, WalkFromA,
    ::testing::ValuesIn(std::vector<WalkCase>{
        {"equal_value",
         "vm:a[net:7] vm:a-nic:b[net:7] vm:a-nic:c[net:8]",
         "vm-nic",
         "vm:a-nic:b",
         {1},
         Semantics::kCalipso,
         "net"},
        {"member_of_a_list",
         "vm:a[net:7|8] vm:a-nic:b[net:8] vm:a-nic:c[net:9]",
         "vm-nic",
         "vm:a-nic:b",
         {1},
         Semantics::kCalipso,
         "net"},
        {"links_without_the_value_pass",
         "vm:a[net:7] vm:a-nic:b[zone:x] vm:a-nic:c",
         "vm-nic",
         "vm:a-nic:b vm:a-nic:c",
         {2},
         Semantics::kCalipso,
         "net"},
        {"focal_point_without_the_value_rejects_it",
         "vm:a vm:a-nic:b[net:7] vm:a-nic:c[net:]",
         "vm-nic",
         "vm:a-nic:c",
         {1},
         Semantics::kCalipso,
         "net"},
        {"each_of_two_must_hold",
         "vm:a[net:7,zone:x] vm:a-nic:b[net:7,zone:y] vm:a-nic:c[net:8,zone:x] "
         "vm:a-nic:d[net:7,zone:x] vm:a-nic:e[zone:x]",
         "vm-nic",
         "vm:a-nic:d vm:a-nic:e",
         {2},
         Semantics::kCalipso,
         "net zone"},
    }),
    walk_name);

INSTANTIATE_TEST_SUITE_P(
    OtherSemantics, WalkFromA,
    ::testing::ValuesIn(std::vector<WalkCase>{
        {"stops_at_the_first_gap_in_2018",
         "vm:a-nic:b nic:b-edge:d",
         "vm-nic nic-disk nic-edge",
         "vm:a-nic:b",
         {1, 0, 0},
         Semantics::kCalipso2018},
        {"no_way_back_in_2018", "vm:b-vm:a", "vm-vm", "", {}, Semantics::kCalipso2018},
        {"guide_walks_forward_only", "nic:b-vm:a", "vm-nic", "", {}, Semantics::kGuide},
        {"guide_takes_implicit_links",
         "vm:a=nic:b",
         "vm-nic",
         "vm:a=nic:b",
         {1},
         Semantics::kGuide},
        {"both_ways_takes_the_union",
         "vm:a-nic:b nic:c-vm:a",
         "vm-nic",
         "nic:c-vm:a vm:a-nic:b",
         {2},
         Semantics::kBothWays},
        {"both_ways_between_equals",
         "vm:a-vm:b vm:c-vm:a",
         "vm-vm",
         "vm:a-vm:b vm:c-vm:a",
         {2},
         Semantics::kBothWays},
        {"both_ways_takes_a_self_loop_once",
         "vm:a-vm:a",
         "vm-vm",
         "vm:a-vm:a",
         {1},
         Semantics::kBothWays},
        {"both_ways_is_one_hop",
         "vm:b-vm:a vm:b-vm:c vm:c-vm:d",
         "vm-vm",
         "vm:b-vm:a",
         {1},
         Semantics::kBothWays},
    }),
    walk_name);

// Worked examples 2 to 4 of Calipso's rules, with its own type names.
const char* const kPnicSteps = "instance-pnic pnic-network";

GraphSnapshot make_example(const std::string& text, const char* focal_type, const char* steps) {
  return make_snapshot(text, {.documents = {clique_type("t", focal_type, steps),
                                            clique_constraint("instance", "network")}});
}

std::string links_from(const GraphSnapshot& snapshot, const char* focal_point,
                       Semantics semantics = Semantics::kCalipso) {
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {.semantics = semantics});
  const auto cliques = engine.cliques_of(node_named(snapshot, focal_point));
  return cliques.empty() ? "no clique" : keys(snapshot, cliques[0].links);
}

TEST(WorkedExamples, ANetworkFindsPnicsThoughLinksAreStoredFromThem) {
  EXPECT_EQ(links_from(make_example("pnic:p-network:n", "network", "network-pnic"), "n"),
            "pnic:p-network:n");
}

TEST(WorkedExamples, OneStrayNetworkPnicLinkHidesAllNormalOnes) {
  const std::string usual = "instance:i-pnic:p pnic:p-network:n";
  EXPECT_EQ(links_from(make_example(usual, "instance", kPnicSteps), "i"),
            "instance:i-pnic:p pnic:p-network:n");
  EXPECT_EQ(links_from(make_example(usual + " network:z-pnic:y", "instance", kPnicSteps), "i"),
            "instance:i-pnic:p");
}

TEST(WorkedExamples, AnInstanceWithoutNetworkRejectsEveryLinkThatHasOne) {
  const std::string links = "instance:i-pnic:p[network:N1] pnic:p-network:n[network:N2]";
  EXPECT_EQ(
      links_from(make_example("instance:i[network:N1] " + links, "instance", kPnicSteps), "i"),
      "instance:i-pnic:p");
  EXPECT_EQ(links_from(make_example(links, "instance", kPnicSteps), "i"), "no clique");
}

TEST(WorkedExamples, AVlanEnvironmentHasNoOteps) {
  const GraphSnapshot snapshot = make_example(
      "instance:i-vnic:v vnic:v-vconnector:c vconnector:c-vedge:e vconnector:c-pnic:p "
      "pnic:p-network:n",
      "instance",
      "instance-vnic vnic-vconnector vconnector-vedge vedge-otep otep-vconnector vconnector-pnic "
      "pnic-network");
  const std::string up_to_the_gap = "instance:i-vnic:v vconnector:c-vedge:e vnic:v-vconnector:c";
  EXPECT_EQ(links_from(snapshot, "i", Semantics::kCalipso2018), up_to_the_gap);
  EXPECT_EQ(links_from(snapshot, "i"),
            "instance:i-vnic:v pnic:p-network:n vconnector:c-pnic:p vconnector:c-vedge:e "
            "vnic:v-vconnector:c");
}

/// What tied rules give for "a", as the keys of the clique types.
std::vector<std::string> rules_used(Tie tie, Semantics semantics) {
  const GraphSnapshot snapshot = make_snapshot(
      "vm:a-nic:b vm:a-disk:c",
      {.documents = {clique_type("first", "vm", "vm-nic"), clique_type("second", "vm", "vm-disk"),
                     clique_type("empty", "vm", "vm-edge")}});
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {.semantics = semantics, .tie = tie});
  std::vector<std::string> used;
  for (const Clique& clique : engine.cliques_of(node_named(snapshot, "a"))) {
    used.push_back(engine.jobs()[clique.job].type->key);
  }
  return used;
}

TEST(Ties, GiveACliqueEachOrTheLastThatFindsALink) {
  EXPECT_THAT(rules_used(Tie::kAll, Semantics::kCalipso), ElementsAre("first", "second"));
  EXPECT_THAT(rules_used(Tie::kLast, Semantics::kCalipso), ElementsAre("second"));
  EXPECT_THAT(rules_used(Tie::kLast, Semantics::kCalipso2018), ElementsAre("first"));
  EXPECT_THAT(rules_used(Tie::kLast, Semantics::kGuide), ElementsAre("first", "second"));
  EXPECT_THAT(rules_used(Tie::kLast, Semantics::kBothWays), ElementsAre("first", "second"));
}

TEST(Overlays, TakeNodesAndLinksAwayAndMayTurnADirection) {
  const GraphSnapshot snapshot =
      make_snapshot("vm:a-nic:b vm:a-nic:c nic:y-vm:z nic:b-edge:d",
                    {.documents = {clique_type("t", "vm", "vm-nic nic-edge")}});
  const RuleBook book = read_rules(snapshot.documents());
  const model::NodeId a = node_named(snapshot, "a");
  const auto links_without = [&](const Overlay& overlay) {
    const CliqueEngine engine(snapshot, book, {.without = overlay});
    const auto cliques = engine.cliques_of(a);
    return cliques.empty() ? "no clique" : keys(snapshot, cliques[0].links);
  };
  const model::NodeId y = node_named(snapshot, "y");
  EXPECT_EQ(links_without({}), "no clique") << "nic:y-vm:z hides vm-nic links";
  EXPECT_EQ(links_without({{y}, {}}), "nic:b-edge:d vm:a-nic:b vm:a-nic:c");
  EXPECT_EQ(links_without({{}, {{2}}}), "nic:b-edge:d vm:a-nic:b vm:a-nic:c") << "by the link";
  EXPECT_EQ(links_without({{y, node_named(snapshot, "b")}, {{2}}}), "vm:a-nic:c")
      << "a link that goes twice is counted once";
  EXPECT_EQ(links_without({{y, a}, {}}), "no clique");
}

TEST(Cliques, AreOfDescribedNodesInDeclaredEnvironmentsOnly) {
  const auto count_in = [](const char* text, bool declared) {
    const GraphSnapshot snapshot = make_snapshot(
        text, {.declared = declared, .documents = {clique_type("t", "vm", "vm-nic")}});
    const RuleBook book = read_rules(snapshot.documents());
    const CliqueEngine engine(snapshot, book, {});
    EXPECT_EQ(engine.cliques_of(node_named(snapshot, "a")).size(), engine.count({}, {}).cliques);
    return engine.count({}, {}).cliques;
  };
  EXPECT_EQ(count_in("vm:a-nic:b", true), 1U);
  EXPECT_EQ(count_in("vm:a?-nic:b", true), 0U);
  EXPECT_EQ(count_in("vm:a-nic:b", false), 0U);
}

TEST(Cliques, ListNodesOnceAndLinksInOrderOfDiscovery) {
  const GraphSnapshot snapshot =
      make_snapshot("vm:b edge:e-host:b nic:c-edge:e vm:b-nic:d vm:b-nic:c nic:d-edge:e",
                    {.documents = {clique_type("t", "vm", "vm-nic nic-edge edge-host")}});
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {});
  const auto cliques = engine.cliques_of(node_named(snapshot, "b"));
  ASSERT_EQ(cliques.size(), 1U);
  EXPECT_EQ(keys(snapshot, cliques[0].nodes), "b c d e") << "b is reached as a host, too";
  std::vector<std::string> links;
  for (const model::LinkId link : cliques[0].links) links.emplace_back(snapshot.key(link));
  EXPECT_THAT(links, ElementsAre("vm:b-nic:d", "vm:b-nic:c", "nic:d-edge:e", "nic:c-edge:e",
                                 "edge:e-host:b"));
}

TEST(ConstraintJson, IsTheFocalPointsOwnValue) {
  const GraphSnapshot snapshot = make_snapshot(
      "vm:a[net:7|8] vm:a-nic:b[net:7]",
      {.documents = {clique_type("t", "vm", "vm-nic"), clique_constraint("vm", "net zone net")}});
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {});
  const auto cliques = engine.cliques_of(node_named(snapshot, "a"));
  ASSERT_EQ(cliques.size(), 1U);
  EXPECT_THAT(engine.jobs()[cliques[0].job].constraints, ElementsAre("net", "zone"));
  EXPECT_EQ(engine.constraint_json(cliques[0], "net"), R"(["7","8"])");
  EXPECT_EQ(engine.constraint_json(cliques[0], "zone"), "null");
}

TEST(CliqueEngine, AnswersTheSameAgainAndFromSeveralThreads) {
  const GraphSnapshot snapshot =
      make_snapshot("vm:a-nic:b vm:c-nic:b nic:b-edge:d",
                    {.documents = {clique_type("t", "vm", "vm-nic nic-vm nic-edge nic-edge")}});
  const RuleBook book = read_rules(snapshot.documents());
  const CliqueEngine engine(snapshot, book, {});
  const auto ask = [&] { return engine.cliques_of(node_named(snapshot, "a")).at(0).links; };
  const auto first = ask();
  std::vector<std::vector<model::LinkId>> answers(4);
  {
    std::vector<std::jthread> threads;
    for (auto& answer : answers) {
      threads.emplace_back([&answer, &ask] {
        for (int i = 0; i < 50; ++i) answer = ask();
      });
    }
  }
  EXPECT_THAT(answers, ::testing::Each(first));
}

}  // namespace
}  // namespace toposcope::graph
