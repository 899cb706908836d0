// Which replies are asked for again, how often, and after how long.

#include "sources/http/retry.h"

#include <deque>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_sources/fake_cloud.h"

namespace toposcope::testing {
namespace {

using discovery::HttpReply;
using discovery::HttpRequest;
using model::ErrorCode;

/// Gives replies in order, then 200.
class ScriptedClient : public discovery::HttpClient {
 public:
  explicit ScriptedClient(std::deque<model::Result<HttpReply>> replies)
      : replies_(std::move(replies)) {}

  model::Result<HttpReply> send(const HttpRequest& /*request*/) override {
    ++sent;
    if (replies_.empty()) return HttpReply{.status = 200};
    auto reply = replies_.front();
    replies_.pop_front();
    return reply;
  }

  int sent = 0;

 private:
  std::deque<model::Result<HttpReply>> replies_;
};

model::Result<HttpReply> status(int number, const std::string& retry_after = "") {
  HttpReply reply{.status = number};
  if (!retry_after.empty()) reply.headers.emplace_back("retry-after", retry_after);
  return reply;
}

model::Result<HttpReply> fault(ErrorCode code) { return model::Error{code, "as scripted", ""}; }

struct RetryCase {
  const char* name;
  std::deque<model::Result<HttpReply>> replies;
  int sent;
  std::vector<std::int64_t> waits;
  int end;  ///< Status; 0: an error.
};

class Retry : public ::testing::TestWithParam<RetryCase> {};

TEST_P(Retry, Asks) {
  const auto client = std::make_shared<ScriptedClient>(GetParam().replies);
  const auto waiter = std::make_shared<FakeWaiter>();
  const auto retrying = discovery::make_retrying_client(client, waiter);
  const auto reply = retrying->send({.url = "http://cloud.example/"});
  EXPECT_EQ(client->sent, GetParam().sent);
  EXPECT_EQ(waiter->waits(), GetParam().waits);
  EXPECT_EQ(reply.has_value() ? reply.value().status : 0, GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(
    All, Retry,
    ::testing::Values(
        RetryCase{"Ok", {}, 1, {}, 200}, RetryCase{"NotFound", {status(404)}, 1, {}, 404},
        RetryCase{"Overloaded", {status(429)}, 2, {500}, 200},
        RetryCase{"OverloadedForEver",
                  {status(503), status(503), status(503), status(503)},
                  4,
                  {500, 1000, 2000},
                  503},
        RetryCase{"SaysWhen", {status(503, "7"), status(429, "0")}, 3, {7000, 0}, 200},
        RetryCase{"SaysLate", {status(503, "3600")}, 2, {30000}, 200},
        RetryCase{"SaysADate", {status(503, "Fri, 20 Nov 2026 10:00:00 GMT")}, 2, {500}, 200},
        RetryCase{"Fails", {status(500)}, 2, {500}, 200},
        RetryCase{"FailsTwice", {status(502), status(504)}, 2, {500}, 504},
        RetryCase{"Unreached", {fault(ErrorCode::kUnavailable)}, 2, {500}, 200},
        RetryCase{"UnreachedTwice",
                  {fault(ErrorCode::kUnavailable), fault(ErrorCode::kUnavailable)},
                  2,
                  {500},
                  0},
        RetryCase{"Untrusted", {fault(ErrorCode::kInvalidArgument)}, 1, {}, 0},
        RetryCase{"Half", {fault(ErrorCode::kMalformedInput)}, 1, {}, 0}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(RetryStop, EndsTheWait) {
  const auto client = std::make_shared<ScriptedClient>(
      std::deque<model::Result<HttpReply>>{status(503), status(503)});
  const auto waiter = std::make_shared<FakeWaiter>();
  waiter->stop_at(2);
  const auto reply =
      discovery::make_retrying_client(client, waiter)->send({.url = "http://cloud.example/"});
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, ErrorCode::kCancelled);
  EXPECT_EQ(client->sent, 2);
}

TEST(RealWaiter, WakesWhenItIsStopped) {
  std::stop_source stop;
  const auto waiter = discovery::make_waiter(stop.get_token());
  EXPECT_TRUE(waiter->wait(std::chrono::milliseconds(0)));
  std::jthread other([&stop] { stop.request_stop(); });
  EXPECT_FALSE(waiter->wait(std::chrono::hours(1)));
}

}  // namespace
}  // namespace toposcope::testing
