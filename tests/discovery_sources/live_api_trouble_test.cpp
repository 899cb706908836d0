// A cloud in trouble: each fault has its own kind, and none becomes an empty list.

#include <thread>

#include "discovery_sources/live_api_fixture.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;

class LiveApiTrouble : public LiveApi {
 protected:
  /// What the list of servers comes to.
  model::Result<std::string> ask() { return make()->get(servers()); }

  void servers_answer(int status, const std::string& body, const std::string& retry_after = "") {
    cloud_.on_authorised("/compute/v2.1/servers/detail",
                         [=](const httplib::Request&, httplib::Response& response) {
                           response.status = status;
                           if (!retry_after.empty()) {
                             response.set_header("Retry-After", retry_after);
                           }
                           response.set_content(body, "application/json");
                         });
  }
  [[nodiscard]] std::size_t asked() {
    return cloud_.server().count("/compute/v2.1/servers/detail");
  }
};

/// No secret is in it; a fake server answers a wrong login with all that came.
void expect_no_secret(const model::Error& error) {
  for (const std::string& text : {error.message, error.where}) {
    EXPECT_EQ(text.find("canary"), std::string::npos) << text;
  }
}

TEST_F(LiveApiTrouble, AWrongPasswordIsTriedOnce) {
  auto login = cloud_.login();
  login.secret = discovery::SecretText("canary-wrong");
  const auto api = make(std::move(login));
  for (int i = 0; i < 3; ++i) {
    const auto reply = api->get(servers());
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(reply.error().message,
              "login refused: keystone does not let in user admin for project admin (401)");
    expect_no_secret(reply.error());
  }
  EXPECT_EQ(cloud_.logins(), 1U);
}

TEST_F(LiveApiTrouble, ThreadsShareOneRefusal) {
  auto login = cloud_.login();
  login.secret = discovery::SecretText("canary-wrong");
  const auto api = make(std::move(login));
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
      threads.emplace_back([&] { EXPECT_FALSE(api->get(servers()).has_value()); });
    }
  }
  EXPECT_EQ(cloud_.logins(), 1U);
}

TEST_F(LiveApiTrouble, ATokenThatExpiresMeanwhileIsRenewed) {
  const auto api = make();
  EXPECT_TRUE(api->get(servers()).has_value());
  cloud_.revoke_tokens();
  EXPECT_TRUE(api->get(servers()).has_value());
  EXPECT_EQ(cloud_.logins(), 2U);
}

/// nova answers so when neutron no longer takes the token that nova passes on; seen of nova 26.1.
TEST_F(LiveApiTrouble, ATokenThatAServiceBehindRefusesIsRenewed) {
  cloud_.server().on("/compute/v2.1/servers/detail", [](const httplib::Request& request,
                                                        httplib::Response& response) {
    const bool is_first = request.get_header_value("X-Auth-Token") == "canary-token-1";
    response.status = is_first ? 400 : 200;
    response.set_content(is_first ? R"({"badRequest":{"code":400,"message":
      "Networking client is experiencing an unauthorized exception."}})"
                                  : R"({"servers":[]})",
                         "application/json");
  });
  EXPECT_TRUE(ask().has_value());
  EXPECT_EQ(cloud_.logins(), 2U);
}

TEST_F(LiveApiTrouble, AFreshTokenThatIsRefusedIsTheEnd) {
  cloud_.refuse_tokens();
  const auto reply = ask();
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(asked(), 2U);
  expect_no_secret(reply.error());
}

struct StatusCase {
  int status;
  ErrorCode code;
  std::size_t asked;
};

TEST_F(LiveApiTrouble, EachStatusHasItsKind) {
  for (const auto& [status, code, tries] :
       {StatusCase{403, ErrorCode::kUnsupported, 1}, StatusCase{404, ErrorCode::kNotFound, 1},
        StatusCase{400, ErrorCode::kMalformedInput, 1},
        StatusCase{406, ErrorCode::kMalformedInput, 1}, StatusCase{500, ErrorCode::kUnavailable, 2},
        StatusCase{502, ErrorCode::kUnavailable, 2}, StatusCase{429, ErrorCode::kUnavailable, 4},
        StatusCase{503, ErrorCode::kUnavailable, 4}}) {
    servers_answer(status, R"({"fault":{"code":1,"message":"as\nthe test has it"}})");
    const std::size_t before = asked();
    const auto reply = ask();
    ASSERT_FALSE(reply.has_value()) << status;
    EXPECT_EQ(reply.error().code, code) << status;
    EXPECT_EQ(asked() - before, tries) << status;
    EXPECT_NE(reply.error().message.find("(" + std::to_string(status) + "): as the test has it"),
              std::string::npos)
        << reply.error().message;
    EXPECT_EQ(reply.error().where,
              "GET " + cloud_.server().url("/compute/v2.1/servers/detail?limit=1000"));
  }
}

