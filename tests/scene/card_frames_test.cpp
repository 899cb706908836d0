// Boxes around cards: lanes of hosts and cases of switches.

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/cards.h"

#include "scene/facts_text.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;
using scene::CardGraph;
using scene::Frame;
using scene::GraphFacts;
using scene::make_cards;

CardGraph cards_of(const GraphFacts& facts) { return make_cards(facts, builtin_look(), {}); }

/// Names of frames from top to bottom.
std::string frames_of(const CardGraph& cards) {
  std::string out;
  for (const Frame& frame : cards.frames) out += (out.empty() ? "" : " ") + frame.name;
  return out;
}

struct OrderCase {
  const char* name;
  const char* facts;
  const char* want;
};

void PrintTo(const OrderCase& test_case, std::ostream* out) { *out << test_case.facts; }

class FrameOrder : public ::testing::TestWithParam<OrderCase> {};

TEST_P(FrameOrder, IsThatOfLanesThenFabric) {
  EXPECT_EQ(frames_of(cards_of(make_facts(GetParam().facts))), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Frames, FrameOrder,
    ::testing::ValuesIn(std::vector<OrderCase>{
        {"none_without_hosts", "instance:a vnic:b", ""},
        {"names_in_natural_order", "vnic:a@node-10 vnic:b@node-9 vnic:c@node-1",
         "node-1 node-9 node-10"},
        {"focal_host_first", "vnic:a@node-1 vnic:b@node-2=focal", "node-2 node-1"},
        {"then_by_role",
         "vnic:a@n1 vnic:b@n2 vnic:c@n3 instance:d@n4 [host:n1]=host_type:Controller "
         "[host:n2]=host_type:Network [host:n3]=host_type:Compute",
         "n3 n2 n1 n4"},
        {"focal_host_before_its_role",
         "vnic:a@n1=focal vnic:b@n2 [host:n1]=host_type:Network [host:n2]=host_type:Compute",
         "n1 n2"},
        {"the_first_role_of_several_counts",
         "vnic:a@n1 vnic:b@n2 [host:n1]=host_type:Network [host:n2]=host_type:Network_and_Compute",
         "n2 n1"},
        {"without_domain", "vnic:a@n1.example.org vnic:b@10.0.0.7", "10.0.0.7 n1"},
        {"cases_below_lanes",
         "switch_pnic:p=switch:a-leaf vnic:v@z-host switch_pnic:q=switch:b-leaf",
         "z-host a-leaf b-leaf"},
    }),
    [](const ::testing::TestParamInfo<OrderCase>& param) { return std::string(param.param.name); });

TEST(Lanes, AreTitledByTheirOwner) {
  const CardGraph cards = cards_of(make_facts(
      "vnic:a@n1=ok vnic:b@n1=error [host:n1]=host_type:Compute,zone:az1,name:node-1.example.org,"
      "stale,says:agent_silent_for_26_min"));
  ASSERT_EQ(cards.frames.size(), 1U);
  const Frame& lane = cards.frames[0];
  EXPECT_EQ(lane.key, "host:n1");
  EXPECT_EQ(lane.name, "node-1");
  EXPECT_EQ(lane.role, "compute \u00B7 az1");
  EXPECT_EQ(lane.reason, "agent silent for 26 min");
  EXPECT_EQ(lane.status.value, model::StatusValue::kStale);
  EXPECT_EQ(lane.counts.total(), 2U);
  EXPECT_EQ(lane.counts.count(model::StatusValue::kError), 1U);
  EXPECT_FALSE(lane.fabric);
  EXPECT_EQ(lane.head, graph::kNone);
}

TEST(Lanes, SayWhyMostOfThemIsAsItIs) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"vnic:a@n=stale vnic:b@n=stale vnic:c@n=ok", "mostly out of date, last known state drawn"},
      {"vnic:a@n=stale vnic:b@n=ok", ""},
      {"vnic:a@n=stale vnic:b@n", "mostly out of date, last known state drawn"},
      {"vnic:a@n=maintenance vnic:b@n=maintenance vnic:c@n=ok", "in maintenance"},
      {"vnic:a@n vnic:b@n", ""},
      {"vnic:a@n=ok [host:n]=ok,says:fine", ""},
      {"vnic:a@n=ok [host:n]=error,says:no_answer", "no answer"}};
  for (const auto& [text, want] : cases) {
    EXPECT_EQ(cards_of(make_facts(text)).frames.at(0).reason, want) << text;
  }
}

TEST(Cases, HaveTheirSwitchForATitle) {
  const GraphFacts facts = make_facts(
      "switch:leaf=ok switch_pnic:p1--leaf p1=ok switch_pnic:p2=error,switch:leaf p2--leaf");
  const CardGraph cards = cards_of(facts);
  ASSERT_EQ(cards.frames.size(), 1U);
  const Frame& frame = cards.frames[0];
  EXPECT_TRUE(frame.fabric);
  EXPECT_EQ(frame.key, "switch:leaf");
  ASSERT_NE(frame.head, graph::kNone);
  EXPECT_EQ(cards.cards[frame.head].key, "leaf");
  EXPECT_TRUE(cards.cards[frame.head].is_head);
  EXPECT_FALSE(card_with(cards, facts, "p1").is_head);
  EXPECT_EQ(frame.counts.total(), 3U) << "the title bar counts";
  EXPECT_EQ(cards.contained_links, 2U);
  for (const scene::Line& line : cards.lines) EXPECT_TRUE(line.is_contained);
}

