// Scans of a recorded cloud: what is found, what stays when something fails, what a change does.

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "discovery_scan/recorded_lab.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Verdict = discovery::ScanOutcome::Verdict;
using model::Error;
using model::ErrorCode;

class RecordedLab : public ::testing::Test {
 protected:
  discovery::ScanOutcome scan(const std::string& recording = "lab", const Drill& drill = {}) {
    return scan_lab(*store_, recorded_sources(recording, drill));
  }

  /// Described objects; what only links speak of is left out.
  std::size_t count(const std::string& type, const std::string& property = "",
                    std::optional<std::string> value = {}) {
    const auto found = must(store_->find({.environment = "lab",
                                          .type = type,
                                          .property = property,
                                          .property_value = std::move(value),
                                          .limit = 0}));
    return static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(), [](const auto& node) { return !node.placeholder; }));
  }

  /// They are part of their networks.
  std::size_t subnets() {
    std::size_t sum = 0;
    for (const auto& network : must(store_->find({.type = "network", .limit = 0}))) {
      const std::string text = must(store_->node(network.row)).document;
      for (auto at = text.find("\"cidr\":"); at != std::string::npos; ++sum) {
        at = text.find("\"cidr\":", at + 1);
      }
    }
    return sum;
  }

  bool has(const std::string& reference) { return store_->resolve(reference, "lab").has_value(); }

  std::string document(const std::string& reference) {
    return must(store_->node(must(store_->resolve(reference, "lab")).row)).document;
  }

  /// Types of all that links lead to from here, whichever way they point.
  std::set<std::string> types_reached(model::NodeRow from) {
    std::set<std::string> types;
    std::set<std::int64_t> seen{from.value};
    std::vector<model::NodeRow> next{from};
    while (!next.empty()) {
      const auto row = next.back();
      next.pop_back();
      for (const auto& link : must(store_->links_at(row))) {
        for (const auto* end : {&link.source, &link.target}) {
          if (!seen.insert(end->row.value).second) continue;
          types.insert(end->type);
          // Whatever hangs on one network hangs together: a walk ends there.
          if (end->type != "network") next.push_back(end->row);
        }
      }
    }
    return types;
  }

  std::map<std::string, std::string> documents(const std::string& type) {
    return testing::documents(*store_, type);
  }

  /// A scan that fails as told after a clean one: nothing goes; and a clean one mends it.
  discovery::ScanOutcome drill(const Drill& drill) {
    EXPECT_EQ(scan().verdict, Verdict::kComplete);
    clean_ = dump(*store_);
    for (const char* type : {"host", "instance", "vnic", "vconnector"})
      known_[type] = documents(type);
    const auto outcome = scan("lab", drill);
    if (outcome.written) {
      EXPECT_EQ(changes_in(outcome)["retired"], 0U);
    }
    return outcome;
  }
  void expect_mended() {
    const auto again = scan();
    EXPECT_EQ(again.verdict, Verdict::kComplete);
    EXPECT_EQ(changes_in(again)["retired"], 0U);
    EXPECT_EQ(again.spared_nodes, 0U);
    EXPECT_EQ(dump(*store_), clean_);
  }

  std::unique_ptr<store::GraphStore> store_ = store_with_lab();
  std::string clean_;
  std::map<std::string, std::map<std::string, std::string>> known_;  ///< Before a drill, by type.
};

TEST_F(RecordedLab, ThreadsDoNotCount) {
  std::string expected;
  for (const unsigned jobs : {1U, 2U, 8U}) {
    const auto store = store_with_lab();
    EXPECT_EQ(scan_lab(*store, recorded_sources("lab"), jobs).verdict, Verdict::kComplete);
    if (expected.empty()) expected = dump(*store);
    EXPECT_EQ(dump(*store), expected) << jobs;
  }
}

TEST_F(RecordedLab, TheSameAgainChangesNothing) {
  scan();
  const std::string before = dump(*store_);
  const auto again = scan();
  EXPECT_EQ(changes_in(again),
            (std::map<std::string, std::uint64_t>{{"added", 0}, {"changed", 0}, {"retired", 0}}));
  EXPECT_EQ(dump(*store_), before);
}

