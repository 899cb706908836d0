#include "engine/plan.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::ordered_json;

/// In an environment that each entry is for.
model::Result<ScanPlan> plan(const ScannerConfig& config, const ScanTarget& part,
                             const Inventory& live) {
  return make_scan_plan(config, part, live, [](const ScannerEntry&) { return true; });
}

std::string told(const model::Result<ScanPlan>& plan) {
  if (!plan.has_value()) {
    const char* code =
        plan.error().code == model::ErrorCode::kNotFound ? "not found: " : "invalid: ";
    return code + plan.error().message;
  }
  const ScanPlan& p = plan.value();
  std::string text = p.scanner + " on " + p.parent.type + " " + p.parent.id;
  if (p.id_field != "id") text += " by " + p.id_field;
  if (!p.child_type.empty()) text += " for " + p.child_type + " " + p.child_id;
  return text;
}

Json vectors() {
  std::ifstream file(std::filesystem::path(TOPOSCOPE_SOURCE_DIR) /
                     "tests/discovery_core/fixtures/calipso-plans.json");
  return Json::parse(file);
}

void add(Inventory& inventory, const std::string& document) {
  inventory.add(*make_object(document));
}

TEST(ScanPlan, IsWhatCalipsoPrepares) {
  const Json cases = vectors();
  const std::string environment = cases["UNIT_TESTS_ENV"];
  const auto config = shipped_scanner_config("2018");
  Inventory live(environment);

  const auto whole = plan(config.value(), {}, live);
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole.value().scanner, cases["PREPARED_ENV_PLAN"]["scanner_class"]);
  EXPECT_EQ(whole.value().parent.id, cases["PREPARED_ENV_PLAN"]["obj"]["id"]);
  EXPECT_EQ(whole.value().id_field, cases["PREPARED_ENV_PLAN"]["id_field"]);
  EXPECT_EQ(whole.value().child_type, "") << "theirs is null";

  const Json& folder = cases["SCAN_REGION_FOLDER_PLAN_TO_BE_PREPARED"];
  const auto regions = plan(config.value(), {folder["type"], folder["id"]}, live);
  ASSERT_TRUE(regions.has_value());
  EXPECT_EQ(regions.value().scanner, cases["SCANNER_CLASS_FOR_REGION_FOLDER"]);
  EXPECT_EQ(regions.value().parent.id, cases["OBJ_ID_FOR_REGION_FOLDER"]);
  EXPECT_EQ(regions.value().child_type, cases["CHILD_TYPE_FOR_REGION_FOLDER"]);
  EXPECT_EQ(regions.value().child_id, cases["CHILD_ID_FOR_REGION_FOLDER"]);

  add(live, cases["REGIONS_FOLDER"].dump());
  const Json& wanted = cases["SCAN_REGION_PLAN_TO_BE_PREPARED"];
  add(live, Json{{"type", wanted["type"]},
                 {"id", wanted["id"]},
                 {"parent_type", wanted["parent_type"]},
                 {"parent_id", wanted["parent_id"]}}
                .dump());
  const auto region = plan(config.value(), {wanted["type"], wanted["id"]}, live);
  ASSERT_TRUE(region.has_value()) << region.error().message;
  EXPECT_EQ(region.value().scanner, cases["SCANNER_TYPE_FOR_REGION"]);
  EXPECT_EQ(region.value().parent.id, cases["OBJ_ID_FOR_REGION"]);
  EXPECT_EQ(region.value().child_type, cases["CHILD_TYPE_FOR_REGION"]);
  EXPECT_EQ(region.value().child_id, cases["CHILD_ID_FOR_REGION"]);
}

void add_lagoon(Inventory& live) {
  for (
      const char* document :
      {R"({"type":"projects_folder","id":"lagoon-projects","parent_type":"environment","parent_id":"lagoon"})",
       R"({"type":"project","id":"p1","name":"admin","parent_type":"projects_folder","parent_id":"lagoon-projects"})",
       R"({"type":"availability_zones_folder","id":"r-availability_zones","parent_type":"region","parent_id":"r"})",
       R"({"type":"availability_zone","id":"zone|nova","parent_type":"project","parent_id":"p1"})",
       R"({"type":"host","id":"compute1","parent_type":"availability_zone","parent_id":"zone|nova"})",
       R"({"type":"pnics_folder","id":"compute1-host_pnics","parent_type":"host","parent_id":"compute1"})",
       R"({"type":"host_pnic","id":"eth0-02:00","parent_type":"pnics_folder","parent_id":"compute1-host_pnics"})",
       R"({"type":"vservice","id":"same","parent_type":"vservice_dhcps_folder","parent_id":"gone"})",
       R"({"type":"network","id":"same","parent_type":"region","parent_id":"gone"})",
       R"({"type":"switch","id":"leaf1","parent_type":"environment","parent_id":"lagoon"})",
       R"({"type":"region","id":"q","parent_type":"regions_folder","parent_id":"lagoon-regions"})",
       R"({"type":"port","id":"port1","parent_type":"ports_folder","parent_id":"n-ports","scan_origin":"ApiFetchPorts@region:q"})",
       R"({"type":"host","id":"compute2","parent_type":"availability_zone","parent_id":"zone|nova","scan_origin":"ApiFetchProjectHosts@project:p1"})",
       R"({"type":"host_pnic","id":"eth1","parent_type":"pnics_folder","parent_id":"compute1-host_pnics","scan_origin":"CliFetchHostPnics@pnics_folder:gone-host_pnics"})",
       R"({"type":"switch","id":"leaf2","parent_type":"switches_folder","parent_id":"lagoon-switches","scan_origin":"LldpFetchNeighbours@pnics_folder:compute1-host_pnics"})",
       R"({"type":"switches_folder","id":"lagoon-switches","parent_type":"environment","parent_id":"lagoon","scan_origin":"LldpFetchNeighbours@pnics_folder:compute1-host_pnics"})"}) {
    add(live, document);
  }
}

