// From a section of an environment to a source that answers.

#include "sources/live_sources.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "discovery_sources/fake_cloud.h"

namespace toposcope::testing {
namespace {

using discovery::CredentialStore;
using discovery::EnvironmentSection;
using model::ErrorCode;

CredentialStore credentials_with(const std::string& password) {
  return CredentialStore(
      {[password](const std::string&) { return std::optional<std::string>(password); }, {}});
}

EnvironmentSection section_of(const FakeServer& server) {
  return {"OpenStack",
          {{"auth_url", server.url("/identity/v3")},
           {"user", "admin"},
           {"user_domain", "default"},
           {"project", "admin"},
           {"project_domain", "Default"},
           {"region", "RegionOne"}},
          "env:OS_PASSWORD"};
}

TEST(LiveSources, AnswerThroughWhatASectionSays) {
  FakeCloud cloud;
  CredentialStore credentials = credentials_with(kPassword);
  const auto api = discovery::make_live_api(section_of(cloud.server()), credentials, {});
  ASSERT_TRUE(api.has_value()) << api.error().message;
  const auto networks =
      api.value()->get({.service = "network", .path = "/networks", .list_member = "networks"});
  ASSERT_TRUE(networks.has_value()) << networks.error().message;
  EXPECT_EQ(networks.value(), R"({"networks":[{"id":"9d1f4c7a","name":"blue-web"}]})");
  EXPECT_EQ(credentials.all(), (std::vector<std::string_view>{kPassword, "canary-token-1"}));
}

TEST(LiveSources, AskNothingBeforeTheyAreAsked) {
  CredentialStore credentials = credentials_with("canary");
  const EnvironmentSection nowhere{"OpenStack", {{"host", "192.0.2.1"}, {"user", "u"}}, "env:X"};
  EXPECT_TRUE(discovery::make_live_api(nowhere, credentials, {}).has_value());
  const EnvironmentSection database{"mysql", {{"host", "localhost"}, {"user", "u"}}, "env:X"};
  EXPECT_TRUE(discovery::make_mysql_database(database, credentials, {}).has_value());
}

TEST(LiveSources, EndWithTheStop) {
  FakeCloud cloud;
  CredentialStore credentials = credentials_with(kPassword);
  std::stop_source stop;
  const auto api =
      discovery::make_live_api(section_of(cloud.server()), credentials, {.stop = stop.get_token()});
  ASSERT_TRUE(api.has_value());
  stop.request_stop();
  const auto session = api.value()->session();
  ASSERT_FALSE(session.has_value());
  EXPECT_EQ(session.error().code, ErrorCode::kCancelled);
}

}  // namespace
}  // namespace toposcope::testing
