// Which nodes share a card.

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/cards.h"

#include "scene/facts_text.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;
using scene::Card;
using scene::CardGraph;
using scene::GraphFacts;
using scene::make_cards;

/// Instances with their vNICs on one bridge: "i1", "v1", ..., "br"; after them, more tokens.
GraphFacts chains(int count, const std::string& more) {
  return make_facts(repeated("instance:i#@h--vnic:v#@h v#--vconnector:br@h ", count) + more);
}

struct FoldCase {
  const char* name;
  int count;
  const char* more;
  const char* want;  ///< Members of the folds.
};

void PrintTo(const FoldCase& test_case, std::ostream* out) {
  *out << test_case.count << " chains " << test_case.more;
}

class CardFolds : public ::testing::TestWithParam<FoldCase> {};

TEST_P(CardFolds, HoldWhatIsAlike) {
  const GraphFacts facts = chains(GetParam().count, GetParam().more);
  EXPECT_EQ(folds_of(make_cards(facts, builtin_look(), {}), facts), GetParam().want);
  EXPECT_EQ(folds_of(make_cards(facts, builtin_look(), {.fold = false}), facts), "");
}

constexpr const char* kAllFive = "i1+i2+i3+i4+i5 v1+v2+v3+v4+v5";
constexpr const char* kWithoutTwo = "i1+i3+i4+i5 v1+v3+v4+v5";

INSTANTIATE_TEST_SUITE_P(
    Chains, CardFolds,
    ::testing::ValuesIn(std::vector<FoldCase>{
        {"whole_chains", 5, "", kAllFive},
        {"from_four_on", 4, "", "i1+i2+i3+i4 v1+v2+v3+v4"},
        {"three_stay_single", 3, "", ""},
        {"an_error_stays_outside_with_its_chain", 5, "i2=error", kWithoutTwo},
        {"so_does_a_warning_within_the_chain", 5, "v2=warning", kWithoutTwo},
        {"so_does_an_acknowledged_error", 5, "i2=error,ack", kWithoutTwo},
        {"so_does_the_selected_one", 5, "i2=selected", kWithoutTwo},
        {"so_does_the_pinned_one", 5, "v2=pinned", kWithoutTwo},
        {"so_does_the_found_one", 5, "i2=found", kWithoutTwo},
        {"so_does_the_one_on_the_path", 5, "i2=why:1", kWithoutTwo},
        {"so_does_the_new_one", 5, "i2=added", kWithoutTwo},
        {"so_does_the_focal_point", 5, "i2=focal", kWithoutTwo},
        {"so_does_a_placeholder", 5, "i2=placeholder", kWithoutTwo},
        {"so_does_one_with_an_ill_link", 5, "i2--v2=error", kWithoutTwo},
        {"so_does_one_with_a_link_that_is_down", 5, "i2--v2=down", kWithoutTwo},
        {"so_does_one_with_another_neighbour", 5, "i2--vnic:x@h", kWithoutTwo},
        {"three_left_do_not_fold", 5, "i2=error i3=error", ""},
        {"ok_and_no_check_are_alike", 5, "i2=ok v3=ok", kAllFive},
        {"stale_stays_inside", 5, "i2=stale", kAllFive},
        {"unknown_stays_inside", 5, "i2=unknown", kAllFive},
        {"maintenance_stays_inside", 5, "i2=maintenance", kAllFive},
        {"another_host_is_another_box", 4, "instance:i9@k--vnic:v9@k v9--br",
         "i1+i2+i3+i4 v1+v2+v3+v4"},
    }),
    [](const ::testing::TestParamInfo<FoldCase>& param) { return std::string(param.param.name); });

