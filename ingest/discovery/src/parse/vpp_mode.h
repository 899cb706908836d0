#pragma once

/// \file
/// `vppctl show mode`: which interfaces VPP routes, and which it bridges.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct VppMode {
  std::string mode;  ///< "l3", "l2 bridge", "l2 xconnect", ...
  std::string interface;
  std::string bridge_domain;  ///< Empty unless bridged.

  bool operator==(const VppMode&) const = default;
};

[[nodiscard]] model::Result<std::vector<VppMode>> read_vpp_mode(std::string_view text);

}  // namespace toposcope::discovery::parse
