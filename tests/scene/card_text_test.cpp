// What cards say: names, second lines, tooltips.

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
using scene::GraphFacts;
using scene::make_cards;

struct TextCase {
  const char* name;
  const char* facts;     ///< The node "n" and what is around it.
  const char* document;  ///< Of "n"; empty: as the facts say.
  const char* want_name;
  const char* want_detail;
};

void PrintTo(const TextCase& test_case, std::ostream* out) { *out << test_case.facts; }

class CardText : public ::testing::TestWithParam<TextCase> {};

TEST_P(CardText, SaysNameAndDetail) {
  GraphFacts facts = make_facts(GetParam().facts);
  const std::string document = GetParam().document;
  if (!document.empty()) facts.nodes[node_index(facts, "n")].document = document;
  const scene::CardGraph cards = make_cards(facts, builtin_look(), {});
  EXPECT_EQ(card_with(cards, facts, "n").name, GetParam().want_name);
  EXPECT_EQ(card_with(cards, facts, "n").detail, GetParam().want_detail);
}

INSTANTIATE_TEST_SUITE_P(
    Nodes, CardText,
    ::testing::ValuesIn(std::vector<TextCase>{
        {"name_without_host", "vedge:n@node-6=name:node-6-OVS", "", "OVS", "virtual switch"},
        {"name_with_host_behind", "vedge:n@node-6=name:br-int@node-6", "", "br-int",
         "virtual switch"},
        {"name_with_domain", "vedge:n@node-6.example.org=name:node-6-OVS", "", "OVS",
         "virtual switch"},
        {"name_without_mac", "vnic:n@h=name:tap7|fa:16:3e:01:02:03,mac_address:x",
         R"({"mac_address": "fa:16:3e:01:02:03"})", "tap7", "fa:16:3e:01:02:03"},
        {"address_of_a_vnic", "vnic:n", R"({"addresses": ["10.4.1.23", "10.4.2.23"]})", "n",
         "10.4.1.23"},
        {"address_of_calipso", "vnic:n", R"({"addresses": [{"IP Address": "10.4.1.23"}]})", "n",
         "10.4.1.23"},
        {"address_names_an_otep", "otep:n=ip_address:10.20.0.16", "", "10.20.0.16", "tunnel end"},
        {"peers_of_an_otep", "otep:n otep:b otep:c otep:d", "", "n", "3 peers"},
        {"one_peer", "otep:n otep:b", "", "n", "1 peer"},
        {"bond", "bond:n", R"({"members": 2, "speed": "25G"})", "n", "2 x 25G"},
        {"network", "network:n=network_type:vxlan,segmentation_id:1041", "", "n", "vxlan 1041"},
        {"port_says_the_host_at_its_other_end", "switch_pnic:n--host_pnic:e@node-6.example.org", "",
         "n", "node-6"},
        {"service_in_words", "vservice:n=service_type:dhcp", "", "n", "DHCP"},
        {"type_without_a_look", "quasar:n", "", "n", "quasar"},
        {"ok_shows_the_template", "instance:n=ok,says:all_good,project:web", "", "n", "web"},
        {"no_check_too", "instance:n=project:web", "", "n", "web"},
        {"error_shows_its_text", "instance:n=error,says:no_carrier,project:web", "", "n",
         "no carrier"},
        {"stale_shows_its_text", "instance:n=stale,says:was_OK", "", "n", "was OK"},
        {"without_text_the_word", "instance:n=warning,project:web", "", "n", "Warning"},
        {"placeholder", "vnic:n=placeholder", "", "n", "not in inventory"},
        {"ill_placeholder", "vnic:n=placeholder,error,says:gone", "", "n", "gone"},
        {"no_json", "instance:n", "no json", "n", "instance"},
    }),
    [](const ::testing::TestParamInfo<TextCase>& param) { return std::string(param.param.name); });

/// A card with this node alone.
Card card_of(const scene::NodeFacts& node) {
  GraphFacts facts;
  facts.nodes.push_back(node);
  return make_cards(facts, builtin_look(), {}).cards.at(0);
}

TEST(NamesOfCards, AreOneLine) {
  EXPECT_EQ(card_of({.key = "k", .type = "vnic", .id = "i", .name = "two\nlines\t "}).name,
            "two lines");
  scene::NodeFacts node{.key = "k", .type = "vnic", .id = "i", .name = "a"};
  node.status = {model::StatusValue::kError, false, "no\ncarrier"};
  EXPECT_EQ(card_of(node).detail, "no carrier");
  node.status = {};
  node.document = R"({"mac_address": "fa\n16"})";
  EXPECT_EQ(card_of(node).detail, "fa 16");
}

TEST(NamesOfCards, AreNeverEmpty) {
  EXPECT_EQ(card_of({.key = "k", .type = "vnic", .id = "i", .name = ""}).name, "i");
  EXPECT_EQ(card_of({.key = "k", .type = "vnic", .id = "i", .name = "\n"}).name, "i");
  EXPECT_EQ(card_of({.key = "k", .type = "vnic", .id = "", .name = ""}).name, "k");
  EXPECT_EQ(card_of({.key = "", .type = "vnic", .id = "", .name = ""}).name, "vnic");
  EXPECT_EQ(card_of({.key = "", .type = "", .id = "", .name = ""}).name, "?");
}

TEST(TitlesOfCards, SayAllThatTheCardHasNoRoomFor) {
  const GraphFacts facts =
      make_facts("vnic:t1@node-6=error,ack,says:no_carrier,name:tap,mac_address:fa");
  EXPECT_EQ(make_cards(facts, builtin_look(), {}).cards.at(0).title,
            "vnic tap\nt1\non node-6\nfa\nError, acknowledged: no carrier");
}

TEST(TitlesOfFolds, ListTwelveMembers) {
  std::string text;
  for (int i = 1; i <= 14; ++i) text += "instance:i" + std::to_string(i) + "--network:net ";
  GraphFacts facts = make_facts(text);
  facts.nodes[0].name = "";
  const std::string title = card_with(make_cards(facts, builtin_look(), {}), facts, "i1").title;
  EXPECT_TRUE(title.starts_with("instance: 14 equal by structure\ni1\ni2\n")) << title;
  EXPECT_TRUE(title.ends_with("\ni12\nand 2 more")) << title;
}

}  // namespace
}  // namespace toposcope::testing
