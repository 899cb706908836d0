#pragma once

/// \file
/// Interfaces of a host as the objects that they are, and which of them belong together.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/fetcher.h"
#include "fetchers/local/netns_facts.h"

namespace toposcope::discovery::local {

/// One interface.  Ids are empty where there is no such object.
struct Device {
  enum class Kind : std::uint8_t { kVnic, kCard, kBridge, kTunnel };
  Kind kind = Kind::kVnic;
  std::string id;
  const Netns* netns = nullptr;
  const parse::IpInterface* interface = nullptr;
  std::string peer;    ///< The other end of a veth pair.
  std::string master;  ///< The bridge, bond or team that it is part of.
  std::string lower;   ///< What it stands on: the card of a VLAN or of a tunnel.
};

/// All interfaces but loopbacks and what Open vSwitch and tunnel modules put there for themselves.
class Devices {
 public:
  std::shared_ptr<const NetnsFacts> facts;  ///< What devices refer to.
  std::vector<Device> all;
  std::vector<std::string> remarks;

  /// Null when there is none.
  [[nodiscard]] const Device* find(const Netns& netns, std::string_view name) const;

 private:
  friend class DeviceReader;
  std::map<std::pair<std::string, std::string>, std::size_t, std::less<>> by_name_;
};

/// Of a host; made once a scan.
[[nodiscard]] model::Result<std::shared_ptr<const Devices>> devices(const FetchContext& context,
                                                                    const std::string& host);

/// "HOST|netns|NAME"
[[nodiscard]] std::string netns_id(const std::string& host, const Netns& netns);

/// "HOST|NAMESPACE|NAME"
[[nodiscard]] std::string device_id(const std::string& host, std::string_view netns,
                                    std::string_view name);

/// id, name, host, netns, parent, mac_address, mtu, state, addresses, peer, master, lower: as far
/// as it has them.
[[nodiscard]] Json device_document(const std::string& host, const Device& device);

/// The host that the parent is; null when the parent is none.
[[nodiscard]] const Object* host_of(const FetchContext& context);

}  // namespace toposcope::discovery::local