TEST(Cases, OfSwitchesThatAreNotThereHaveNoHead) {
  const CardGraph cards = cards_of(make_facts("switch_pnic:p=switch:leaf-9"));
  ASSERT_EQ(cards.frames.size(), 1U);
  EXPECT_EQ(cards.frames[0].name, "leaf-9");
  EXPECT_EQ(cards.frames[0].head, graph::kNone);
  EXPECT_EQ(cards.contained_links, 0U);
}

TEST(Cases, HoldNothingOfAHost) {
  const GraphFacts facts = make_facts("host_pnic:e@n1--switch:leaf switch_pnic:p--leaf");
  const CardGraph cards = cards_of(facts);
  ASSERT_EQ(cards.frames.size(), 2U);
  EXPECT_EQ(cards.frames[card_with(cards, facts, "e").frame].type, "host");
  EXPECT_EQ(cards.frames[card_with(cards, facts, "p").frame].type, "switch");
}

TEST(Heads, AreNodesThatOthersNameAsTheirHost) {
  const GraphFacts facts = make_facts("host:n1--vnic:v@n1 host:n2");
  const CardGraph cards = cards_of(facts);
  ASSERT_EQ(cards.frames.size(), 1U);
  EXPECT_EQ(cards.cards[cards.frames[0].head].key, "n1");
  EXPECT_EQ(cards.contained_links, 1U);
  EXPECT_EQ(card_with(cards, facts, "n2").frame, graph::kNone) << "an empty host is a card";
}

/// The frame cannot say these.
TEST(LinksToHeads, AreLinesWhenThereIsSomethingToSay) {
  for (const char* flag : {"error", "warning", "down", "why:2", "added", "removed", "changed"}) {
    const CardGraph cards = cards_of(make_facts(std::string("switch_pnic:p--switch:leaf=") + flag));
    EXPECT_FALSE(cards.lines.at(0).is_contained) << flag;
    EXPECT_EQ(cards.contained_links, 0U) << flag;
  }
  for (const char* flag : {"ok", "stale", "unknown", "maintenance", "implicit"}) {
    const CardGraph cards = cards_of(make_facts(std::string("switch_pnic:p--switch:leaf=") + flag));
    EXPECT_TRUE(cards.lines.at(0).is_contained) << flag;
  }
}

TEST(Frames, AreLeftOutWhenTheLayoutHasNone) {
  const GraphFacts facts = make_facts("vedge:e@node-6=name:node-6-OVS switch_pnic:p--switch:leaf");
  const CardGraph cards = make_cards(facts, builtin_look(), {.frames = false});
  EXPECT_TRUE(cards.frames.empty());
  EXPECT_EQ(cards.contained_links, 0U);
  EXPECT_EQ(card_with(cards, facts, "e").name, "node-6-OVS") << "nothing else says the host";
  for (const scene::Card& card : cards.cards) {
    EXPECT_EQ(card.frame, graph::kNone);
    EXPECT_FALSE(card.is_head);
  }
}

/// Hosts that look alike are one lane.
TEST(FoldedFrames, AreOneUnderWhatTheirNamesHaveInCommon) {
  const GraphFacts facts = make_facts(repeated("vedge:e#@node-#--otep:o#@node-# o#--network:net "
                                               "[host:node-#]=host_type:Compute ",
                                               5) +
                                      "[host:x]");
  const CardGraph cards = cards_of(facts);
  ASSERT_EQ(cards.frames.size(), 1U);
  EXPECT_EQ(cards.frames[0].boxes, 5U);
  EXPECT_EQ(cards.frames[0].name, "node-*");
  EXPECT_EQ(cards.frames[0].role, "compute");
  EXPECT_EQ(cards.frames[0].counts.total(), 10U);
  EXPECT_EQ(folds_of(cards, facts), "e1+e2+e3+e4+e5 o1+o2+o3+o4+o5");
}

TEST(FoldedFrames, LeaveOutAnIllOwner) {
  std::string text = "[host:node-2]=error,says:no_answer ";
  for (int i = 1; i <= 5; ++i)
    text += "vedge:e" + std::to_string(i) + "@node-" + std::to_string(i) + " ";
  EXPECT_EQ(frames_of(cards_of(make_facts(text))), "node-* node-2");
}

TEST(FoldedFrames, WithoutACommonNameAreThePluralOfTheirType) {
  const CardGraph cards =
      cards_of(make_facts("switch_pnic:p=switch:ant p--network:net switch_pnic:q=switch:bee q--net "
                          "switch_pnic:r=switch:cat r--net switch_pnic:s=switch:dog s--net"));
  ASSERT_EQ(cards.frames.size(), 1U);
  EXPECT_EQ(cards.frames[0].boxes, 4U);
  EXPECT_EQ(cards.frames[0].name, "switches");
}

TEST(Headings, NameTheTypesOfAColumnInTheOrderOfTiers) {
  const CardGraph cards = cards_of(make_facts(
      "instance:a@n--vnic:b@n vservice:s@n--b b--vconnector:c@n c--vedge:d@n d--network:e"));
  std::string text;
  for (const scene::ColumnHeading& heading : cards.headings) {
    text += std::to_string(heading.column) + " " + heading.text + "; ";
  }
  EXPECT_EQ(text, "0 workload \u00B7 service; 1 vNIC; 2 vConnector; 3 vEdge; 4 network; ");
  EXPECT_EQ(cards.fabric_column, 4U);
}

}  // namespace
}  // namespace toposcope::testing
