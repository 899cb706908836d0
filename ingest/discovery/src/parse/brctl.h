#pragma once

/// \file
/// `brctl show`: the Linux bridges of a host.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct BrctlBridge {
  std::string name;
  std::string id;           ///< "8000.005056acc9a2"
  std::string stp_enabled;  ///< "yes" or "no", as printed.
  std::vector<std::string> interfaces;

  bool operator==(const BrctlBridge&) const = default;
};

/// A line that begins with a tab names one more interface of the bridge above it.  Where there is
/// no bridge, brctl 1.7 prints nothing, not even its heading.
[[nodiscard]] model::Result<std::vector<BrctlBridge>> read_brctl_show(std::string_view text);

/// An id as `ip` prints it ("8000.8a:3f:c4:8:8a:21", bytes without leading zeros) in the form of
/// brctl ("8000.8a3fc4088a21"); what has another form stays as it is.
[[nodiscard]] std::string brctl_bridge_id(std::string_view id);

}  // namespace toposcope::discovery::parse