TEST(FoldedCards, CarryTheWorstOfTheirMembers) {
  const GraphFacts facts = chains(6, "i1=ok i2=stale i3=maintenance i4=ok v1=ok v2=unknown,ack");
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  const Card& instances = card_with(cards, facts, "i1");
  ASSERT_EQ(instances.members.size(), 6U);
  EXPECT_EQ(instances.status.value, model::StatusValue::kStale);
  EXPECT_EQ(instances.counts.count(model::StatusValue::kOk), 2U);
  EXPECT_EQ(instances.counts.count(model::StatusValue::kNoCheck), 2U);
  EXPECT_TRUE(card_with(cards, facts, "v1").status.acknowledged);
}

TEST(FoldedCards, AreCounted) {
  const GraphFacts facts = chains(5, "i2=error");
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  EXPECT_EQ(cards.folds, 2U);
  EXPECT_EQ(cards.folded_nodes, 8U);
  EXPECT_EQ(cards.cards.size(), 5U) << "two folds, one chain of two, and the bridge";
}

TEST(FoldedCards, SayWhatTheirMembersHaveInCommon) {
  GraphFacts facts = chains(4, "i1=ok i2=ok i3=ok i4=ok");
  for (std::size_t i = 0; i < facts.nodes.size(); ++i) {
    facts.nodes[i].name = facts.nodes[i].type + "-00" + std::to_string(i);
  }
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  EXPECT_EQ(card_with(cards, facts, "i1").name, "instance-*");
  EXPECT_EQ(card_with(cards, facts, "i1").detail, "4 alike, all OK");
  EXPECT_EQ(card_with(cards, facts, "v1").detail, "4 alike") << "without a check";
}

TEST(FoldedCards, WithNothingInCommonHaveTheNameOfTheirType) {
  const GraphFacts facts = chains(4, "i1=name:ant i2=name:bee i3=name:cat i4=name:dog");
  EXPECT_EQ(card_with(make_cards(facts, builtin_look(), {}), facts, "i1").name, "workload");
}

TEST(FoldedCards, OfEqualNamesHaveThatName) {
  const GraphFacts facts = chains(4, "i1=name:same i2=name:same i3=name:same i4=name:same");
  EXPECT_EQ(card_with(make_cards(facts, builtin_look(), {}), facts, "i1").name, "same");
}

/// Twelve ill ones stand outside; beyond that the fold carries the worst badge.
TEST(FoldedCards, TakeIllMembersBeyondTwelve) {
  std::string ill;
  for (int i = 1; i <= 14; ++i) ill += "i" + std::to_string(i) + "=error ";
  const GraphFacts facts = chains(20, ill);
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  std::size_t single = 0;
  for (const Card& card : cards.cards) {
    if (card.type == "instance" && !card.is_fold()) ++single;
    if (card.type != "instance" || !card.is_fold()) continue;
    EXPECT_EQ(card.members.size(), 8U);
    EXPECT_EQ(card.counts.count(model::StatusValue::kError), 2U);
    EXPECT_EQ(card.status.value, model::StatusValue::kError);
  }
  EXPECT_EQ(single, 12U);
}

TEST(FoldedCards, ShowTheMarksOfMembersBeyondTwelve) {
  std::string found;
  for (int i = 1; i <= 20; ++i) found += "i" + std::to_string(i) + "=found ";
  const GraphFacts facts = chains(20, found + "i20=found");
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  for (const Card& card : cards.cards) EXPECT_EQ(card.marks.found, card.type == "instance");
}

TEST(FoldedCards, KeepWhatDiffersApart) {
  std::string added;
  for (int i = 1; i <= 20; ++i) added += "i" + std::to_string(i) + "=added ";
  for (int i = 21; i <= 24; ++i) added += "i" + std::to_string(i) + "=removed ";
  const GraphFacts facts = chains(40, added);
  const CardGraph cards = make_cards(facts, builtin_look(), {});
  for (const Card& card : cards.cards) {
    for (const std::uint32_t member : card.members) {
      EXPECT_EQ(facts.nodes[member].marks.difference, card.marks.difference) << card.key;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
