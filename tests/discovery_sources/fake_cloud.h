#pragma once

/// \file
/// A cloud on this machine: keystone, nova and neutron at one address, as far as tests ask.

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

#include "toposcope/discovery/sources.h"

#include "sources/http/http_client.h"
#include "sources/http/retry.h"
#include "sources/openstack/live_api.h"

namespace toposcope::testing {

inline constexpr const char* kPassword = "canary-Passw0rd";

/// A web server on a free port of 127.0.0.1; answers by path, 404 else.
class FakeServer {
 public:
  using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

  FakeServer() : FakeServer(std::make_unique<httplib::Server>(), "http") {}
  FakeServer(std::unique_ptr<httplib::Server> server, const std::string& scheme);
  ~FakeServer();
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  /// Takes the place of what answered that path before.
  void on(const std::string& path, Handler handler);

  /// The same answer to each request.
  void on(const std::string& path, int status, const std::string& body);

  [[nodiscard]] std::string url(const std::string& path = "") const { return origin_ + path; }

  /// Requests of that path so far.
  [[nodiscard]] std::size_t count(const std::string& path) const;
  /// All that came: path and query.
  [[nodiscard]] std::vector<std::string> targets() const;
  /// A header of the last request of that path.
  [[nodiscard]] std::string last_header(const std::string& path, const std::string& name) const;

 private:
  void answer(const httplib::Request& request, httplib::Response& response);

  std::unique_ptr<httplib::Server> server_;
  std::string origin_;
  mutable std::mutex mutex_;
  std::map<std::string, Handler> handlers_;
  std::vector<httplib::Request> requests_;
  std::thread thread_;  // last: what it uses is there before it
};

/// Time that a test sets.
class FakeClock : public discovery::Clock {
 public:
  model::UtcMicros now() override { return model::UtcMicros(std::chrono::microseconds(micros_)); }
  void pass(std::chrono::microseconds time) { micros_ += time.count(); }

 private:
  std::atomic<std::int64_t> micros_ = 1'795'000'000'000'000;
};

/// Waits in no time, and remembers for how long.
class FakeWaiter : public discovery::Waiter {
 public:
  bool wait(std::chrono::milliseconds time) override {
    const std::lock_guard lock(mutex_);
    waits_.push_back(time.count());
    return waits_.size() != stop_at_;
  }
  /// The NUMBERth wait is broken off.
  void stop_at(std::size_t number) { stop_at_ = number; }
  [[nodiscard]] std::vector<std::int64_t> waits() const {
    const std::lock_guard lock(mutex_);
    return waits_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::int64_t> waits_;
  std::size_t stop_at_ = 0;
};

/// One user, admin of project admin; tokens last an hour, by a clock that is a year off.
class FakeCloud {
 public:
  FakeCloud();

  [[nodiscard]] FakeServer& server() { return server_; }
  [[nodiscard]] unsigned logins() const { return logins_; }
  /// No token is taken any more; new ones are.
  void revoke_tokens();
  /// Every token is refused.
  void refuse_tokens() { refuses_tokens_ = true; }
  /// Answers a path to whoever has a token.
  void on_authorised(const std::string& path, FakeServer::Handler handler);
  void on_authorised(const std::string& path, const std::string& body);

  [[nodiscard]] discovery::ApiLogin login() const;

 private:
  void log_in(const httplib::Request& request, httplib::Response& response);
  [[nodiscard]] std::string token_body() const;

  std::atomic<unsigned> logins_ = 0;
  std::atomic<bool> refuses_tokens_ = false;
  std::mutex mutex_;
  std::set<std::string> tokens_;
  FakeServer server_;  // last: it stops before the rest goes
};

}  // namespace toposcope::testing
