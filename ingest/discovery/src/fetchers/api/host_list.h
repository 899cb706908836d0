#pragma once

/// \file
/// Hosts as they come together from zones, hypervisors and agents.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// Adds a type once.  A host that computes belongs to the zone that it does so in.
void add_host_type(Json& host, std::string_view type, std::string_view zone, const Shape& shape);

/// Documents of the hosts of one region, each once.
class HostList {
 public:
  HostList(std::string region, const Shape& shape) : region_(std::move(region)), shape_(shape) {}

  /// All hosts of a zone, with what their services make of them.
  void add_zone(const Json& zone);

  /// What nova calls the host's hypervisor, and its address.  One that no zone has is a host of
  /// unknown type (2020), or left out (2018).
  void add_hypervisor(const Json& hypervisor, const std::string& address);

  /// Whether the host that this hypervisor is on is there as one that computes; of bare metal
  /// always, which has none.
  [[nodiscard]] bool computes(const Json& hypervisor);

  /// A host that computes although its zone does not tell of it, as of one in maintenance; below
  /// the region when nobody says which zone that is.
  void add_compute(const Json& hypervisor, const std::string& zone);

  /// One that agents for networks run on.
  void add_network_agent(const Json& agent);

  [[nodiscard]] std::vector<Json>& documents() { return documents_; }

 private:
  [[nodiscard]] Json* find(const std::string& host);
  [[nodiscard]] Json* find_of(const Json& hypervisor);
  Json& add(const std::string& host, const std::string& zone);
  Json& add_without_zone(const std::string& host);

  std::string region_;
  const Shape& shape_;
  std::vector<Json> documents_;
  std::unordered_map<std::string, std::size_t> places_;
  bool has_internal_ = false;
};

}  // namespace toposcope::discovery
