// Bodies of tokens of both versions, documents of versions, addresses with and without them.

#include "sources/openstack/catalog.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "sources/openstack/service_roots.h"

namespace toposcope::testing {
namespace {

using discovery::find_endpoint;
using discovery::Microversion;
using discovery::read_token_body;
using discovery::read_versions;
using discovery::split_version;
using discovery::versioned_root;
using model::ErrorCode;

/// CORRECT_AUTH_CONTENT of Calipso's test of its API access: keystone v2.
std::string calipso_token() {
  std::ifstream file(TOPOSCOPE_SOURCE_DIR
                     "/tests/discovery_sources/fixtures/"
                     "calipso-api_access-CORRECT_AUTH_CONTENT.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(TokenBody, OfVersion2) {
  const auto body = read_token_body(calipso_token());
  ASSERT_TRUE(body.has_value()) << body.error().message;
  EXPECT_EQ(body.value().token_id, "REDACTED");
  EXPECT_EQ(model::to_rfc3339(body.value().expires), "2016-10-22T00:49:50.445603Z");
  EXPECT_EQ(body.value().session.find("REDACTED"), std::string::npos);
  EXPECT_NE(body.value().session.find("\"serviceCatalog\""), std::string::npos);
  EXPECT_NE(body.value().session.find("admin@localhost"), std::string::npos);

  const auto& endpoints = body.value().endpoints;
  EXPECT_EQ(endpoints.size(), 39U);  // 13 services, three interfaces each
  const auto* nova = find_endpoint(endpoints, "compute", "RegionOne", "admin");
  ASSERT_NE(nova, nullptr);
  EXPECT_EQ(nova->url, "http://192.168.0.2:8774/v2/8c1751e0ce714736a63fee3c776164da");
  EXPECT_EQ(nova->service_name, "nova");
  EXPECT_EQ(find_endpoint(endpoints, "network", "", "public")->url, "http://172.16.0.3:9696");
  EXPECT_EQ(find_endpoint(endpoints, "compute", "ERROR", "public"), nullptr);
  EXPECT_EQ(find_endpoint(endpoints, "ERROR", "RegionOne", "public"), nullptr);
}

TEST(TokenBody, OfVersion3) {
  const auto body = read_token_body(R"({"token":{"methods":["password"],"audit_ids":["x"],
    "issued_at":"2026-11-20T18:28:23.000000Z","expires_at":"2026-11-21T18:28:23.000000Z",
    "user":{"name":"admin"},"catalog":[
      {"type":"image","name":"glance","endpoints":[
        {"interface":"public","region_id":"RegionOne","url":"http://127.0.0.1:9292/"},
        {"interface":"adminURL","region":"RegionOne","url":"http://127.0.0.1:9293"},
        {"interface":"internal","region":"RegionOne","url":null}]},
      {"type":"empty"},null]}})");
  ASSERT_TRUE(body.has_value()) << body.error().message;
  EXPECT_EQ(body.value().expires - *body.value().issued, std::chrono::hours(24));
  EXPECT_EQ(body.value().endpoints,
            (std::vector<discovery::Endpoint>{
                {"image", "glance", "RegionOne", "public", "http://127.0.0.1:9292"},
                {"image", "glance", "RegionOne", "admin", "http://127.0.0.1:9293"}}));
}

/// TIME_WITH_DOT, TIME_WITHOUT_DOT, ILLEGAL_TIME of api_access.json.
TEST(TokenBody, TakesTimesWithAndWithoutFractions) {
  const auto expires = [](const std::string& time) {
    const auto body =
        read_token_body(R"({"access":{"token":{"id":"t","expires":")" + time + R"("}}})");
    return body.has_value() ? model::to_rfc3339(body.value().expires) : body.error().message;
  };
  EXPECT_EQ(expires("2016-10-19T23:21:09.418406Z"), "2016-10-19T23:21:09.418406Z");
  EXPECT_EQ(expires("2016-10-19T23:21:09Z"), "2016-10-19T23:21:09Z");
  EXPECT_EQ(expires("23243423"), "expected a time at which it expires");
}

TEST(TokenBody, TakesNothingElse) {
  for (const char* body :
       {"", "null", "[]", "{}", "{\"token\":",
        R"({"access":{}})",     // ERROR_AUTH_CONTENT
        R"({"error":{"code":"code","title":"title","message":"message",", URL":"URL"},
               "access":{}})",  // ERROR_TOKEN_CONTENT
        R"({"token":7})", R"({"access":{"token":{"expires":"2016-10-19T23:21:09Z"}}})"}) {
    const auto read = read_token_body(body);
    ASSERT_FALSE(read.has_value()) << body;
    EXPECT_EQ(read.error().code, ErrorCode::kMalformedInput) << body;
  }
}