TEST_F(RecordedLab, HoldsWhatTheLabIsMadeOf) {
  scan();
  EXPECT_EQ(count("instance"), 15U);  // as many servers were made...
  EXPECT_EQ(must(store_->resolve("instance:bad-1", "lab")).id,
            "30a259cc-160f-4295-bb3c-dcc00f166b0b");
  EXPECT_EQ(count("instance", "host"), 13U);  // ...two of which no host would take
  EXPECT_EQ(count("port"), 29U);              // GET /ports
  EXPECT_EQ(subnets(), 6U);                   // of five networks, one has two
  EXPECT_EQ(count("network"), 6U);  // public, corp-vlan, blue-web, blue-db, green-lab, green-empty
  EXPECT_EQ(count("router"), 3U);   // blue-router, green-router, green-idle
  EXPECT_EQ(count("floating_ip"), 3U);
  EXPECT_EQ(count("security_group"), 7U);  // web, db, lab and one "default" a project that is used
  EXPECT_EQ(count("aggregate"), 4U);       // rack1, rack2, sim, ssd
  EXPECT_EQ(count("host", "hypervisor_type"), 5U);  // compute1 to compute5
  EXPECT_EQ(count("vservice"), 6U);  // namespaces: four of DHCP, two of routers that are in use
  EXPECT_EQ(count("vnic", "vnic_type", "vservice_vnic"), 10U);  // interfaces in these
  // Guests of compute1 (web-1 has two), compute2 (three), compute3 (two); others are fakes.
  EXPECT_EQ(count("vnic", "vnic_type", "instance_vnic"), 9U);
  EXPECT_EQ(count("vconnector"), 9U);  // a qbr each of 7 taps, and brq of two networks on compute3
  EXPECT_EQ(count("vedge"), 4U);       // compute1, compute2, compute4, network1 run Open vSwitch
  EXPECT_EQ(count("otep", "host", "compute3"), 2U);  // vxlan-494 and vxlan-980
  EXPECT_EQ(count("host_pnic"), 12U);                // eth1 and eth2 of six hosts
}

TEST_F(RecordedLab, GuestsReachCardsAndNetworks) {
  scan();
  std::size_t guests = 0;
  for (const char* host : {"compute1", "compute2", "compute3"}) {
    for (const auto& instance :
         must(store_->find({.type = "instance", .property = "host", .property_value = host}))) {
      const auto types = types_reached(instance.row);
      EXPECT_TRUE(types.contains("host_pnic")) << instance.name;
      EXPECT_TRUE(types.contains("network")) << instance.name;
      ++guests;
    }
  }
  EXPECT_EQ(guests, 8U);
}

TEST_F(RecordedLab, AHostThatIsDown) {
  const auto outcome = drill({.host = [](std::string_view host) -> std::optional<Error> {
    if (host != "compute2") return std::nullopt;
    return Error{ErrorCode::kUnavailable, "not reached: connection timed out", "compute2:22"};
  }});
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  ASSERT_THAT(outcome.failures, Not(IsEmpty()));
  for (const auto& failure : outcome.failures) {
    EXPECT_EQ(failure.host, "compute2");
    EXPECT_THAT(failure.message, HasSubstr("connection timed out"));
    EXPECT_THAT(failure.remedy, HasSubstr("compute2"));
  }
  EXPECT_GT(outcome.spared_nodes, 0U);
  EXPECT_TRUE(has("host_pnic:eth1-42:0f:30:09:37:39"));
  EXPECT_EQ(documents("host"), known_["host"]);          // what it runs is not forgotten
  EXPECT_EQ(documents("instance"), known_["instance"]);  // nor what it said of its guests
  expect_mended();
}

TEST_F(RecordedLab, NoHostTakesTheLogin) {
  const auto outcome = drill({.host = [](std::string_view host) -> std::optional<Error> {
    return Error{ErrorCode::kInvalidArgument, "login refused", std::string(host) + ":22"};
  }});
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  ASSERT_THAT(outcome.failures, Not(IsEmpty()));
  EXPECT_THAT(outcome.failures[0].message, HasSubstr("login refused"));
  EXPECT_EQ(count("host_pnic"), 12U);
  EXPECT_EQ(count("instance"), 15U);
  expect_mended();
}

TEST_F(RecordedLab, NeutronFails) {
  const auto outcome =
      drill({.api = [](const discovery::ApiRequest& request) -> std::optional<Error> {
        if (request.service != "network") return std::nullopt;
        return Error{ErrorCode::kUnavailable, "HTTP 500 Internal Server Error", request.path};
      }});
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  ASSERT_THAT(outcome.failures, Not(IsEmpty()));
  EXPECT_THAT(outcome.failures[0].message, HasSubstr("500"));
  EXPECT_EQ(count("network"), 6U);
  EXPECT_EQ(count("port"), 29U);
  EXPECT_EQ(count("router"), 3U);
  EXPECT_EQ(documents("vnic"), known_["vnic"]);  // each keeps its port
  EXPECT_EQ(documents("vconnector"), known_["vconnector"]);
  expect_mended();
}

