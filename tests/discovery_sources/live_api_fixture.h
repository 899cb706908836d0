#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_sources/fake_cloud.h"
#include "sources/http/curl_client.h"

namespace toposcope::testing {

/// A fake cloud and what asks it.
class LiveApi : public ::testing::Test {
 protected:
  [[nodiscard]] std::shared_ptr<discovery::OpenStackApi> make(discovery::ApiLogin login) {
    discovery::LiveApiParts parts;
    parts.login = std::move(login);
    parts.http = discovery::make_retrying_client(discovery::make_curl_client({}), waiter_);
    parts.clock = clock_;
    parts.on_token = [this](std::string_view token) { tokens_.emplace_back(token); };
    return discovery::make_openstack_api(std::move(parts));
  }
  [[nodiscard]] std::shared_ptr<discovery::OpenStackApi> make() { return make(cloud_.login()); }

  /// The body, or the error's message.
  static std::string text_of(const model::Result<std::string>& result) {
    return result.has_value() ? result.value() : result.error().message;
  }
  static discovery::ApiRequest servers() {
    return {.service = "compute", .path = "/servers/detail", .list_member = "servers"};
  }
  static discovery::ApiRequest networks() {
    return {.service = "network", .path = "/networks", .list_member = "networks"};
  }

  std::shared_ptr<FakeWaiter> waiter_ = std::make_shared<FakeWaiter>();
  std::shared_ptr<FakeClock> clock_ = std::make_shared<FakeClock>();
  std::vector<std::string> tokens_;
  FakeCloud cloud_;
};

}  // namespace toposcope::testing
