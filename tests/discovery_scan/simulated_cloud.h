#pragma once

/// \file
/// An OpenStack of any size that is worked out from numbers: answers as a real one of Zed with
/// Open vSwitch and hybrid bridges gives them, in form and fields, the same for the same numbers.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/sources.h"

namespace toposcope::testing {

/// How large.  One in fifty hosts is one of the network, at least one.
struct CloudSize {
  int compute_hosts = 20;
  int instances = 400;
  int instances_a_network = 50;
};

/// What stands where; all else follows.
class CloudPlan {
 public:
  explicit CloudPlan(CloudSize size) : size_(size) {}

  [[nodiscard]] int network_hosts() const { return 1 + size_.compute_hosts / 50; }
  [[nodiscard]] int hosts() const { return size_.compute_hosts + network_hosts(); }
  [[nodiscard]] int instances() const { return size_.instances; }
  [[nodiscard]] int networks() const;
  [[nodiscard]] bool is_network_host(int host) const { return host >= size_.compute_hosts; }

  [[nodiscard]] std::string host_name(int host) const;
  /// The host of that name; -1 when there is none.
  [[nodiscard]] int host_named(std::string_view name) const;
  [[nodiscard]] std::string tunnel_address(int host) const;

  [[nodiscard]] int host_of_instance(int instance) const { return instance % size_.compute_hosts; }
  [[nodiscard]] std::vector<int> instances_on(int host) const;
  [[nodiscard]] int network_of_instance(int instance) const {
    return instance / size_.instances_a_network;
  }
  /// Host of the network that serves addresses of it.
  [[nodiscard]] int dhcp_host_of(int network) const {
    return size_.compute_hosts + network % network_hosts();
  }
  [[nodiscard]] std::vector<int> networks_on(int host) const;

  [[nodiscard]] static std::string zone_of(int host) { return "az" + std::to_string(host % 4 + 1); }
  /// "KIND" tells things of one number apart.
  [[nodiscard]] static std::string uuid(char kind, int number);
  [[nodiscard]] static std::string mac(char kind, int number);
  [[nodiscard]] std::string instance_address(int instance) const;
  [[nodiscard]] static std::string cidr_of(int network);
  [[nodiscard]] static std::string local_name(int instance);

 private:
  CloudSize size_;
};

/// The APIs of a plan.
class SimulatedApi final : public discovery::OpenStackApi {
 public:
  explicit SimulatedApi(CloudPlan plan) : plan_(plan) {}

  [[nodiscard]] model::Result<std::string> get(const discovery::ApiRequest& request) override;
  [[nodiscard]] model::Result<std::string> session() override;

 private:
  using Json = nlohmann::ordered_json;

  [[nodiscard]] Json list(std::string_view path) const;
  [[nodiscard]] Json projects() const;
  [[nodiscard]] Json zones() const;
  [[nodiscard]] Json hypervisors() const;
  [[nodiscard]] Json servers() const;
  [[nodiscard]] Json agents() const;
  [[nodiscard]] Json networks() const;
  [[nodiscard]] Json subnets() const;
  [[nodiscard]] Json ports() const;

  CloudPlan plan_;
};

}  // namespace toposcope::testing
