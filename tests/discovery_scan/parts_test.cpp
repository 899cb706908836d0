// Scans of parts of a recorded cloud, right after one of all of it.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "discovery_scan/recorded_lab.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using Verdict = discovery::ScanOutcome::Verdict;

const std::map<std::string, std::uint64_t> kNoChanges{{"added", 0}, {"changed", 0}, {"retired", 0}};

class PartsOfTheLab : public ::testing::Test {
 protected:
  PartsOfTheLab() {
    EXPECT_EQ(scan_lab(*store_, recorded_sources("lab")).verdict, Verdict::kComplete);
  }

  auto scan(const LabPart& part) { return try_scan_lab(*store_, recorded_sources("lab"), part); }

  /// The described objects of a type.
  std::vector<std::string> ids(const std::string& type) {
    std::vector<std::string> ids;
    for (const auto& node : must(store_->find({.environment = "lab", .type = type, .limit = 0}))) {
      if (!node.placeholder) ids.push_back(node.id);
    }
    return ids;
  }

  std::unique_ptr<store::GraphStore> store_ = store_with_lab();
};

/// What other fetchers say of an object, whose folders it names and who told of it first stays.
TEST_F(PartsOfTheLab, ChangeNothingWhenNothingHasChanged) {
  const std::string before = dump(*store_);
  for (const char* type : {"aggregate",
                           "availability_zone",
                           "floating_ip",
                           "host",
                           "host_pnic",
                           "host_ref",
                           "instance",
                           "instances_folder",
                           "network",
                           "network_agent",
                           "otep",
                           "pnics_folder",
                           "port",
                           "project",
                           "projects_folder",
                           "region",
                           "regions_folder",
                           "router",
                           "security_group",
                           "vconnector",
                           "vconnectors_folder",
                           "vedge",
                           "vedges_folder",
                           "vnic",
                           "vservice"}) {
    const auto all = ids(type);
    EXPECT_FALSE(all.empty()) << type;
    for (const std::string& id : all) {
      const auto outcome = must(scan({type, id}));
      EXPECT_EQ(outcome.verdict, Verdict::kComplete) << type << " " << id;
      EXPECT_EQ(changes_in(outcome), kNoChanges) << type << " " << id;
      EXPECT_GT(outcome.written->nodes.at(type).unchanged, 0U) << type << " " << id;
    }
  }
  EXPECT_EQ(dump(*store_), before);
}

/// What hangs in a folder that nobody asks about is asked for as it came about.
TEST_F(PartsOfTheLab, AreFetchedAsTheyCameAbout) {
  struct Row {
    const char *type, *fetcher;
  };
  for (const Row& row :
       {Row{"port", "ApiFetchPorts"}, Row{"router", "ApiFetchRouters"},
        Row{"floating_ip", "ApiFetchFloatingIps"}, Row{"vservice", "CliFetchHostVservices"}}) {
    const std::string id = ids(row.type).front();
    const auto outcome = must(scan({row.type, id}));
    ASSERT_EQ(outcome.fetchers.size(), 1U) << row.type;
    EXPECT_EQ(outcome.fetchers.begin()->first, row.fetcher);
    EXPECT_EQ(outcome.fetchers.begin()->second.objects, 1U) << row.type;
    EXPECT_EQ(outcome.written->nodes.at(row.type).unchanged, 1U) << row.type;
  }
}

TEST_F(PartsOfTheLab, AreRefusedWhenNobodyIsAskedAboutThem) {
  const std::pair<LabPart, const char*> rows[] = {
      {{"vservices_folder", "compute1-vservices"},
       "nothing was asked about vservices_folder compute1-vservices: no fetcher of this "
       "environment tells of it alone; scan what is above it: host compute1"},
      {{"vservice_dhcps_folder", "network1-vservices-dhcps"},
       "no scanner brings vservice_dhcps_folder below vservices_folder; scan what is above it: "
       "network1-vservices"}};
  for (const auto& [part, message] : rows) {
    const auto refused = scan(part);
    ASSERT_FALSE(refused.has_value()) << part.type;
    EXPECT_EQ(refused.error().code, model::ErrorCode::kInvalidArgument) << part.type;
    EXPECT_EQ(refused.error().message, message);
  }
}

}  // namespace
}  // namespace toposcope::testing
