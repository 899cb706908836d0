#pragma once

/// \file
/// `ovs-vsctl show`: the bridges of Open vSwitch with their ports; `ovs-vsctl list TABLE` as text.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/ovs_value.h"

namespace toposcope::discovery::parse {

struct OvsInterface {
  std::string name;
  std::string type;   ///< "internal", "patch", "vxlan", ...; empty for a device of the host.
  std::string error;  ///< In the words of OVS; empty when all is well.
  Fields options;

  bool operator==(const OvsInterface&) const = default;
};

struct OvsPort {
  std::string name;
  std::string tag;                  ///< VLAN; empty when there is none.
  std::vector<std::string> trunks;  ///< VLANs; empty when all.
  std::vector<OvsInterface> interfaces;

  bool operator==(const OvsPort&) const = default;
};

struct OvsBridge {
  std::string name;
  std::string fail_mode;
  std::string datapath_type;
  std::vector<OvsPort> ports;

  bool operator==(const OvsBridge&) const = default;
};

struct OvsShow {
  std::string uuid;
  std::string version;
  std::vector<OvsBridge> bridges;

  bool operator==(const OvsShow&) const = default;
};

/// What stands deeper belongs to what stands above it.
[[nodiscard]] model::Result<OvsShow> read_ovs_show(std::string_view text);

}  // namespace toposcope::discovery::parse