TEST(Versions, InThreeForms) {
  const auto nova = read_versions(R"({"versions":[
    {"id":"v2.0","status":"SUPPORTED","version":"","min_version":""},
    {"id":"v2.1","status":"CURRENT","version":"2.93","min_version":"2.1"}]})");
  ASSERT_TRUE(nova.has_value());
  ASSERT_EQ(nova.value().size(), 2U);
  EXPECT_FALSE(nova.value()[0].greatest.has_value());
  EXPECT_EQ(nova.value()[1].greatest, (Microversion{2, 93}));
  EXPECT_EQ(nova.value()[1].least, (Microversion{2, 1}));
  const auto placement =
      read_versions(R"({"versions":[{"id":"v1.0","max_version":"1.39","min_version":"1.0"}]})");
  ASSERT_TRUE(placement.has_value());
  EXPECT_EQ(placement.value()[0].greatest, (Microversion{1, 39}));
  const auto keystone = read_versions(R"({"versions":{"values":[{"id":"v3.14","status":"stable"},
    {"id":"v2.0","status":"deprecated"}]}})");
  ASSERT_TRUE(keystone.has_value());
  EXPECT_TRUE(keystone.value()[0].is_usable);
  EXPECT_FALSE(keystone.value()[1].is_usable);
  const auto one = read_versions(R"({"version":{"id":"v2.1","version":"2.93"}})");
  ASSERT_TRUE(one.has_value());
  EXPECT_EQ(one.value().size(), 1U);
  for (const char* other : {"", "<html>", "{}", "[]", R"({"versions":7})"}) {
    EXPECT_FALSE(read_versions(other).has_value()) << other;
  }
}

TEST(Versions, AreNumbersNotTexts) {
  EXPECT_LT(*discovery::read_microversion("2.9"), *discovery::read_microversion("2.10"));
  EXPECT_EQ(discovery::to_string(Microversion{2, 79}), "2.79");
  for (const char* other : {"", "2", "2.", ".1", "2.1.3", "v2.1", "2.-1", "latest"}) {
    EXPECT_FALSE(discovery::read_microversion(other).has_value()) << other;
  }
}

TEST(Versions, AreCapped) {
  const discovery::ServiceRoot root{"", Microversion{2, 1}, Microversion{2, 53}};
  EXPECT_EQ(root.cap({2, 79}), (Microversion{2, 53}));
  EXPECT_EQ(root.cap({2, 7}), (Microversion{2, 7}));
  EXPECT_EQ(root.cap({2, 0}), std::nullopt);
  EXPECT_EQ(discovery::ServiceRoot{}.cap({2, 7}), std::nullopt);
}

struct RootCase {
  const char* catalog;
  const char* spoken;
  const char* root;
};

TEST(Roots, ReplaceVersionsAndKeepProjects) {
  for (const auto& [catalog, spoken, root] : {
           RootCase{"http://h:8774/v2.1", "v2.1", "http://h:8774/v2.1"},
           RootCase{"http://h:8774/v2.1/", "v2.1", "http://h:8774/v2.1"},
           RootCase{"http://h:8774/v2/8c17", "v2.1", "http://h:8774/v2.1/8c17"},
           RootCase{"http://h:8774/v2/8c17", "", "http://h:8774/v2/8c17"},
           RootCase{"https://h/compute/v2.1/8c17", "v2.1", "https://h/compute/v2.1/8c17"},
           RootCase{"http://h:9696", "v2.0", "http://h:9696/v2.0"},
           RootCase{"http://h:9696/", "v2.0", "http://h:9696/v2.0"},
           RootCase{"https://h/networking", "v2.0", "https://h/networking/v2.0"},
           RootCase{"http://h:5000/v2.0", "v3", "http://h:5000/v3"},
           RootCase{"http://[fd00::5]:5000/v3", "v3", "http://[fd00::5]:5000/v3"},
           RootCase{"http://h/identity", "v3", "http://h/identity/v3"},
           RootCase{"http://h:8778/placement", "", "http://h:8778/placement"},
           RootCase{"http://v3:5000", "v3", "http://v3:5000/v3"},
           RootCase{"http://h/volume/vx/v3/8c17", "", "http://h/volume/vx/v3/8c17"},
       }) {
    EXPECT_EQ(versioned_root(split_version(catalog), spoken), root) << catalog;
  }
}

}  // namespace
}  // namespace toposcope::testing
