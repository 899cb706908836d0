// What comes of a request over the wire, broken ones above all.

#include <cstdlib>
#include <future>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "discovery_sources/fake_cloud.h"
#include "sources/http/curl_client.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using discovery::CurlOptions;
using discovery::make_curl_client;
using model::ErrorCode;

ErrorCode code_of(const model::Result<discovery::HttpReply>& reply) {
  EXPECT_FALSE(reply.has_value());
  return reply.has_value() ? ErrorCode::kIo : reply.error().code;
}

TEST(Http, BringsStatusHeadersAndBody) {
  FakeServer server;
  server.on("/thing", [](const httplib::Request&, httplib::Response& response) {
    response.status = 203;
    response.set_header("X-Subject-Token", "abc");
    response.set_content("{\"a\":1}", "application/json");
  });
  const auto client = make_curl_client({});
  const auto reply =
      client->send({.url = server.url("/thing"), .headers = {{"X-Auth-Token", "t"}}});
  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(reply.value().status, 203);
  EXPECT_EQ(reply.value().header("x-subject-token"), "abc");
  EXPECT_EQ(reply.value().header("x-other"), "");
  EXPECT_EQ(reply.value().body, "{\"a\":1}");
  EXPECT_EQ(server.last_header("/thing", "X-Auth-Token"), "t");
  EXPECT_EQ(server.last_header("/thing", "Accept"), "application/json");
}

TEST(Http, Posts) {
  FakeServer server;
  server.on("/thing", [](const httplib::Request& request, httplib::Response& response) {
    response.set_content(request.method + request.body, "text/plain");
  });
  const auto reply = make_curl_client({})->send({.url = server.url("/thing"), .json = "{\"b\":2}"});
  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(reply.value().body, "POST{\"b\":2}");
  EXPECT_EQ(server.last_header("/thing", "Content-Type"), "application/json");
}

TEST(Http, NobodyIsThere) {
  std::string url;
  {
    const FakeServer server;
    url = server.url("/");
  }
  EXPECT_EQ(code_of(make_curl_client({})->send({.url = url})), ErrorCode::kUnavailable);
}

TEST(Http, TakesWebAddressesOnly) {
  for (const char* url : {"file:///etc/hostname", "gopher://127.0.0.1/", "http://[::"}) {
    EXPECT_EQ(code_of(make_curl_client({})->send({.url = url})), ErrorCode::kInvalidArgument)
        << url;
  }
}

TEST(Http, HalfABodyIsNone) {
  FakeServer server;
  server.on("/half", [](const httplib::Request&, httplib::Response& response) {
    response.set_content_provider(1000, "application/json",
                                  [](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                    if (offset > 0) return false;
                                    sink.write("{\"servers\":[", 12);
                                    return true;
                                  });
  });
  EXPECT_EQ(code_of(make_curl_client({})->send({.url = server.url("/half")})),
            ErrorCode::kMalformedInput);
}

TEST(Http, ABodyHasALimit) {
  FakeServer server;
  server.on("/long", 200, std::string(1001, 'x'));
  server.on("/fits", 200, std::string(1000, 'x'));
  const auto client = make_curl_client({.max_body = 1000});
  EXPECT_EQ(code_of(client->send({.url = server.url("/long")})), ErrorCode::kMalformedInput);
  EXPECT_TRUE(client->send({.url = server.url("/fits")}).has_value());
}

/// Holds a reply back until the test is over.
class Stalling {
 public:
  void attach_to(FakeServer& server) {
    server.on("/stalls", [this](const httplib::Request&, httplib::Response& response) {
      response.set_content_provider(
          100, "application/json",
          [this](std::size_t offset, std::size_t, httplib::DataSink& sink) {
            if (offset > 0) {
              begun_.set_value();
              over_.get_future().wait();
              return false;
            }
            sink.write("{", 1);
            return true;
          });
    });
  }
  void wait_until_begun() { begun_.get_future().wait(); }
  void end() { over_.set_value(); }

 private:
  std::promise<void> begun_;
  std::promise<void> over_;
};

