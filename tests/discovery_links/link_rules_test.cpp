#include "links/link_rules.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

std::string names(LinkMode mode) {
  const std::vector<std::string> documents = {
      R"({"focal_point_type":"instance","constraints":["network"]})",
      R"({"environment":null,"constraints":["zone","network"]})",
      R"({"environment":"","constraints":["empty"]})",
      R"({"environment":"e","constraints":["own"]})",
      R"({"environment":"other","constraints":["other"]})",
      R"({"environment":"e"})",
      "nonsense",
  };
  std::string joined;
  for (const auto& name : constraint_names_of(mode, "e", documents)) joined += name + " ";
  return joined;
}

TEST(ConstraintNames, AreOfTheDocumentsThatEachVersionFinds) {
  EXPECT_EQ(names(LinkMode::kCalipso2018), "network zone ");
  EXPECT_EQ(names(LinkMode::kCalipso), "own ");
  EXPECT_EQ(names(LinkMode::kToposcope), "empty network own zone ");
}

TEST(EnvironmentConfig, IsReadAsCalipsoTakesIt) {
  const auto read = read_environment(
      R"({"name":"e","mechanism_drivers":"OVS","type_drivers":["vlan","vxlan"],)"
      R"("distribution":"Mirantis","distribution_version":["8.0","9.0"],"aci_enabled":"true"})");
  ASSERT_TRUE(read.has_value());
  const EnvironmentConfig& environment = read.value();
  EXPECT_EQ(environment.environment_type, "OpenStack");
  EXPECT_TRUE(environment.has_driver("OVS"));
  EXPECT_FALSE(environment.has_driver("OV"));
  EXPECT_EQ(environment.type_drivers, (std::vector<std::string>{"vlan", "vxlan"}));
  EXPECT_EQ(environment.distribution_version, "8.0");
  EXPECT_FALSE(environment.aci_enabled);
  EXPECT_TRUE(environment_with(R"("aci_enabled":true)").aci_enabled);
  EXPECT_FALSE(read_environment("{}").has_value());
  EXPECT_FALSE(read_environment("[]").has_value());
}

TEST(LinkMode, HasAWordEach) {
  for (const char* word : {"toposcope", "calipso", "calipso-2018"}) {
    ASSERT_TRUE(link_mode_named(word).has_value()) << word;
    EXPECT_EQ(link_mode_word(*link_mode_named(word)), word);
  }
  EXPECT_FALSE(link_mode_named("calipso-2020").has_value());
}

/// One more link between the same two objects.
TEST(LinkSet, MakesOneOfTwoByTheRulesOfTheVersion) {
  for (const LinkMode mode : {LinkMode::kCalipso2018, LinkMode::kToposcope}) {
    Inventory inventory("e");
    add_objects(inventory, R"({"type":"a","id":"1"}
                              {"type":"b","id":"2"})");
    const LinkRules rules{mode, environment_with(""), {}};
    LinkSet links(inventory, rules);
    links.put(FoundLink{"a-b", {0}, {1}, "first", false, "h", "s", {{"x", "1"}}});
    links.put(FoundLink{"a-b", {0}, {1}, "again"});
    links.put(FoundLink{"c-d", {0}, {1}, "other"});
    EXPECT_EQ(lines_of(links), mode == LinkMode::kCalipso2018
                                   ? "c-d 1>2 \"other\" host=h switch=s\n"
                                   : "a-b 1>2 \"again\" host=h switch=s\nc-d 1>2 \"other\"\n");
  }
}

}  // namespace
}  // namespace toposcope::discovery::testing
