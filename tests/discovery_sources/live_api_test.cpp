// A cloud that works: logging in, where services are, lists in pages.

#include "sources/openstack/live_api.h"

#include <thread>

#include <nlohmann/json.hpp>

#include "discovery_sources/live_api_fixture.h"

namespace toposcope::testing {
namespace {

using discovery::ApiRequest;
using model::ErrorCode;

constexpr const char* kServers =
    R"({"servers":[{"id":"5b2c8a0e","name":"web-1","status":"ACTIVE"}]})";

TEST_F(LiveApi, LogsInAtTheFirstQuestion) {
  const auto api = make();
  EXPECT_EQ(cloud_.logins(), 0U);
  EXPECT_EQ(text_of(api->get(servers())), kServers);
  EXPECT_EQ(text_of(api->get(networks())), R"({"networks":[{"id":"9d1f4c7a","name":"blue-web"}]})");
  EXPECT_EQ(cloud_.logins(), 1U);
  EXPECT_EQ(tokens_, std::vector<std::string>{"canary-token-1"});
}

TEST_F(LiveApi, TellsItsSessionWithoutToken) {
  const auto session = make()->session();
  ASSERT_TRUE(session.has_value()) << session.error().message;
  EXPECT_EQ(session.value().find("canary"), std::string::npos);
  const auto token = nlohmann::json::parse(session.value()).at("token");
  EXPECT_EQ(token.at("user").at("name"), "admin");
  EXPECT_EQ(token.at("catalog").size(), 4U);
  EXPECT_FALSE(token.contains("expires_at"));  // differs at every login
  EXPECT_FALSE(token.contains("audit_ids"));
}

TEST_F(LiveApi, RenewsAMinuteBeforeTheEnd) {
  const auto api = make();
  EXPECT_EQ(text_of(api->get(servers())), kServers);
  clock_->pass(std::chrono::minutes(59) - std::chrono::microseconds(1));
  EXPECT_EQ(text_of(api->get(servers())), kServers);
  EXPECT_EQ(cloud_.logins(), 1U);
  clock_->pass(std::chrono::microseconds(1));
  EXPECT_EQ(text_of(api->get(servers())), kServers);
  EXPECT_EQ(cloud_.logins(), 2U);
  EXPECT_EQ(cloud_.server().last_header("/compute/v2.1/servers/detail", "X-Auth-Token"),
            "canary-token-2");
}

TEST_F(LiveApi, ManyThreadsLogInOnce) {
  const auto api = make();
  std::atomic<int> good = 0;
  const auto ask_all = [&] {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] { good += text_of(api->get(servers())) == kServers ? 1 : 0; });
    }
  };
  ask_all();
  EXPECT_EQ(good, 16);
  EXPECT_EQ(cloud_.logins(), 1U);
  cloud_.revoke_tokens();
  ask_all();
  EXPECT_EQ(good, 32);
  EXPECT_EQ(cloud_.logins(), 2U);
}

TEST_F(LiveApi, JoinsPages) {
  // As nova and neutron write them: hosts of an inner network, a path without the proxy's.
  cloud_.on_authorised("/compute/v2.1/servers/detail", [](const httplib::Request& request,
                                                          httplib::Response& response) {
    const std::string marker = request.get_param_value("marker");
    const auto page = [&](const std::string& id, const std::string& next) {
      nlohmann::json body{{"servers", {{{"id", id}}}}};
      if (!next.empty()) {
        const std::string href = "http://10.20.0.2:8774/v2.1/servers/detail?all_tenants=1&marker=";
        body["servers_links"] = {{{"rel", "next"}, {"href", href + next}}};
      }
      response.set_content(body.dump(), "application/json");
    };
    if (marker.empty()) page("a", "a");
    if (marker == "a") page("b", "b");
    if (marker == "b") page("c", "");
  });
  const auto api = make();
  const auto list = api->get(
      {.service = "compute", .path = "/servers/detail?all_tenants=1", .list_member = "servers"});
  EXPECT_EQ(text_of(list), R"({"servers":[{"id":"a"},{"id":"b"},{"id":"c"}]})");
  const auto targets = cloud_.server().targets();
  ASSERT_GE(targets.size(), 3U);
  EXPECT_EQ(targets[targets.size() - 3], "/compute/v2.1/servers/detail?all_tenants=1&limit=1000");
  EXPECT_EQ(targets.back(), "/compute/v2.1/servers/detail?all_tenants=1&marker=b");
}

TEST_F(LiveApi, AnEmptyListIsOne) {
  cloud_.on_authorised("/network/v2.0/networks", R"({"networks":[]})");
  EXPECT_EQ(text_of(make()->get(networks())), R"({"networks":[]})");
}