TEST_F(LiveApiTrouble, WaitsAsLongAsItIsTold) {
  servers_answer(503, "{}", "7");
  EXPECT_FALSE(ask().has_value());
  EXPECT_EQ(waiter_->waits(), (std::vector<std::int64_t>{7000, 7000, 7000}));
}

TEST_F(LiveApiTrouble, StopsWaiting) {
  servers_answer(503, "{}");
  waiter_->stop_at(1);
  const auto reply = ask();
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kCancelled);
}

TEST_F(LiveApiTrouble, WordsThatHoldTheTokenAreNotRepeated) {
  servers_answer(400, R"({"fault":{"message":"bad header canary-token-1"}})");
  const auto reply = ask();
  ASSERT_FALSE(reply.has_value());
  expect_no_secret(reply.error());
}

TEST_F(LiveApiTrouble, WhatIsNoListIsMalformed) {
  for (const char* body :
       {"", "{", "null", "[]", "{}", R"({"servers":null})", R"({"servers":{}})",
        R"({"servers":[{"id":"a"})", "<html>502 Bad Gateway</html>", R"({"error":{"code":500}})",
        R"({"servers":[],"servers_links":[{"rel":"next","href":"http://h/v2.1/servers"}]})",
        R"({"servers":[],"servers_links":[{"rel":"next","href":"/x?limit=1000"}]})"}) {
    servers_answer(200, body);
    const auto reply = ask();
    ASSERT_FALSE(reply.has_value()) << body;
    EXPECT_EQ(reply.error().code, ErrorCode::kMalformedInput) << body;
    EXPECT_NE(reply.error().where.find("/servers/detail"), std::string::npos) << body;
  }
}

TEST_F(LiveApiTrouble, WhatIsNoDocumentIsMalformed) {
  const auto api = make();
  for (const char* body : {"", "{\"region\":", "null", "7", "nonsense"}) {
    cloud_.on_authorised("/identity/v3/region", body);
    const auto reply = api->get({.service = "identity", .path = "/region"});
    ASSERT_FALSE(reply.has_value()) << body;
    EXPECT_EQ(reply.error().code, ErrorCode::kMalformedInput) << body;
  }
}

TEST_F(LiveApiTrouble, KeystoneThatFailsIsAskedAgainLater) {
  cloud_.server().on("/identity/", 500, "{}");
  const auto api = make();
  const auto reply = api->get(servers());
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kUnavailable);
  cloud_.server().on("/identity/", 300, R"({"versions":{"values":[{"id":"v3.14"}]}})");
  EXPECT_TRUE(api->get(servers()).has_value());
}

TEST_F(LiveApiTrouble, KeystoneOfVersion2IsNone) {
  cloud_.server().on("/identity/", 200, R"({"versions":{"values":[{"id":"v2.0"}]}})");
  const auto reply = ask();
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kMalformedInput);
}

TEST_F(LiveApiTrouble, ALoginWithoutTokenIsNone) {
  for (const char* body : {"{}", "<html>", R"({"token":{"expires_at":"23243423"}})",
                           R"({"token":{"expires_at":"2027-03-01T11:00:00Z"}})"}) {
    cloud_.server().on("/identity/v3/auth/tokens", 201, body);
    const auto reply = ask();
    ASSERT_FALSE(reply.has_value()) << body;
    EXPECT_EQ(reply.error().code, ErrorCode::kMalformedInput) << body;
  }
}

TEST_F(LiveApiTrouble, ServiceThatDoesNotTellItsVersionsNow) {
  cloud_.server().on("/compute/", 500, "{}");
  const auto reply =
      make()->get({.service = "compute", .path = "/servers/detail", .microversion = "2.79"});
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(asked(), 0U);
}

TEST_F(LiveApiTrouble, AServiceElsewhereGetsNoToken) {
  FakeServer elsewhere;
  cloud_.on_authorised("/compute/v2.1/servers/detail",
                       [&](const httplib::Request&, httplib::Response& response) {
                         response.set_redirect(elsewhere.url("/compute/v2.1/servers/detail"));
                       });
  const auto reply = ask();
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(elsewhere.targets().empty());
}

}  // namespace
}  // namespace toposcope::testing
