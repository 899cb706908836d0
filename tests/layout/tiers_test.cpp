#include "toposcope/graph/tiers.h"

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using graph::LayoutLink;
using graph::TierInput;
using graph::TierTable;

/// The table of the visual specification, section 4.
const TierTable& cloud_table() {
  static const TierTable kTable = {.rules = {{"instance", {}, 0},
                                             {"vservice", {}, 0},
                                             {"container", {}, 0},
                                             {"pod", {}, 0},
                                             {"vnic", {}, 1},
                                             {"vconnector", {"vnic"}, 2},
                                             {"vedge", {}, 3},
                                             {"otep", {}, 4},
                                             {"vconnector", {"otep", "host_pnic"}, 5},
                                             {"host_pnic", {}, 6},
                                             {"bond", {}, 6},
                                             {"switch_pnic", {}, 7},
                                             {"switch", {}, 8},
                                             {"network", {}, 8}},
                                   .fabric_from = 7};
  return kTable;
}

struct TierCase {
  const char* what;
  std::vector<std::string> types;
  std::vector<LayoutLink> links;
  std::vector<std::string> steps;
  std::vector<double> tiers;
};

const std::vector<TierCase> kCases = {
    {"every type has the tier of its role",
     {"instance", "vservice", "container", "pod", "vnic", "vedge", "otep", "host_pnic", "bond",
      "switch_pnic", "switch", "network"},
     {},
     {},
     {0, 0, 0, 0, 1, 3, 4, 6, 6, 7, 8, 8}},
    {"a bridge stands where its links say",
     {"vnic", "vconnector", "vconnector", "otep", "vconnector", "host_pnic"},
     {{0, 1}, {2, 3}, {5, 4}},
     {},
     {1, 2, 5, 4, 5, 6}},
    {"the first row that fits counts",
     {"vnic", "vconnector", "otep"},
     {{0, 1}, {1, 2}},
     {},
     {1, 2, 4}},
    {"a bridge with neither link stands with the first of its kind",
     {"vnic", "vconnector", "vconnector"},
     {{0, 1}},
     {},
     {1, 2, 2}},
    {"an unknown type follows the one that a step reaches it from",
     {"instance", "disk", "disk"},
     {{0, 1}},
     {"instance-disk"},
     {0, 0.5, 0.5}},
    {"and the next one follows it",
     {"instance", "disk", "pool"},
     {},
     {"instance-disk", "disk-pool"},
     {0, 0.5, 1}},
    {"an unknown type stands before the one that it leads to",
     {"vnic", "app"},
     {},
     {"app-vnic"},
     {1, 0.5}},
    {"steps forwards count before steps backwards",
     {"vnic", "app", "instance"},
     {},
     {"app-vnic", "instance-app"},
     {1, 0.5, 0}},
    {"steps without a dash settle nothing", {"instance", "disk"}, {{0, 1}}, {"disk"}, {0, 2}},
    {"without a table tiers are steps away; what is not reached stands last",
     {"a", "b", "c", "d", "e"},
     {{0, 1}, {2, 1}, {0, 3}},
     {},
     {0, 1, 2, 1, 3}},
    {"steps away come after the last tier in use",
     {"vnic", "x", "y"},
     {{0, 1}, {1, 2}},
     {},
     {1, 3, 4}},
};

TEST(Tiers, FollowTheTableThenTheStepsThenTheDistance) {
  for (const TierCase& test : kCases) {
    const TierInput input{.types = test.types, .links = test.links, .link_types = test.steps};
    EXPECT_EQ(graph::assign_tiers(input, cloud_table()), test.tiers) << test.what;
  }
}

TEST(Tiers, NothingHasNone) {
  EXPECT_TRUE(graph::assign_tiers(TierInput{}, cloud_table()).empty());
}

TEST(Tiers, ALongWayFromTheFocalPointDoesNotLeadIntoTheFabric) {
  const std::vector<std::string> types(20, "hop");
  std::vector<LayoutLink> links;
  for (std::uint32_t i = 0; i + 1 < types.size(); ++i) links.push_back({i, i + 1});
  const auto tiers = graph::assign_tiers({.types = types, .links = links}, cloud_table());
  for (std::size_t i = 0; i + 1 < tiers.size(); ++i) EXPECT_LT(tiers[i], tiers[i + 1]);
  EXPECT_LT(tiers.back(), cloud_table().fabric_from);
}

TEST(Tiers, DoNotDependOnTheOrderOfLinks) {
  const std::vector<std::string> types = {"vnic", "vconnector", "x", "y", "otep"};
  const std::vector<LayoutLink> links = {{0, 1}, {1, 2}, {2, 3}, {4, 1}};
  const std::vector<LayoutLink> turned = {{4, 1}, {3, 2}, {2, 1}, {1, 0}};
  EXPECT_EQ(graph::assign_tiers({.types = types, .links = links}, cloud_table()),
            graph::assign_tiers({.types = types, .links = turned}, cloud_table()));
}

TEST(DenseColumns, AreRanksWithoutGaps) {
  const std::vector<double> tiers = {5, 0, 0.5, 5, 8};
  EXPECT_EQ(graph::dense_columns(tiers), (std::vector<std::uint32_t>{2, 0, 1, 2, 3}));
  EXPECT_TRUE(graph::dense_columns({}).empty());
}

}  // namespace
}  // namespace toposcope::testing
