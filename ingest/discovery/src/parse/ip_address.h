#pragma once

/// \file
/// `ip address show` and `ip link show`, with or without -d, as text.

#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/ip_interface.h"

namespace toposcope::discovery::parse {

/// Lines that are not known are kept as lines and otherwise passed over.
[[nodiscard]] model::Result<std::vector<IpInterface>> read_ip_address(std::string_view text);

}  // namespace toposcope::discovery::parse