TEST(Http, SilenceIsTooSlow) {
  Stalling stalling;  // the server goes first, and with it who waits here
  FakeServer server;
  stalling.attach_to(server);
  const auto reply =
      make_curl_client({.silence = std::chrono::seconds(1)})->send({.url = server.url("/stalls")});
  EXPECT_EQ(code_of(reply), ErrorCode::kUnavailable);
  stalling.end();
}

TEST(Http, EndsWhenItIsStopped) {
  Stalling stalling;  // the server goes first, and with it who waits here
  FakeServer server;
  stalling.attach_to(server);
  std::stop_source stop;
  std::jthread other([&] {
    stalling.wait_until_begun();
    stop.request_stop();
  });
  const auto client = make_curl_client({.stop = stop.get_token()});
  EXPECT_EQ(code_of(client->send({.url = server.url("/stalls")})), ErrorCode::kCancelled);
  stalling.end();
  EXPECT_EQ(code_of(client->send({.url = server.url("/")})), ErrorCode::kCancelled);
}

TEST(Http, FollowsWithinAServer) {
  FakeServer server;
  server.on("/old", [](const httplib::Request&, httplib::Response& response) {
    response.set_redirect("/fresh?x=1", 302);
  });
  server.on("/fresh", 200, "here");
  server.on("/ring", [](const httplib::Request&, httplib::Response& response) {
    response.set_redirect("/ring");
  });
  const auto client = make_curl_client({});
  const auto reply = client->send({.url = server.url("/old")});
  ASSERT_TRUE(reply.has_value()) << reply.error().message;
  EXPECT_EQ(reply.value().body, "here");
  EXPECT_EQ(code_of(client->send({.url = server.url("/ring")})), ErrorCode::kUnavailable);
  EXPECT_EQ(server.count("/ring"), 4U);
}

TEST(Http, FollowsToNoOtherServer) {
  FakeServer server;
  FakeServer other;
  other.on("/", 200, "got it");
  server.on("/away", [&other](const httplib::Request&, httplib::Response& response) {
    response.set_redirect(other.url("/"));
  });
  EXPECT_EQ(code_of(make_curl_client({})->send({.url = server.url("/away")})),
            ErrorCode::kUnavailable);
  EXPECT_TRUE(other.targets().empty());
}

/// A server whose certificate nobody knows.
class SelfSigned {
 public:
  SelfSigned() {
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout " +
        key() + " -out " + certificate() + " 2>" + (folder_ / "openssl.log").string();
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    server_ = std::make_unique<FakeServer>(
        std::make_unique<httplib::SSLServer>(certificate().c_str(), key().c_str()), "https");
    server_->on("/", 200, "{}");
  }
  [[nodiscard]] std::string url() const { return server_->url("/"); }
  [[nodiscard]] std::string certificate() const { return (folder_ / "certificate.pem").string(); }

 private:
  [[nodiscard]] std::string key() const { return (folder_ / "key.pem").string(); }

  TempDir folder_;
  std::unique_ptr<FakeServer> server_;
};

TEST(Tls, TrustsWhoIsNamed) {
  const SelfSigned server;
  const auto refused = make_curl_client({})->send({.url = server.url()});
  ASSERT_EQ(code_of(refused), ErrorCode::kInvalidArgument);
  EXPECT_NE(refused.error().message.find("ca_file"), std::string::npos);
  const auto named =
      make_curl_client({.ca_file = server.certificate()})->send({.url = server.url()});
  EXPECT_TRUE(named.has_value()) << named.error().message;
  const auto unchecked = make_curl_client({.verify = false})->send({.url = server.url()});
  EXPECT_TRUE(unchecked.has_value()) << unchecked.error().message;
  EXPECT_EQ(code_of(make_curl_client({.ca_file = "/nowhere.pem"})->send({.url = server.url()})),
            ErrorCode::kInvalidArgument);
}

TEST(PlaceOf, HidesLogins) {
  EXPECT_EQ(discovery::place_of({.url = "http://u:p@cloud.example:5000/v3?x=a@b"}),
            "GET http://cloud.example:5000/v3?x=a@b");
  EXPECT_EQ(discovery::place_of({.url = "http://cloud.example/a@b", .json = ""}),
            "POST http://cloud.example/a@b");
}

}  // namespace
}  // namespace toposcope::testing
