#pragma once

/// \file
/// Network services of neutron on a host: namespaces qdhcp-NETWORK and qrouter-ROUTER.

#include <string>
#include <string_view>
#include <vector>

#include "engine/fetcher.h"
#include "parse/ip_interface.h"

namespace toposcope::discovery::cli {

struct ServiceNamespace {
  std::string name;  ///< "qdhcp-413de095-01ed-49dc-aa50-4479f43d390e"
  std::string of;    ///< Of the network or router: "413de095-01ed-49dc-aa50-4479f43d390e"
  bool is_dhcp = false;
};

/// Those of `ip netns list`; other namespaces are nobody's service.
[[nodiscard]] model::Result<std::vector<ServiceNamespace>> service_namespaces(
    const FetchContext& context, const std::string& host);

/// An interface of a service as a vnic that is ready but for its names.
struct ServiceVnic {
  ServiceNamespace service;
  std::string device;
  std::string mac;
  Json document;
};

inline constexpr SetMember kSetInServices[] = {{"vservice", "network"}};

/// All interfaces but loopbacks of all services of a host; one round trip.  `updates` gets the
/// networks that each service serves.
[[nodiscard]] model::Result<std::vector<ServiceVnic>> service_vnics(
    const FetchContext& context, const std::string& host, std::vector<ObjectUpdate>& updates);

/// "HOST-NAMESPACE"
[[nodiscard]] std::string service_id(const std::string& host, const ServiceNamespace& service);

/// The folder that vnics of a service hang in.
[[nodiscard]] DynamicFolder vnics_folder(const std::string& host, const ServiceNamespace& service);

}  // namespace toposcope::discovery::cli
