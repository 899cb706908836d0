#include "toposcope/discovery/scanner_config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;
using Conditions = ScannerConfig::Conditions;

const std::filesystem::path kSource = TOPOSCOPE_SOURCE_DIR;

Json read_json(const std::filesystem::path& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The words that Calipso's own cases are written for.
KnownWords words_of(const Json& vectors) {
  KnownWords words;
  for (const Json& value : vectors["CONSTANTS"]["scan_object_types"]["data"]) {
    words.object_types.insert(value["value"].get<std::string>());
  }
  for (const Json& value : vectors["CONSTANTS"]["mechanism_drivers"]["data"]) {
    words.mechanism_drivers.insert(value["value"].get<std::string>());
  }
  words.fetchers = {"DbFetchAggregateHosts", "DbFetchAggregates"};
  return words;
}

std::string faults_of(const std::string& json) {
  const auto read = read_scanner_config(json, known_words());
  if (read.has_value()) return "";
  EXPECT_EQ(read.error().code, model::ErrorCode::kMalformedInput);
  return read.error().message;
}

struct Case {
  const char* name;
  const char* faults;
};

TEST(ScannerConfig, JudgesFilesAsCalipsoDoes) {
  const Json vectors = read_json(kSource / "tests/discovery_core/fixtures/calipso-metadata.json");
  const std::vector<Case> cases = {
      {"METADATA_EMPTY", "\"scanners_package\" is missing\n\"scanners\" is missing"},
      {"METADATA_SCANNERS_MISSING", "\"scanners\" is missing"},
      {"METADATA_NO_PACKAGE", "\"scanners_package\" is missing\nno scanners found"},
      {"METADATA_NO_SCANNERS", "\"scanners\" is missing"},
      {"METADATA_ZERO_SCANNERS", "no scanners found"},
      {"METADATA_SIMPLE_SCANNER", ""},
      {"METADATA_SCANNER_UNKNOWN_ATTRIBUTE", "ScanAggregate #1: unknown attribute \"xyz\""},
      {"METADATA_SCANNER_NO_TYPE", "ScanAggregate #1: \"type\" is missing"},
      {"METADATA_SCANNER_NO_FETCHER", "ScanAggregate #1: \"fetcher\" is missing"},
      {"METADATA_SCANNER_INCORRECT_TYPE", "ScanAggregate #1: there is no object type \"t1\""},
      {"METADATA_SCANNER_INCORRECT_FETCHER", "ScanAggregate #1: there is no fetcher \"f1\""},
      {"METADATA_SCANNER_WITH_CHILD", ""},
      {"METADATA_SCANNER_WITH_INCORRECT_CHILD",
       "ScanAggregatesRoot #1: \"children_scanner\" must be the name of a scanner, and is 1"},
      {"METADATA_SCANNER_WITH_MISSING_CHILD",
       "ScanAggregatesRoot #1: there is no scanner \"ScanAggregate\" for children"},
      {"METADATA_SCANNER_FETCHER_INVALID_DICT",
       "ScanEnvironment #1: a fetcher that is a map must be a folder: \"folder\": true"},
      {"METADATA_SCANNER_WITH_FOLDER", ""},
      {"METADATA_SCANNER_WITH_INVALID_CONDITION",
       "ScanHost #1: \"environment_condition\" must be a map or a list of maps, and is 1"},
      {"METADATA_SCANNER_WITH_INVALID_MECHANISM_DRIVER_CONDITION",
       "ScanHost #1: \"environment_condition\": there is no mechanism driver \"\""},
      {"METADATA_SCANNER_WITH_INVALID_MECHANISM_DRIVER",
       "ScanHost #1: \"environment_condition\": there is no mechanism driver 1\n"
       "ScanHost #1: \"environment_condition\": there is no mechanism driver 2"},
      {"METADATA_SCANNER_WITH_CONDITION", ""},
  };
  std::set<std::string> seen = {"CONSTANTS"};
  for (const Case& one : cases) {
    const auto read = read_scanner_config(vectors.at(one.name).dump(), words_of(vectors));
    EXPECT_EQ(read.has_value() ? "" : read.error().message, one.faults) << one.name;
    seen.insert(one.name);
  }
  EXPECT_EQ(seen.size(), vectors.size()) << "each of their cases is one of ours";
}

TEST(ScannerConfig, ListsEveryFaultAtOnceInFileOrder) {
  EXPECT_EQ(faults_of("[]"), "a list of scanners is a JSON object");
  EXPECT_EQ(faults_of("{"), "a list of scanners is a JSON object");
  EXPECT_EQ(faults_of(R"({"scanners_package":1,"scanners":[]})"),
            "\"scanners_package\" must be a text that is not empty\n"
            "\"scanners\" must be a map of scanners by name");
  EXPECT_EQ(faults_of(R"({"scanners_package":"p","scanners":{"ScanB":{},"ScanA":[1,
              {"fetcher":7,"colour":"red","type":5},
              {"type":"host","fetcher":{"folder":0,"types_name":"","text":1,"create_folder":"no","x":1},
               "object_id_to_use_in_child":"","_comment":{},
               "environment_restriction":[{"mechanism_drivers":"Token Ring"},{}]},
              {"type":"host","fetcher":"LocalFetchHost","environment_condition":[1]}]}})"),
            "ScanB: must be a list of entries\n"
            "ScanA #1: must be a map of attributes\n"
            "ScanA #2: \"fetcher\" must be a name or a folder, and is 7\n"
            "ScanA #2: unknown attribute \"colour\"\n"
            "ScanA #2: \"type\" must be a text, and is 5\n"
            "ScanA #3: a fetcher that is a map must be a folder: \"folder\": true\n"
            "ScanA #3: the folder needs \"types_name\", a text\n"
            "ScanA #3: the folder needs \"parent_type\", a text\n"
            "ScanA #3: \"text\" of the folder must be a text\n"
            "ScanA #3: \"create_folder\" of the folder must be true or false\n"
            "ScanA #3: unknown attribute \"x\" of the folder\n"
            "ScanA #3: \"object_id_to_use_in_child\" must be the name of a member\n"
            "ScanA #3: \"environment_restriction\": there is no mechanism driver \"Token Ring\"\n"
            "ScanA #4: \"environment_condition\" must be a map or a list of maps, and is [1]");
}

