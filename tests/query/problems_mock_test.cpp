// Causes in inventories that were made by hand, judged by hand.

#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/inventories.h"

namespace toposcope::testing {
namespace {

using ::testing::Contains;
using ::testing::UnorderedElementsAre;

/// Names of effects by the name of their cause.
std::map<std::string, std::vector<std::string>> problems_of(const TestInventory& inventory) {
  const auto ill = query::read_ill_nodes(*inventory.store);
  if (!ill.has_value()) throw std::runtime_error(ill.error().message);
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& row : query::find_problems(inventory.engine(), ill.value(), {}).rows) {
    auto& names = out[row.cause.name];
    for (const auto& effect : row.effects) names.push_back(effect.node.name);
  }
  return out;
}

TestInventory sample(const std::string& name) {
  const std::string folder = TOPOSCOPE_SOURCE_DIR "/samples/";
  return inventory_of({folder + "rules/openstack.json", folder + "inventories/" + name});
}

// The port that leads to node-2 is dead.  One of two members of its bond is up, its tunnel loses
// packets, and instances whose traffic passes node-2 complain.  A DHCP server on node-2 is down
// while its two neighbours on the same way are well: that is a fault of its own.
TEST(ProblemsOfTheMock, AreThePortAndTheServer) {
  const std::string path = TOPOSCOPE_SOURCE_DIR "/../shared/visual/mock-inventory.json";
  if (!std::filesystem::exists(path)) {
    std::cout << "not looked at, for it is not there: " << path << "\n";
    return;
  }
  const auto problems = problems_of(inventory_of({path}));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_THAT(problems.at("Eth1/12"),
              UnorderedElementsAre("bond0", "node-2.fra1.example-otep", "web-fe-03",
                                   "tap3f9c21d0-7a", "app-be-02"));
  EXPECT_TRUE(problems.at("qdhcp-web-back").empty());
}

// Port Ethernet1/4 has no signal: the bond behind it has one of two members, and a tunnel to it is
// slow.  A vNIC gets no answer and its database lags.  A DHCP server without process stands alone.
TEST(ProblemsOfTheHarbour, AreThree) {
  const auto problems = problems_of(sample("harbour.json"));
  ASSERT_EQ(problems.size(), 3U);
  EXPECT_THAT(problems.at("Ethernet1/4"), UnorderedElementsAre("bond0", "gateway-01-otep"));
  EXPECT_TRUE(problems.at("dhcp-fleet-telemetry").empty());
  EXPECT_THAT(problems.at("tap9cbd4944-2d|fa:16:3e:7a:12:28"), UnorderedElementsAre("db-02"));
}

// The switch agent of cmp-04 is down: whatever of that host is unknown follows from it.
TEST(ProblemsOfTheObservatory, FoldAHostBehindItsSwitch) {
  const auto problems = problems_of(sample("observatory.json"));
  EXPECT_EQ(problems.at("cmp-04-OVS").size(), 9U);
  EXPECT_THAT(problems.at("cmp-04-OVS"), Contains("reduce-03"));
  EXPECT_THAT(problems.at("Ethernet1/3"), Contains("bond0"));
}

// A disk of the nas failed: what is kept on it is slow.
TEST(ProblemsOfTheAttic, AreTheNas) {
  const auto problems =
      problems_of(inventory_of({TOPOSCOPE_SOURCE_DIR "/samples/inventories/attic.json"}));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems.at("nas"), UnorderedElementsAre("Photos"));
}

}  // namespace
}  // namespace toposcope::testing
