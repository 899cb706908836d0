#include "sources/http/retry.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace toposcope::discovery {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kTriesOverloaded = 4;
constexpr int kTriesFailing = 2;

class StopWaiter : public Waiter {
 public:
  explicit StopWaiter(std::stop_token stop) : stop_(std::move(stop)) {}

  bool wait(milliseconds time) override {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any condition;
    condition.wait_for(lock, stop_, time, [] { return false; });
    return !stop_.stop_requested();
  }

 private:
  std::stop_token stop_;
};

/// How often a reply like this is asked for in all.
int tries_of(const model::Result<HttpReply>& reply) {
  if (!reply.has_value()) {
    return reply.error().code == model::ErrorCode::kUnavailable ? kTriesFailing : 1;
  }
  switch (reply.value().status) {
    case 429:
    case 503:
      return kTriesOverloaded;
    case 500:
    case 502:
    case 504:
      return kTriesFailing;
    default:
      return 1;
  }
}

/// \param tried  1 after the first try
milliseconds pause_after(const model::Result<HttpReply>& reply, int tried) {
  if (reply.has_value()) {
    const std::string_view text = reply.value().header("retry-after");
    unsigned stated = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), stated);
    if (!text.empty() && fault == std::errc() && end == text.data() + text.size()) {
      return seconds(std::min(stated, 30U));
    }
  }
  return milliseconds(500) * (1 << (tried - 1));
}

class RetryingClient : public HttpClient {
 public:
  RetryingClient(std::shared_ptr<HttpClient> client, std::shared_ptr<Waiter> waiter)
      : client_(std::move(client)), waiter_(std::move(waiter)) {}

  model::Result<HttpReply> send(const HttpRequest& request) override {
    for (int tried = 1;; ++tried) {
      auto reply = client_->send(request);
      if (tried >= tries_of(reply)) return reply;
      if (!waiter_->wait(pause_after(reply, tried))) {
        return model::Error{model::ErrorCode::kCancelled, "stopped", place_of(request)};
      }
    }
  }

 private:
  std::shared_ptr<HttpClient> client_;
  std::shared_ptr<Waiter> waiter_;
};

}  // namespace

std::shared_ptr<Waiter> make_waiter(std::stop_token stop) {
  return std::make_shared<StopWaiter>(std::move(stop));
}

std::unique_ptr<HttpClient> make_retrying_client(std::shared_ptr<HttpClient> client,
                                                 std::shared_ptr<Waiter> waiter) {
  return std::make_unique<RetryingClient>(std::move(client), std::move(waiter));
}

}  // namespace toposcope::discovery
