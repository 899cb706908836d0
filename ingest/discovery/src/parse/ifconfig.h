#pragma once

/// \file
/// `ifconfig`, in the form of net-tools 1 ("Link encap:") and of net-tools 2 ("flags=").

#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/ip_interface.h"

namespace toposcope::discovery::parse {

/// The state is UP or DOWN, by the flags.  Interfaces have no index here.
[[nodiscard]] model::Result<std::vector<IpInterface>> read_ifconfig(std::string_view text);

}  // namespace toposcope::discovery::parse
