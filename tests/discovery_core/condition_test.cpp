#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "toposcope/discovery/scanner_config.h"

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using Conditions = ScannerConfig::Conditions;

EnvironmentConfig environment(const std::string& json) {
  auto read = read_environment(json);
  EXPECT_TRUE(read.has_value()) << json;
  return read.value();
}

std::string verdict(const std::string& condition, const std::string& restriction, Conditions rules,
                    const EnvironmentConfig& about) {
  ScannerEntry entry;
  entry.condition = condition;
  entry.restriction = restriction;
  const auto yes = applies(entry, rules, about);
  if (!yes.has_value()) return yes.error().message;
  return yes.value() ? "yes" : "no";
}

TEST(Condition, DecidesAsTheCasesOfCalipsoSay) {
  std::ifstream file(std::filesystem::path(TOPOSCOPE_SOURCE_DIR) /
                     "tests/discovery_core/fixtures/calipso-scanner.json");
  const Json vectors = Json::parse(file);
  const auto condition_of = [&](const char* name) {
    const Json& entry = vectors.at(name);
    return entry.contains("environment_condition") ? entry["environment_condition"].dump()
                                                   : std::string();
  };
  const EnvironmentConfig about = environment(vectors.at("CONFIGURATIONS").dump());
  const EnvironmentConfig bare =
      environment(vectors.at("CONFIGURATIONS_WITHOUT_MECHANISM_DRIVERS").dump());
  for (const Conditions rules : {Conditions::k2018, Conditions::k2020}) {
    EXPECT_EQ(verdict(condition_of("TYPE_TO_FETCH"), "", rules, about), "yes");
    EXPECT_EQ(
        verdict(condition_of("TYPE_TO_FETCH_WITH_WRONG_ENVIRONMENT_CONDITION"), "", rules, about),
        "no");
    EXPECT_EQ(verdict(condition_of("TYPE_TO_FETCH_WITH_ERROR_VALUE"), "", rules, about), "no");
    EXPECT_EQ(verdict(condition_of("TYPE_TO_FETCH_WITHOUT_ENV_CON"), "", rules, about), "yes");
    EXPECT_EQ(verdict(condition_of("TYPE_TO_FETCH"), "", rules, bare), "no");
  }
}

struct Row {
  std::string condition, facts;
  const char* of_2018;
  const char* of_2020;
};

TEST(Condition, FollowsTheRulesOfEitherYear) {
  const std::vector<Row> rows = {
      {"", "", "yes", "yes"},
      {"{}", "", "yes", "yes"},
      {"", R"(,"environment_type":"Linux")", "no", "no"},
      {"{}", R"(,"environment_type":"Linux")", "no", "no"},
      {R"({"environment_type":["OpenStack","Linux"]})", R"(,"environment_type":"Linux")", "yes",
       "yes"},
      {R"({"environment_type":"OpenStack"})", "", "yes", "yes"},
      {R"({"distribution":"Apex"})", R"(,"distribution":"Apex")", "yes", "yes"},
      {R"({"distribution":"Apex"})", R"(,"distribution":"Kolla")", "no", "no"},
      {R"({"distribution":["Kolla","Apex"]})", R"(,"distribution":"Apex")", "yes", "yes"},
      {R"({"distribution":"Apex"})", "", "no", "no"},
      // OpenStack is added to a condition that says nothing of it
      {R"({"distribution":"Apex"})", R"(,"distribution":"Apex","environment_type":"Linux")", "no",
       "no"},
      // a list on the side of the environment: equal as a whole in 2018, by any of it in 2020
      {R"({"distribution_version":"8.0"})", R"(,"distribution_version":["7.0","8.0"])", "no",
       "yes"},
      {R"({"distribution_version":["7.0","8.0"]})", R"(,"distribution_version":["7.0","8.0"])",
       "yes", "yes"},
      {R"({"mechanism_drivers":"OVS"})", R"(,"mechanism_drivers":["LXB","OVS"])", "yes", "yes"},
      {R"({"mechanism_drivers":["OVS","VPP"]})", R"(,"mechanism_drivers":"VPP")", "yes", "yes"},
      {R"({"mechanism_drivers":["OVS","VPP"]})", R"(,"mechanism_drivers":["LXB"])", "no", "no"},
      // all of a map
      {R"({"mechanism_drivers":"OVS","distribution":"Apex"})",
       R"(,"mechanism_drivers":["OVS"],"distribution":"Kolla")", "no", "no"},
      // flags: what is not true in 2020 is no fact
      {R"({"cvim_ceph":true})", R"(,"cvim_ceph":true)", "yes", "yes"},
      {R"({"cvim_ceph":true})", R"(,"cvim_ceph":false)", "no", "no"},
      {R"({"cvim_ceph":false})", R"(,"cvim_ceph":false)", "yes", "no"},
      {R"({"cvim_ceph":false})", R"(,"cvim_ceph":true)", "no", "yes"},
      {R"({"type_drivers":""})", R"(,"type_drivers":"vlan")", "no", "yes"},
  };
  for (const Row& row : rows) {
    const EnvironmentConfig about = environment(R"({"name":"e")" + row.facts + "}");
    EXPECT_EQ(verdict(row.condition, "", Conditions::k2018, about), row.of_2018)
        << row.condition << row.facts;
    EXPECT_EQ(verdict(row.condition, "", Conditions::k2020, about), row.of_2020)
        << row.condition << row.facts;
  }
}

