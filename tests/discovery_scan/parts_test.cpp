// Scans of parts of a recorded cloud, right after one of all of it.

#include <map>
#include <memory>
#include <string>
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
  for (const char* type :
       {"aggregate", "availability_zone", "host", "host_pnic", "host_ref", "instance", "network",
        "network_agent", "project", "projects_folder", "region", "regions_folder", "vconnector",
        "vedge", "vnic", "instances_folder", "pnics_folder", "vconnectors_folder",
        "vedges_folder"}) {
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

}  // namespace
}  // namespace toposcope::testing