TEST_F(RecordedLab, HalfAReply) {
  const auto outcome =
      drill({.api = [](const discovery::ApiRequest& request) -> std::optional<Error> {
        if (!request.path.starts_with("/security-groups")) return std::nullopt;
        return Error{ErrorCode::kMalformedInput, "the reply ends early", request.path};
      }});
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  ASSERT_THAT(outcome.failures, Not(IsEmpty()));
  for (const auto& failure : outcome.failures) {
    EXPECT_EQ(failure.fetcher, "ApiFetchSecurityGroups");
    EXPECT_THAT(failure.message, HasSubstr("ends early"));
  }
  EXPECT_EQ(count("security_group"), 7U);
  expect_mended();
}

/// A host hangs below its zone, and was asked of a project.
TEST_F(RecordedLab, APartIsFetchedAsItCameAbout) {
  scan();
  const std::string before = dump(*store_);
  const auto outcome = scan_lab(*store_, recorded_sources("lab"), 8, {"host", "compute2"});
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  EXPECT_EQ(outcome.written->nodes.at("host").unchanged, 1U);
  EXPECT_EQ(outcome.written->nodes.at("host_pnic").unchanged, 2U);
  EXPECT_EQ(outcome.written->nodes.at("vconnector").unchanged, 3U);  // a guest's interface each
  EXPECT_EQ(dump(*store_), before);
}

TEST_F(RecordedLab, TheLoginIsRefused) {
  const Error refused{ErrorCode::kInvalidArgument, "login refused", "identity"};
  const auto outcome = drill(
      {.api = [refused](const discovery::ApiRequest&) { return std::optional<Error>(refused); },
       .session = refused});
  EXPECT_EQ(outcome.verdict, Verdict::kFailed);
  EXPECT_FALSE(outcome.written.has_value());
  ASSERT_THAT(outcome.failures, Not(IsEmpty()));
  EXPECT_THAT(outcome.failures[0].message, HasSubstr("login refused"));
  EXPECT_EQ(dump(*store_), clean_);
  expect_mended();
}

/// What was done to the lab between the recordings; ids are those that its APIs gave.
TEST_F(RecordedLab, TheNextScanShowsWhatWasDone) {
  scan();
  const auto outcome = scan("lab-changed");
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  for (const char* gone : {"instance:30a259cc-160f-4295-bb3c-dcc00f166b0b",     // bad-1
                           "instance:9fa5b36b-a2c8-4a19-8d80-d4c5b4fedf6c",     // lab-2
                           "router:c942d1ef-7406-4db1-9de1-fa7662e73a88",       // green-idle
                           "floating_ip:98b18e5e-1cd7-4cb6-a8c0-71addeb6e412",  // released
                           "port:1d2877a3-7a0b-476f-8273-1397f770260f"}) {      // unused
    EXPECT_FALSE(has(gone)) << gone;
  }
  EXPECT_EQ(count("instance"), 13U);
  EXPECT_TRUE(has("trunk:9f055d80-b264-4dd8-8a03-a5a856dcd0a3"));
  const std::pair<const char*, const char*> now[] = {
      {"network:b6dfd8ce-5e8c-4023-b0b1-ae0f119d9985", R"("name":"blue-data")"},
      {"router:1a42b1f4-2736-4c5c-9aa9-7dad556abe7a", R"("name":"blue-edge")"},
      {"instance:ee00c1e7-2611-4d85-871b-932e06073b9e", R"("name":"web-2-renamed")"},
      {"aggregate:4", R"("name":"ssd-hosts")"},
      {"project:32a352f6ae314dfd873bbc959c3b978a", R"("name":"blue-development")"},
      // Migrated to compute5, live to compute1, stopped: host and state.
      {"instance:6e305307-3d48-4208-9312-7ba77318df8b", R"("host":"compute5")"},
      {"instance:5b9662f8-709a-41a5-a081-4f21fdcb55c9", R"("host":"compute1")"},
      {"instance:160043e3-522d-48bd-b13a-5cb9581d7ea8", R"("server_status":"SHUTOFF")"},
      // Its service was disabled: what it has stays.
      {"host:compute5", R"("host_type":["Compute"])"}};
  for (const auto& [reference, text] : now) {
    EXPECT_THAT(document(reference), HasSubstr(text)) << reference;
  }
  EXPECT_EQ(count("host_pnic"), 12U);
}

}  // namespace
}  // namespace toposcope::testing
