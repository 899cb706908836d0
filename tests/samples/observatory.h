#pragma once

/// \file
/// The sample site "observatory", and what each shipped rule has to find there, told from what the
/// records say about themselves (host, network, MAC address, parent) and never by walking links.
/// Test code only.

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace toposcope::testing {

/// Keys of nodes or links.
using Keys = std::set<std::string>;

class Observatory {
 public:
  using Json = nlohmann::json;

  /// From the text of the inventory.
  explicit Observatory(const std::string& text);

  [[nodiscard]] const Json& node(const std::string& key) const;

  /// The nodes of the clique of a focal point of a type that the shipped rules are for.
  [[nodiscard]] Keys expected_nodes(const std::string& focal_point) const;

  /// All links between these nodes, but for those that the focal point's constraint refuses.
  [[nodiscard]] Keys expected_links(const std::string& focal_point, const Keys& nodes) const;

 private:
  /// Nodes of these types on one host.
  [[nodiscard]] Keys on_host(const std::string& host, const std::set<std::string>& types) const;
  /// Switch ports with the MAC address of these cards, and their switches.
  [[nodiscard]] Keys ports_of(const Keys& cards) const;
  /// Networks that vNICs on the host are in: those in tunnels, or those outside of them.
  [[nodiscard]] Keys networks_of(const std::string& host, bool in_tunnels) const;
  /// Bond, bridge below the tunnels, tunnel end and virtual switch.
  [[nodiscard]] Keys transport_of(const std::string& host) const;
  /// What works on a host and is lost with its tunnels.
  [[nodiscard]] Keys workload_of(const Json& card) const;

  [[nodiscard]] Keys around_instance(const Json& instance) const;
  [[nodiscard]] Keys around_card(const Json& card) const;
  [[nodiscard]] Keys around_port(const Json& port) const;
  [[nodiscard]] Keys around_virtual_switch(const Json& edge) const;
  [[nodiscard]] Keys around_switch(const Json& device) const;

  [[nodiscard]] const Json& with_id(const std::string& id) const;
  [[nodiscard]] const Json& bond_of(const std::string& host) const;

  Json site_;
};

}  // namespace toposcope::testing
