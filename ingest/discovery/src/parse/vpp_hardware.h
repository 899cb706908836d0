#pragma once

/// \file
/// `vppctl show hardware-interfaces`.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct VppHardwareInterface {
  std::string name;
  std::string index;  ///< As printed.
  std::string link;   ///< "up", "down", ...
  std::string hardware;
  std::string mac;                 ///< Empty when it has none.
  std::vector<std::string> lines;  ///< As printed, its first one with them.

  bool operator==(const VppHardwareInterface&) const = default;
};

struct VppHardware {
  std::string heading;  ///< The line above the first; documents keep it.
  std::vector<VppHardwareInterface> interfaces;

  bool operator==(const VppHardware&) const = default;
};

[[nodiscard]] model::Result<VppHardware> read_vpp_hardware(std::string_view text);

}  // namespace toposcope::discovery::parse