TEST(ScannerConfig, ReadsEntries) {
  const auto read = read_scanner_config(
      R"({"scanners_package":"p","scanners":{
        "ScanEnvironment":[
          {"type":"projects_folder","fetcher":{"folder":1,"types_name":"PROJECTS","parent_type":"environment"},
           "children_scanner":"ScanProjectsRoot"},
          {"type":"pnics_folder","fetcher":{"folder":true,"types_name":"host_pnics","parent_type":"host",
            "text":"pNICs","create_folder":false}}],
        "ScanProjectsRoot":[
          {"type":"project","fetcher":"ApiFetchProjects","object_id_to_use_in_child":"name",
           "environment_condition":{ "b": 1, "a": [2] }}]}})",
      known_words(), Conditions::k2018);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const ScannerConfig& config = read.value();
  EXPECT_EQ(config.package, "p");
  EXPECT_EQ(config.conditions, Conditions::k2018);
  ASSERT_EQ(config.scanners.size(), 2U);
  EXPECT_EQ(config.scanners[0].first, "ScanEnvironment");
  EXPECT_EQ(config.find("ScanNothing"), nullptr);
  const auto& folders = *config.find("ScanEnvironment");
  ASSERT_EQ(folders.size(), 2U);
  EXPECT_EQ(folders[0].fetcher, "");
  EXPECT_EQ(folders[0].folder->types_name, "PROJECTS");
  EXPECT_EQ(folders[0].folder->text, "Projects");
  EXPECT_EQ(folders[0].folder->parent_type, "environment");
  EXPECT_TRUE(folders[0].folder->create);
  EXPECT_EQ(folders[0].children_scanner, "ScanProjectsRoot");
  EXPECT_EQ(folders[0].id_field, "id");
  EXPECT_EQ(folders[1].folder->text, "pNICs");
  EXPECT_FALSE(folders[1].folder->create);
  const ScannerEntry& projects = config.find("ScanProjectsRoot")->front();
  EXPECT_EQ(projects.type, "project");
  EXPECT_EQ(projects.fetcher, "ApiFetchProjects");
  EXPECT_FALSE(projects.folder.has_value());
  EXPECT_EQ(projects.id_field, "name");
  EXPECT_EQ(projects.condition, R"({"b":1,"a":[2]})");
  EXPECT_EQ(projects.restriction, "");
}

TEST(ScannerConfig, TellsByWhoseRulesConditionsAreMeant) {
  const std::string head =
      R"({"scanners_package":"p","scanners":{"ScanHost":[{"type":"host","fetcher":"LocalFetchHost")";
  for (const auto& [entry, rules] : std::vector<std::pair<std::string, Conditions>>{
           {"", Conditions::k2018},
           {R"(,"environment_condition":{})", Conditions::k2018},
           {R"(,"environment_condition":[])", Conditions::k2020},
           {R"(,"environment_restriction":{})", Conditions::k2020}}) {
    const auto read = read_scanner_config(head + entry + "}]}}", known_words(), Conditions::k2018);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read.value().conditions, rules) << entry;
  }
}

