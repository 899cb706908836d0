#pragma once

/// \file
/// `bridge fdb show`, as text and as JSON: behind which port or tunnel end a MAC address is.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct FdbEntry {
  std::string mac;
  std::string device;
  std::string master;       ///< Bridge; empty when it is the device's own entry.
  std::string destination;  ///< IP address of the other end of a tunnel.
  std::string vlan;
  std::string vni;
  bool is_own = false;        ///< "self"
  bool is_permanent = false;  ///< Not learnt.

  bool operator==(const FdbEntry&) const = default;
};

[[nodiscard]] model::Result<std::vector<FdbEntry>> read_bridge_fdb(std::string_view text);

/// `bridge -j fdb show`
[[nodiscard]] model::Result<std::vector<FdbEntry>> read_bridge_fdb_json(std::string_view text);

}  // namespace toposcope::discovery::parse
