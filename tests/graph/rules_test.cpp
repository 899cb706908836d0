#include "toposcope/graph/rules.h"

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::graph {
namespace {

RuleDocument config(std::string document) {
  return {"environments_config", "", "config", std::move(document)};
}

/// A clique type of focal point type "vm" unless `fields` says otherwise.
RuleDocument type(std::string key, const std::string& fields) {
  return {
      "clique_types", "", std::move(key),
      R"({"focal_point_type":"vm","link_types":[])" + (fields.empty() ? "" : "," + fields) + "}"};
}

RuleDocument constraints(std::string key, const std::string& fields) {
  return {"clique_constraints", "", std::move(key), "{" + fields + "}"};
}

const char* const kTestEnvironment =
    R"({"name":"test-env","environment_type":"OpenStack","distribution":"Mirantis",)"
    R"("distribution_version":"9.0","mechanism_drivers":["OVS"],"type_drivers":"vxlan"})";

int score_in(const char* environment, const std::string& fields, Semantics semantics) {
  const RuleBook book = read_rules(std::vector{config(environment), type("t", fields)});
  EXPECT_TRUE(book.faults.empty());
  return score(book.clique_types.at(0), book.environments.at(0), semantics);
}

struct ScoreCase {
  const char* name;
  const char* fields;
  int want;
};

void PrintTo(const ScoreCase& test_case, std::ostream* out) { *out << test_case.fields; }

std::string score_name(const ::testing::TestParamInfo<ScoreCase>& param) {
  return param.param.name;
}

class ScoreInTestEnvironment : public ::testing::TestWithParam<ScoreCase> {};

TEST_P(ScoreInTestEnvironment, IsThatOfBothOriginals) {
  for (const auto semantics :
       {Semantics::kCalipso, Semantics::kCalipso2018, Semantics::kBothWays}) {
    SCOPED_TRACE(name_of(semantics));
    EXPECT_EQ(score_in(kTestEnvironment, GetParam().fields, semantics), GetParam().want);
  }
}

// The table of Calipso's own test, clique_finder.json (Apache-2.0), name by name.
INSTANTIATE_TEST_SUITE_P(
    CliqueFinderJson, ScoreInTestEnvironment,
    ::testing::ValuesIn(std::vector<ScoreCase>{
        {"environment_match", R"("environment":"test-env")", 64},
        {"distribution_and_version_match",
         R"("environment_type":"OpenStack","distribution":"Mirantis","distribution_version":"9.0")",
         48},
        {"distribution_match", R"("environment_type":"OpenStack","distribution":"Mirantis")", 32},
        {"mechanism_drivers_match", R"("environment_type":"OpenStack","mechanism_drivers":"OVS")",
         8},
        {"type_drivers_match", R"("environment_type":"OpenStack","type_drivers":"vxlan")", 4},
        {"any_fallback", R"("environment":"ANY")", 1},
        {"full_configuration_match",
         R"("environment_type":"OpenStack","distribution":"Mirantis","distribution_version":"9.0",)"
         R"("mechanism_drivers":"OVS","type_drivers":"vxlan")",
         60},
        {"partial_configuration_match",
         R"("environment_type":"OpenStack","mechanism_drivers":"OVS","type_drivers":"vxlan")", 12},
        {"no_environment_name_match", R"("environment":"test-env-2")", 0},
        {"no_configuration_match",
         R"("distribution":"Kubernetes","distribution_version":"1.9",)"
         R"("mechanism_drivers":"Flannel","type_drivers":"vlan")",
         0},
        {"no_environment_type_match",
         R"("environment_type":"Kubernetes","distribution":"Kubernetes",)"
         R"("distribution_version":"1.9","mechanism_drivers":"Flannel","type_drivers":"vlan")",
         0},
        {"distribution_mismatch",
         R"("environment_type":"OpenStack","distribution_version":"9.0",)"
         R"("mechanism_drivers":"OVS","type_drivers":"vxlan","distribution":"Kubernetes")",
         0},
        {"distribution_version_mismatch",
         R"("environment_type":"OpenStack","distribution":"Mirantis","mechanism_drivers":"OVS",)"
         R"("type_drivers":"vxlan","distribution_version":"1.9")",
         0},
        {"mechanism_drivers_mismatch",
         R"("environment_type":"OpenStack","distribution_version":"9.0","distribution":"Mirantis",)"
         R"("type_drivers":"vxlan","mechanism_drivers":"Flannel")",
         0},
        {"type_drivers_mismatch",
         R"("environment_type":"OpenStack","distribution_version":"9.0","distribution":"Mirantis",)"
         R"("mechanism_drivers":"OVS","type_drivers":"vlan")",
         0},
    }),
    score_name);

// More of the first worked example of Calipso's rules.
INSTANTIATE_TEST_SUITE_P(
    WorkedExample, ScoreInTestEnvironment,
    ::testing::ValuesIn(std::vector<ScoreCase>{
        {"no_fields", "", 2},
        {"empty_environment", R"("environment":"")", 2},
        {"null_environment", R"("environment":null)", 2},
        {"version_without_distribution_is_ignored", R"("distribution_version":"1.9")", 2},
        {"own_environment_ignores_the_rest",
         R"("environment":"test-env","distribution":"Kubernetes")", 64},
        {"any_ignores_the_rest", R"("environment":"ANY","distribution":"Kubernetes")", 1},
    }),
    score_name);

struct VersionCase {
  const char* name;
  const char* environment_version;
  const char* type_version;
  int want_2018;
  int want_2021;
};

void PrintTo(const VersionCase& test_case, std::ostream* out) {
  *out << test_case.type_version << " in " << test_case.environment_version;
}

class Versions : public ::testing::TestWithParam<VersionCase> {};

TEST_P(Versions, AreEqualIn2018AndAMinimumOfDigitsIn2021) {
  const auto& [name, environment_version, type_version, want_2018, want_2021] = GetParam();
  const std::string environment = R"({"name":"e","distribution":"M","distribution_version":)" +
                                  std::string(environment_version) + "}";
  const std::string fields =
      R"("distribution":"M","distribution_version":)" + std::string(type_version);
  EXPECT_EQ(score_in(environment.c_str(), fields, Semantics::kCalipso2018), want_2018);
  EXPECT_EQ(score_in(environment.c_str(), fields, Semantics::kCalipso), want_2021);
}

std::string version_name(const ::testing::TestParamInfo<VersionCase>& param) {
  return param.param.name;
}

INSTANTIATE_TEST_SUITE_P(Digits, Versions,
                         ::testing::ValuesIn(std::vector<VersionCase>{
                             {"equal", R"("8.0")", R"("8.0")", 48, 48},
                             {"newer_than_asked", R"("28000")", R"("27747")", 0, 48},
                             {"older_than_asked", R"("9999")", R"("27747")", 0, 0},
                             {"leading_zeros", R"("8")", R"("007")", 0, 48},
                             {"longer_than_any_integer", R"("99999999999999999999999")",
                              R"("99999999999999999999998")", 0, 48},
                             {"dots_are_no_digits", R"("9.0")", R"("8")", 0, 0},
                             {"number_asked", R"("8")", "8", 0, 0},
                             {"number_there", "8", R"("8")", 0, 0},
                             {"numbers_both", "8", "8.0", 48, 0},
                         }),
                         version_name);

struct DriverCase {
  const char* name;
  const char* environment_drivers;
  const char* type_drivers;
  int want_2018;
  int want_2021;
};

void PrintTo(const DriverCase& test_case, std::ostream* out) {
  *out << test_case.type_drivers << " in " << test_case.environment_drivers;
}

class MechanismDrivers : public ::testing::TestWithParam<DriverCase> {};

TEST_P(MechanismDrivers, MayBeAListIn2021Only) {
  const auto& [name, environment_drivers, type_drivers, want_2018, want_2021] = GetParam();
  const std::string environment =
      R"({"name":"e","mechanism_drivers":)" + std::string(environment_drivers) + "}";
  const std::string fields = R"("mechanism_drivers":)" + std::string(type_drivers);
  EXPECT_EQ(score_in(environment.c_str(), fields, Semantics::kCalipso2018), want_2018);
  EXPECT_EQ(score_in(environment.c_str(), fields, Semantics::kCalipso), want_2021);
}

std::string driver_name(const ::testing::TestParamInfo<DriverCase>& param) {
  return param.param.name;
}

INSTANTIATE_TEST_SUITE_P(Forms, MechanismDrivers,
                         ::testing::ValuesIn(std::vector<DriverCase>{
                             {"one_of_a_list", R"(["OVS","VPP"])", R"("VPP")", 8, 8},
                             {"any_of_a_list", R"(["OVS"])", R"(["VPP","OVS"])", 0, 8},
                             {"none_of_a_list", R"(["OVS"])", R"(["VPP","LXB"])", 0, 0},
                             {"part_of_a_text", R"("OVS")", R"("OV")", 8, 8},
                             {"parts_of_a_text", R"("OVS")", R"(["X","OV"])", 0, 8},
                             {"not_part_of_a_list", R"(["OVS"])", R"("OV")", 0, 0},
                             {"nothing_to_look_in", "null", R"("OVS")", 0, 0},
                             {"number_to_look_in", "5", R"("OVS")", 0, 0},
                         }),
                         driver_name);

TEST(Guide, TakesOwnAndAnyAndNothingElse) {
  EXPECT_EQ(score_in(kTestEnvironment, R"("environment":"test-env")", Semantics::kGuide), 1);
  EXPECT_EQ(score_in(kTestEnvironment, R"("environment":"ANY")", Semantics::kGuide), 1);
  EXPECT_EQ(score_in(kTestEnvironment, R"("distribution":"Mirantis")", Semantics::kGuide), 0);
}

TEST(SelectCliqueTypes, KeepsTheBestOfEachFocalPointType) {
  const RuleBook book = read_rules(std::vector{
      config(kTestEnvironment),
      type("vm any", R"("environment":"ANY")"),
      type("nic fallback", R"("focal_point_type":"nic")"),
      type("vm own", R"("environment":"test-env")"),
      type("vm own too", R"("environment":"test-env")"),
      type("pod elsewhere", R"("focal_point_type":"pod","environment":"far")"),
  });
  const auto chosen = [&](Semantics semantics) {
    std::vector<std::string> keys;
    for (const CliqueType* t : select_clique_types(book, book.environments.at(0), semantics)) {
      keys.push_back(t->key);
    }
    return keys;
  };
  using Keys = std::vector<std::string>;
  EXPECT_EQ(chosen(Semantics::kCalipso), (Keys{"vm own", "vm own too", "nic fallback"}));
  EXPECT_EQ(chosen(Semantics::kCalipso2018), (Keys{"vm own", "nic fallback"}));
  EXPECT_EQ(chosen(Semantics::kGuide), (Keys{"vm any", "vm own", "vm own too"}));
}

TEST(SelectConstraints, FollowsTheLookUpOfEachOriginal) {
  const RuleBook book = read_rules(std::vector{
      constraints("1", R"("focal_point_type":"nic","constraints":["other"])"),
      constraints("2", R"("focal_point_type":"vm","environment":"far","constraints":["far"])"),
      constraints("3", R"("focal_point_type":"vm","constraints":["general"])"),
      constraints("4", R"("focal_point_type":"vm","environment":"east","constraints":["east"])"),
      constraints("5", R"("focal_point_type":"vm","environment":"","constraints":["last"])"),
      constraints("6", R"("focal_point_type":"vm","environment":"ANY","constraints":["any"])"),
  });
  ASSERT_TRUE(book.faults.empty());
  using Names = std::vector<std::string>;
  EXPECT_EQ(select_constraints(book, "vm", "east", Semantics::kCalipso), Names{"east"});
  EXPECT_EQ(select_constraints(book, "vm", "west", Semantics::kCalipso), Names{"last"});
  EXPECT_EQ(select_constraints(book, "vm", "east", Semantics::kCalipso2018), Names{"far"});
  EXPECT_EQ(select_constraints(book, "vm", "east", Semantics::kGuide), Names{"far"});
  EXPECT_EQ(select_constraints(book, "pod", "east", Semantics::kCalipso), Names{});
}

struct FaultCase {
  const char* name;
  RuleDocument document;
  const char* want;  ///< Part of the message.
};

void PrintTo(const FaultCase& test_case, std::ostream* out) { *out << test_case.document.document; }

class FaultyRules : public ::testing::TestWithParam<FaultCase> {};

TEST_P(FaultyRules, CostThemselvesOnly) {
  const RuleBook book =
      read_rules(std::vector{type("before", ""), GetParam().document, type("after", "")});
  ASSERT_EQ(book.clique_types.size(), 2U);
  EXPECT_EQ(book.clique_types[1].key, "after");
  EXPECT_TRUE(book.constraints.empty());
  EXPECT_TRUE(book.environments.empty());
  ASSERT_EQ(book.faults.size(), 1U);
  EXPECT_EQ(book.faults[0].where, GetParam().document.key);
  EXPECT_NE(book.faults[0].message.find(GetParam().want), std::string::npos)
      << book.faults[0].message;
}

std::string fault_name(const ::testing::TestParamInfo<FaultCase>& param) {
  return param.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Documents, FaultyRules,
    ::testing::ValuesIn(std::vector<FaultCase>{
        {"not_json", {"clique_types", "", "bad", "{"}, "not a JSON object"},
        {"a_list", {"clique_constraints", "", "bad", "[]"}, "not a JSON object"},
        {"no_focal_point_type",
         {"clique_types", "", "bad", R"({"link_types":[]})"},
         "focal_point_type is missing"},
        {"link_types_as_text",
         {"clique_types", "", "bad", R"({"focal_point_type":"vm","link_types":"a-b"})"},
         "link_types must be a list"},
        {"a_number_among_link_types",
         {"clique_types", "", "bad", R"({"focal_point_type":"vm","link_types":["a-b",5]})"},
         "link_types holds 5"},
        {"scope_as_number", type("bad", R"("environment":7)"), "environment is 7"},
        {"constraints_missing",
         {"clique_constraints", "", "bad", R"({"focal_point_type":"vm"})"},
         "constraints must be a list"},
        {"environment_without_name",
         {"environments_config", "", "bad", R"({"distribution":"Mirantis"})"},
         "name is missing"},
    }),
    fault_name);

TEST(ReadRules, TakesTheScopeOfTheRecordWhenTheDocumentHasNone) {
  RuleDocument document = type("t", "");
  document.environment = "ANY";
  EXPECT_EQ(read_rules(std::vector{document}).clique_types.at(0).environment, "ANY");
  RuleDocument own = type("t", R"("environment":"east")");
  own.environment = "ANY";
  EXPECT_EQ(read_rules(std::vector{own}).clique_types.at(0).environment, "east");
}

TEST(SemanticsNames, GoBothWays) {
  for (const char* name : {"calipso", "calipso-2018", "guide", "both-ways"}) {
    const auto semantics = semantics_named(name);
    ASSERT_TRUE(semantics.has_value()) << name;
    EXPECT_EQ(name_of(*semantics), name);
  }
  EXPECT_EQ(semantics_named("Calipso"), std::nullopt);
}

}  // namespace
}  // namespace toposcope::graph
