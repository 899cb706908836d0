// What is said below a drawing: the truth line and the legend.

#include "legend.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "scene/facts_text.h"

namespace toposcope::testing {
namespace {

using scene::FlowItem;
using scene::GraphFacts;

const scene::Theme& dark() { return *scene::builtin_look().theme("dark"); }

std::string words_of(const std::vector<FlowItem>& items) {
  std::string out;
  for (const FlowItem& item : items) {
    if (!out.empty()) out += ", ";
    for (std::size_t i = 0; i < item.texts.size(); ++i) {
      out += (i == 0 ? "" : " ") + item.texts[i].first;
    }
  }
  return out;
}

scene::CardGraph cards_of(const GraphFacts& facts) {
  return make_cards(facts, scene::builtin_look(), {});
}

struct LegendCase {
  const char* name;
  const char* facts;
  const char* want;
};

void PrintTo(const LegendCase& test_case, std::ostream* out) { *out << test_case.facts; }

class Legends : public ::testing::TestWithParam<LegendCase> {};

TEST_P(Legends, HoldWhatIsOnScreen) {
  const GraphFacts facts = make_facts(GetParam().facts);
  EXPECT_EQ(words_of(legend_items(legend_facts(facts, cards_of(facts)), dark())), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Drawings, Legends,
    ::testing::ValuesIn(std::vector<LegendCase>{
        {"nothing", "", ""},
        {"nodes_alone", "vnic:a=ok vnic:b", "OK 1, no check 1"},
        {"worst_first",
         "vnic:a=ok vnic:b=maintenance vnic:c=stale vnic:d=unknown vnic:e=warning "
         "vnic:f=error",
         "Error 1, Warning 1, Unknown 1, Stale 1, Maintenance 1, OK 1"},
        {"acknowledged_apart", "vnic:a=error,ack vnic:b=error vnic:c=error,ack",
         "Error 1, Error acknowledged 2"},
        {"calm", "instance:a--vnic:b=ok", "no check 2, link"},
        {"several", "instance:a--vnic:b a--b a--b a--b", "no check 2, several links"},
        {"calm_and_several", "instance:a--vnic:b a--b a--b a--b b--vedge:c",
         "no check 3, link, several links"},
        {"implicit", "instance:a--vnic:b=implicit", "no check 2, implicit"},
        {"implicit_and_stale_is_drawn_as_stale", "instance:a--vnic:b=implicit,stale",
         "no check 2, stale or unknown"},
        {"ill_ones",
         "instance:a--vnic:b=error a--b=warning a--b=unknown a--b=maintenance a--b=down",
         "no check 2, error, warning, stale or unknown, maintenance, down"},
        {"ill_and_down_is_drawn_as_ill", "instance:a--vnic:b=error,down", "no check 2, error"},
        {"path", "instance:a--vnic:b=why:1", "no check 2, why here"},
        {"stale_on_the_path_is_drawn_as_path", "instance:a--vnic:b=why:1,stale,implicit",
         "no check 2, why here"},
        {"ill_on_the_path_is_drawn_as_ill", "instance:a--vnic:b=why:1,error", "no check 2, error"},
        {"contained_ones_are_not_drawn", "switch_pnic:a--switch:b", "no check 2"},
        {"unless_they_are_ill", "switch_pnic:a--switch:b=error", "no check 2, error"},
        {"stale_by_both_ends", "instance:a--vnic:b a=stale b=stale", "Stale 2, stale or unknown"},
    }),
    [](const ::testing::TestParamInfo<LegendCase>& param) {
      return std::string(param.param.name);
    });

TEST(LegendsOfFolds, CountNodesAndNotCards) {
  std::string text;
  for (int i = 1; i <= 1200; ++i) text += "vnic:v" + std::to_string(i) + "=ok ";
  const GraphFacts facts = make_facts(text);
  EXPECT_EQ(words_of(legend_items(legend_facts(facts, cards_of(facts)), dark())), "OK 1 200");
}

/// Facts with some more that a filter left out.
struct TruthCase {
  const char* name;
  const char* facts;
  std::size_t total_nodes, total_links;
  const char* hidden;
  const char* want;
  bool warns;
};

void PrintTo(const TruthCase& test_case, std::ostream* out) { *out << test_case.facts; }

class TruthLines : public ::testing::TestWithParam<TruthCase> {};

TEST_P(TruthLines, SayWhatIsShownAndWhatIsNot) {
  GraphFacts facts = make_facts(GetParam().facts);
  facts.total_nodes = GetParam().total_nodes;
  facts.total_links = GetParam().total_links;
  facts.hidden = GetParam().hidden;
  const auto items = truth_items(facts, cards_of(facts), dark());
  EXPECT_EQ(words_of(items), GetParam().want);
  const scene::Colour head = items.at(0).texts.at(0).second.colour;
  EXPECT_EQ(head, GetParam().warns ? dark().of(model::StatusValue::kWarning).text : dark().text);
}

constexpr const char* kFour = "instance:a--network:n instance:b--n instance:c--n instance:d--n";

INSTANTIATE_TEST_SUITE_P(
    Drawings, TruthLines,
    ::testing::ValuesIn(std::vector<TruthCase>{
        {"nothing", "", 0, 0, "", "0 of 0 objects, 0 of 0 links, \u00B7  nothing hidden", false},
        {"all", "instance:a--vnic:b", 0, 0, "",
         "2 of 2 objects, 1 of 1 links, \u00B7  nothing hidden", false},
        {"folds", kFour, 0, 0, "",
         "5 of 5 objects, 4 of 4 links, \u00B7  4 objects folded into 1 card, "
         "\u00B7  nothing hidden",
         false},
        {"one_link_as_a_box", "switch_pnic:p--switch:s", 0, 0, "",
         "2 of 2 objects, 1 of 1 links, \u00B7  1 link drawn as a box, \u00B7  nothing hidden",
         false},
        {"links_as_boxes", "switch_pnic:p--switch:s switch_pnic:q--s", 0, 0, "",
         "3 of 3 objects, 2 of 2 links, \u00B7  2 links drawn as boxes, \u00B7  nothing hidden",
         false},
        {"hidden_by_a_filter", "instance:a--vnic:b", 12000, 1, "type=vnic hides 11 998 objects",
         "2 of 12 000 objects, 1 of 1 links, \u00B7  type=vnic hides 11 998 objects", true},
        {"hidden_without_a_reason", "instance:a--vnic:b", 3, 3, "",
         "2 of 3 objects, 1 of 3 links, \u00B7  1 object and 2 links left out", true},
        {"links_alone", "instance:a--vnic:b", 2, 2, "",
         "2 of 2 objects, 1 of 2 links, \u00B7  1 link left out", true},
        {"a_reason_without_numbers", "instance:a--vnic:b", 0, 0, "stopped at step 4",
         "2 of 2 objects, 1 of 1 links, \u00B7  stopped at step 4", true},
    }),
    [](const ::testing::TestParamInfo<TruthCase>& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace toposcope::testing
