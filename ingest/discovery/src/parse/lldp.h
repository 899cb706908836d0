#pragma once

/// \file
/// `lldpctl -f json` and `lldpcli -f json show neighbors`: to which port of which switch an
/// interface is connected.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

/// Ages and times to live are not kept.
struct LldpNeighbour {
  std::string interface;  ///< Our own.
  std::string protocol;   ///< "LLDP", "CDPv2", ...
  std::string chassis_id;
  std::string chassis_id_type;  ///< "mac", "local", ...
  std::string name;
  std::string description;
  std::vector<std::string> management_addresses;
  std::vector<std::string> capabilities;  ///< Those that are enabled.
  std::string port_id;
  std::string port_id_type;  ///< "ifname", "mac", "local", ...
  std::string port_description;
  std::vector<std::string> vlans;  ///< Numbers.

  bool operator==(const LldpNeighbour&) const = default;
};

/// Reads the forms "json", in which lists of one are no lists and names are keys, and "json0", in
/// which everything is a list.  A neighbour that names itself by nothing is left out.
[[nodiscard]] model::Result<std::vector<LldpNeighbour>> read_lldp(std::string_view text);

}  // namespace toposcope::discovery::parse
