#pragma once

/// \file
/// Where tunnels between hosts end.

#include <memory>
#include <string>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

/// Rows with host, ip_address and, where it is known, udp_port.
struct Endpoints {
  Grouped by_host;
};

/// \param type  "vxlan", "gre", ...; what has other characters than letters, digits and "_" is
///              kInvalidArgument
[[nodiscard]] model::Result<std::shared_ptr<const Endpoints>> tunnel_endpoints(
    const FetchContext& context, const std::string& type);

}  // namespace toposcope::discovery::facts