TEST_F(LiveApi, CapsMicroversions) {
  cloud_.on_authorised("/compute/v2.1/os-hypervisors", "{}");
  cloud_.on_authorised("/placement/traits", "{}");
  const auto api = make();
  const auto sent = [&](const std::string& service, const std::string& path,
                        const std::string& version) {
    const auto reply = api->get({.service = service, .path = path, .microversion = version});
    EXPECT_TRUE(reply.has_value()) << text_of(reply);
    const std::string root = service == "compute" ? "/compute/v2.1" : "/placement";
    return cloud_.server().last_header(root + path, "OpenStack-API-Version");
  };
  EXPECT_EQ(sent("compute", "/os-hypervisors", "2.79"), "compute 2.53");
  EXPECT_EQ(sent("compute", "/os-hypervisors", "2.30"), "compute 2.30");
  EXPECT_EQ(
      cloud_.server().last_header("/compute/v2.1/os-hypervisors", "X-OpenStack-Nova-API-Version"),
      "2.30");
  EXPECT_EQ(sent("compute", "/os-hypervisors", ""), "");
  EXPECT_EQ(sent("placement", "/traits", "1.6"), "placement 1.6");
  EXPECT_EQ(cloud_.server().count("/compute/"), 1U);  // asked once
}

TEST_F(LiveApi, WithoutVersionsThereAreNoMicroversions) {
  cloud_.server().on("/compute/", 404, "not here");
  EXPECT_EQ(text_of(make()->get({.service = "compute",
                                 .path = "/servers/detail",
                                 .list_member = "servers",
                                 .microversion = "2.79"})),
            kServers);
  EXPECT_EQ(cloud_.server().last_header("/compute/v2.1/servers/detail", "OpenStack-API-Version"),
            "");
}

TEST_F(LiveApi, KnowsRegions) {
  cloud_.on_authorised("/identity/v3/regions", R"({"regions":[]})");
  const auto api = make();
  const auto ask = [&](const std::string& service, const std::string& region) {
    const auto reply = api->get({.service = service, .path = "/regions", .region = region});
    return reply.has_value() ? std::string("ok") : reply.error().message;
  };
  EXPECT_EQ(ask("identity", "RegionTwo"), "ok");
  EXPECT_EQ(ask("identity", ""), "ok");
  EXPECT_EQ(ask("compute", "RegionTwo"),
            "the catalog has no public address of service compute in region RegionTwo");
  EXPECT_EQ(ask("volumev3", ""), "the catalog has no public address of service volumev3");
}

TEST_F(LiveApi, TakesAnAddressWithAnyVersion) {
  for (const char* path : {"/identity", "/identity/v3", "/identity/v2.0"}) {
    auto login = cloud_.login();
    login.auth_url = cloud_.server().url(path);
    EXPECT_TRUE(make(std::move(login))->session().has_value()) << path;
  }
}

TEST(LoginDocument, OfAnApplicationCredential) {
  discovery::ApiLogin login;
  login.application_credential.id = "423f19a4ac1e4f48bbb4180756e6eb6c";
  login.secret = discovery::SecretText("rEaqvJka48mpv");
  EXPECT_EQ(nlohmann::json::parse(discovery::login_document(login)), nlohmann::json::parse(R"({
    "auth":{"identity":{"methods":["application_credential"],"application_credential":{
      "id":"423f19a4ac1e4f48bbb4180756e6eb6c","secret":"rEaqvJka48mpv"}}}})"));
  login.application_credential = {"monitoring", ""};
  login.user.name = "alice";
  login.user_domain.name = "Customers";
  EXPECT_EQ(nlohmann::json::parse(discovery::login_document(login)), nlohmann::json::parse(R"({
    "auth":{"identity":{"methods":["application_credential"],"application_credential":{
      "name":"monitoring","user":{"name":"alice","domain":{"name":"Customers"}},
      "secret":"rEaqvJka48mpv"}}}})"));
}

TEST(LoginDocument, OfIds) {
  discovery::ApiLogin login;
  login.user.id = "c520f8b1654841dd91eb7845221d257a";
  login.project.id = "6eb4b771dc4141b6872326125759ab8e";
  login.secret = discovery::SecretText("rEaqvJka48mpv");
  EXPECT_EQ(nlohmann::json::parse(discovery::login_document(login)), nlohmann::json::parse(R"({
    "auth":{"identity":{"methods":["password"],"password":{"user":{
      "id":"c520f8b1654841dd91eb7845221d257a","password":"rEaqvJka48mpv"}}},
      "scope":{"project":{"id":"6eb4b771dc4141b6872326125759ab8e"}}}})"));
}

}  // namespace
}  // namespace toposcope::testing
