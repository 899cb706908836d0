// What earlier scans knew of an object stays, member by member, while what told of it does not
// answer.

#include <algorithm>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "discovery_scan/recorded_lab.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using ::testing::HasSubstr;

using Verdict = discovery::ScanOutcome::Verdict;
using model::Error;
using model::ErrorCode;

using Documents = std::map<std::string, std::string>;

class KeptMembersOfTheLab : public ::testing::Test {
 protected:
  KeptMembersOfTheLab() {
    EXPECT_EQ(scan_lab(*store_, recorded_sources("lab")).verdict, Verdict::kComplete);
  }

  /// A scan that fails as told: what is known of these types is as it was.
  discovery::ScanOutcome expect_kept(const std::vector<std::string>& types, const Drill& drill) {
    std::map<std::string, Documents> known;
    for (const std::string& type : types) known[type] = documents(*store_, type);
    const auto outcome = scan_lab(*store_, recorded_sources("lab", drill));
    for (const auto& [type, before] : known) {
      EXPECT_FALSE(before.empty()) << type;
      EXPECT_EQ(documents(*store_, type), before) << type;
    }
    return outcome;
  }

  static Drill host_says(const std::string& host, ErrorCode code, const std::string& message) {
    return {.host = [=](std::string_view asked) -> std::optional<Error> {
      if (asked != host) return std::nullopt;
      return Error{code, message, host + ":22"};
    }};
  }

  static Drill api_refuses(const std::string& path) {
    return {.api = [path](const discovery::ApiRequest& request) -> std::optional<Error> {
      if (!request.path.starts_with(path)) return std::nullopt;
      return Error{ErrorCode::kUnsupported, "not allowed for this user (403)", request.path};
    }};
  }

  std::unique_ptr<store::GraphStore> store_ = store_with_lab();
};

/// compute1 tells MAC addresses, cores and disks of guests, and which port a card is.
TEST_F(KeptMembersOfTheLab, WhileAHostIsDown) {
  const auto outcome = expect_kept({"instance", "host_pnic", "host"},
                                   host_says("compute1", ErrorCode::kUnavailable, "timed out"));
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  EXPECT_THAT(documents(*store_, "instance").begin()->second, HasSubstr("mac_address"));
}

/// network1 tells which networks a service is for.
TEST_F(KeptMembersOfTheLab, WhileTheHostOfServicesIsDown) {
  expect_kept({"vservice", "vnic"}, host_says("network1", ErrorCode::kUnavailable, "timed out"));
}

/// CLI.exclude is no failure, but tells no more either.
TEST_F(KeptMembersOfTheLab, WhenAHostIsNoLongerToBeAsked) {
  const auto outcome = expect_kept(
      {"instance", "host_pnic", "host"},
      host_says("compute1", ErrorCode::kUnsupported, "hosts that are not to be asked: compute1"));
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
}

/// Ports have the floating addresses that lead to them.
TEST_F(KeptMembersOfTheLab, WhenFloatingAddressesMayNotBeSeen) {
  expect_kept({"port"}, api_refuses("/floatingips"));
}

TEST_F(KeptMembersOfTheLab, WhenHypervisorsMayNotBeSeen) {
  expect_kept({"host"}, api_refuses("/os-hypervisors"));
}

/// The API stands in for the database: that is told, and the scan is not complete.
TEST_F(KeptMembersOfTheLab, WhileTheDatabaseFails) {
  const Error refused{ErrorCode::kInvalidArgument, "login refused", "mysql"};
  const auto outcome = scan_lab(*store_, recorded_sources("lab", {.database = refused}));
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  const auto told = std::find_if(outcome.failures.begin(), outcome.failures.end(),
                                 [](const auto& one) { return one.fetcher == "the database"; });
  ASSERT_NE(told, outcome.failures.end());
  EXPECT_EQ(told->source, "mysql");
  EXPECT_EQ(told->message, "login refused; the API was asked instead");
  EXPECT_THAT(told->remedy, HasSubstr("toposcope env test"));
}

/// Whoever asked for a scan that somebody stopped must not ask again.
TEST_F(KeptMembersOfTheLab, AStopWhileItAsksIsOne) {
  std::stop_source stop;
  const Drill drill{.host = [&stop](std::string_view) -> std::optional<Error> {
    stop.request_stop();
    return std::nullopt;
  }};
  const auto stopped =
      try_scan_lab(*store_, recorded_sources("lab", drill), {}, 8, stop.get_token());
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().code, ErrorCode::kCancelled);
  EXPECT_THAT(stopped.error().message, HasSubstr(std::string(discovery::kStoppedText)));
}

}  // namespace
}  // namespace toposcope::testing
