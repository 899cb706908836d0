#pragma once

/// \file
/// Hypervisors of a region, the guests that they have, and addresses of compute hosts.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

struct Guest {
  std::string id;          ///< Of the server.
  std::string local_name;  ///< Of libvirt: "instance-0000002a"
};

struct Hypervisors {
  Texts hypervisors;  ///< As nova tells them, without their guests.
  /// By name of the host's compute service, of the hypervisor, and the first part of the latter.
  std::unordered_map<std::string, std::vector<Guest>> guests;
  bool allowed = true;  ///< False: not for this login to know.

  [[nodiscard]] const std::vector<Guest>* guests_of(const std::string& host) const;
};

[[nodiscard]] model::Result<std::shared_ptr<const Hypervisors>> hypervisors(
    const FetchContext& context, const std::string& region);

/// Host of the compute service that looks after it; empty when nova does not say.
[[nodiscard]] std::string service_host(const Json& hypervisor);

/// "node-5" of "node-5.cisco.com".
[[nodiscard]] std::string short_name(std::string_view host);

/// Addresses of compute hosts by name of their hypervisor.
struct ComputeAddresses {
  std::unordered_map<std::string, std::string> by_hypervisor;
};

[[nodiscard]] model::Result<std::shared_ptr<const ComputeAddresses>> compute_addresses(
    const FetchContext& context, const std::string& region);

}  // namespace toposcope::discovery::facts
