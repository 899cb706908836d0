#pragma once

/// \file
/// Virtual functions of a network card, from `ip -d link show IF`.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

/// As printed; empty what is not.
struct VirtualFunction {
  std::string number;
  std::string mac;
  std::string vlan;
  std::string spoof_checking;  ///< "on", "off"
  std::string link_state;      ///< "auto", "enable", "disable"
  std::string trust;           ///< "on", "off"

  bool operator==(const VirtualFunction&) const = default;
};

/// Lines that begin with "vf"; all others are passed over.
[[nodiscard]] model::Result<std::vector<VirtualFunction>> read_vf_list(std::string_view text);

}  // namespace toposcope::discovery::parse