TEST(Condition, ListsAreAlternatives) {
  const EnvironmentConfig linux_only = environment(R"({"name":"e","environment_type":"Linux"})");
  const EnvironmentConfig apex = environment(R"({"name":"e","distribution":"Apex"})");
  const std::string either = R"([{"environment_type":"Linux"},{"distribution":"Apex"}])";
  EXPECT_EQ(verdict("[]", "", Conditions::k2020, linux_only), "yes");
  EXPECT_EQ(verdict("[{}]", "", Conditions::k2020, linux_only), "no");
  EXPECT_EQ(verdict(either, "", Conditions::k2020, linux_only), "yes");
  EXPECT_EQ(verdict(either, "", Conditions::k2020, apex), "yes");
  EXPECT_EQ(verdict(either, "", Conditions::k2020, environment(R"({"name":"e"})")), "no");
}

TEST(Restriction, ExcludesWhatItHasAllInCommonWith) {
  // of Calipso's file: bonds are not looked for where teams are
  const std::string bonds =
      R"({"distribution":["Mercury","Kubernetes"],"mechanism_drivers":["OVS","LXB"]})";
  const auto with = [&](const std::string& facts, const std::string& restriction) {
    return verdict("", restriction, Conditions::k2020, environment(R"({"name":"e")" + facts + "}"));
  };
  EXPECT_EQ(with(R"(,"distribution":"Mercury","mechanism_drivers":["OVS"])", bonds), "no");
  EXPECT_EQ(with(R"(,"distribution":"Mercury","mechanism_drivers":["VPP"])", bonds), "yes");
  EXPECT_EQ(with(R"(,"distribution":"Apex")", bonds), "yes") << "the first settles it";
  EXPECT_EQ(
      with(R"(,"distribution":"Mercury")", bonds),
      "a restriction of the scanner asks for \"mechanism_drivers\", which the environment does "
      "not state");
  EXPECT_EQ(
      with(R"(,"distribution":"Apex")", R"([{"distribution":"Kolla"},{"distribution":"Apex"}])"),
      "no");
  EXPECT_EQ(with(R"(,"distribution":"Apex")", "[]"), "yes");
  EXPECT_EQ(with(R"(,"environment_type":"Linux")", bonds), "no") << "the condition comes first";
}

TEST(Condition, TakesAnEnvironmentThatWasMadeAndNotRead) {
  EnvironmentConfig made;
  made.name = "made";
  made.mechanism_drivers = {"OVS"};
  EXPECT_EQ(verdict(R"({"mechanism_drivers":"OVS"})", "", Conditions::k2020, made), "yes");
  made.environment_type = "Linux";
  EXPECT_EQ(verdict("", "", Conditions::k2020, made), "no");
}

}  // namespace
}  // namespace toposcope::discovery