std::size_t entries_of(const ScannerConfig& config) {
  std::size_t count = 0;
  for (const auto& [name, entries] : config.scanners) count += entries.size();
  return count;
}

TEST(ShippedScanners, AreTheFilesOfTheSamples) {
  const std::filesystem::path folder = kSource / "samples/discovery";
  EXPECT_EQ(shipped_scanners("toposcope"), read_text(folder / "scanners.json"));
  EXPECT_EQ(shipped_scanners("2018"), read_text(folder / "scanners-2018.json"));
  EXPECT_EQ(shipped_scanners("2020"), read_text(folder / "scanners-2020.json"));
  const auto none = shipped_scanner_config("1999");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, model::ErrorCode::kNotFound);
}

TEST(ShippedScanners, Load) {
  const auto of_2018 = shipped_scanner_config("2018");
  ASSERT_TRUE(of_2018.has_value()) << of_2018.error().message;
  EXPECT_EQ(of_2018.value().scanners.size(), 27U);
  EXPECT_EQ(entries_of(of_2018.value()), 48U);
  EXPECT_EQ(of_2018.value().conditions, Conditions::k2018);
  const auto of_2020 = shipped_scanner_config("2020");
  ASSERT_TRUE(of_2020.has_value()) << of_2020.error().message;
  EXPECT_EQ(of_2020.value().scanners.size(), 40U);
  EXPECT_EQ(entries_of(of_2020.value()), 82U);
  EXPECT_EQ(of_2020.value().conditions, Conditions::k2020);
  const auto ours = shipped_scanner_config("toposcope");
  ASSERT_TRUE(ours.has_value()) << ours.error().message;
  EXPECT_EQ(ours.value().conditions, Conditions::k2020);
}

/// Entries of all scanners that are for an environment.
std::vector<std::string> entries_for(const ScannerConfig& config, const EnvironmentConfig& about) {
  std::vector<std::string> lines;
  for (const auto& [scanner, entries] : config.scanners) {
    for (const ScannerEntry& entry : entries) {
      const auto yes = applies(entry, config.conditions, about);
      EXPECT_TRUE(yes.has_value())
          << scanner << ": " << (yes.has_value() ? "" : yes.error().message);
      if (yes.has_value() && yes.value()) {
        lines.push_back(scanner + " " + entry.type + " " +
                        (entry.folder ? "folder" : entry.fetcher));
      }
    }
  }
  return lines;
}

EnvironmentConfig environment(const std::string& json) {
  auto read = read_environment(json);
  EXPECT_TRUE(read.has_value());
  return read.value();
}

TEST(ShippedScanners, OursAreThoseOf2020AndMoreOnOpenStack) {
  const EnvironmentConfig about = environment(
      R"({"name":"e","distribution":"Mercury","cvim_ceph":true,"mechanism_drivers":["OVS","LXB","VPP","SRIOV"]})");
  auto theirs = entries_for(shipped_scanner_config("2020").value(), about);
  auto ours = entries_for(shipped_scanner_config("toposcope").value(), about);
  std::sort(theirs.begin(), theirs.end());
  std::sort(ours.begin(), ours.end());
  std::vector<std::string> more;
  std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                      std::back_inserter(more));
  EXPECT_TRUE(std::includes(ours.begin(), ours.end(), theirs.begin(), theirs.end()));
  EXPECT_EQ(more, (std::vector<std::string>{"ScanPnicsRoot switch_pnic LldpFetchNeighbours",
                                            "ScanRegion floating_ip ApiFetchFloatingIps",
                                            "ScanRegion instance ApiFetchUnplacedInstances",
                                            "ScanRegion router ApiFetchRouters",
                                            "ScanRegion security_group ApiFetchSecurityGroups",
                                            "ScanRegion trunk ApiFetchTrunks"}));
}

TEST(ShippedScanners, OursLookAtAMachineByItself) {
  const auto ours = shipped_scanner_config("toposcope");
  EXPECT_EQ(
      entries_for(ours.value(), environment(R"({"name":"e","environment_type":"Linux"})")),
      (std::vector<std::string>{
          "ScanEnvironment host LocalFetchHost", "ScanLocalHost netns LocalFetchNamespaces",
          "ScanLocalHost vnic LocalFetchInterfaces", "ScanLocalHost vconnector LocalFetchBridges",
          "ScanLocalHost vedge LocalFetchOvs", "ScanLocalHost otep LocalFetchTunnels",
          "ScanLocalHost instance LocalFetchDomains", "ScanLocalHost route LocalFetchRoutes",
          "ScanLocalHost switch_pnic LldpFetchNeighbours"}));
}

}  // namespace
}  // namespace toposcope::discovery