struct Case {
  ScanTarget part;
  const char* told;
};

const std::vector<Case> kCases = {
    {{}, "ScanEnvironment on environment lagoon"},
    {{"environment", ""}, "ScanEnvironment on environment lagoon"},
    {{"environment", "lagoon"}, "ScanEnvironment on environment lagoon"},
    {{"environment", "reef"}, "not found: the environment is lagoon"},
    {{"regions_folder", ""},
     "ScanEnvironment on environment lagoon for regions_folder lagoon-regions"},
    {{"projects_folder", "lagoon-projects"},
     "ScanEnvironment on environment lagoon for projects_folder lagoon-projects"},
    {{"projects_folder", "other"},
     "not found: there is no projects_folder with the id other in lagoon"},
    {{"project", "p1"}, "ScanProjectsRoot on projects_folder lagoon-projects for project p1"},
    // projects are asked by name
    {{"availability_zone", "zone|nova"},
     "ScanProject on project p1 by name for availability_zone zone|nova"},
    // no type: the object says it
    {{"", "compute1"}, "ScanAvailabilityZone on availability_zone zone|nova for host compute1"},
    // the folder's name is not that of the type
    {{"host_pnic", "eth0-02:00"},
     "ScanPnicsRoot on pnics_folder compute1-host_pnics for host_pnic eth0-02:00"},
    {{"pnics_folder", "compute1-host_pnics"},
     "ScanHost on host compute1 for pnics_folder compute1-host_pnics"},
    {{"", "same"},
     "invalid: several objects have the id same; say which type is meant: network, vservice"},
    {{"vservice", "same"},
     "invalid: no scanner brings vservice below vservice_dhcps_folder; scan what is above it: "
     "gone"},
    {{"network", "same"}, "not found: the parent of same is not there: region gone"},
    {{"host", "compute9"}, "not found: there is no host with the id compute9 in lagoon"},
    {{"", "compute9"}, "not found: there is no object with the id compute9 in lagoon"},
    {{"host", ""}, "invalid: say which host is meant: its id is missing"},
    {{"switch", "leaf1"},
     "invalid: no scanner brings switch below environment; scan what is above it: lagoon"},
    // as it came about, though no scanner of a folder of ports does it
    {{"port", "port1"}, "ScanRegion on region q for port port1"},
    {{"host", "compute2"}, "ScanProject on project p1 by name for host compute2"},
    // the entry that brings it is of another type
    {{"switch", "leaf2"},
     "ScanPnicsRoot on pnics_folder compute1-host_pnics for switch_pnic leaf2"},
    {{"switches_folder", "lagoon-switches"},
     "invalid: no scanner brings switches_folder below environment; scan what is above it: "
     "lagoon"},
    // what it was asked of is gone
    {{"host_pnic", "eth1"}, "ScanPnicsRoot on pnics_folder compute1-host_pnics for host_pnic eth1"},
};

TEST(ScanPlan, RunsTheScannerOfTheParentOrOfTheOrigin) {
  const auto config = shipped_scanner_config("toposcope");
  Inventory live("lagoon");
  add_lagoon(live);
  for (const Case& one : kCases) {
    EXPECT_EQ(told(plan(config.value(), one.part, live)), one.told)
        << one.part.type << ":" << one.part.id;
  }
}

TEST(ScanPlan, AsksOnlyWhatIsForTheEnvironment) {
  const auto config = shipped_scanner_config("toposcope");
  Inventory live("lagoon");
  add_lagoon(live);
  const auto without = [&](const std::string& fetcher, const ScanTarget& part) {
    return told(make_scan_plan(config.value(), part, live, [&](const ScannerEntry& entry) {
      return entry.fetcher != fetcher;
    }));
  };
  EXPECT_EQ(without("ApiFetchPorts", {"port", "port1"}),
            "invalid: no scanner brings port below ports_folder; scan what is above it: n-ports");
  // Another way leads there.
  EXPECT_EQ(without("ApiFetchProjectHosts", {"host", "compute2"}),
            "ScanAvailabilityZone on availability_zone zone|nova for host compute2");
}

TEST(ScanPlan, KnowsTheHostOfAFolder) {
  const auto config = shipped_scanner_config("toposcope");
  Inventory live("lagoon");
  add_lagoon(live);
  EXPECT_EQ(plan(config.value(), {"host_pnic", "eth0-02:00"}, live).value().host, "compute1");
  EXPECT_EQ(plan(config.value(), {"pnics_folder", "compute1-host_pnics"}, live).value().host,
            "compute1");
  EXPECT_EQ(plan(config.value(), {"port", "port1"}, live).value().host, "");
}

}  // namespace
}  // namespace toposcope::discovery
