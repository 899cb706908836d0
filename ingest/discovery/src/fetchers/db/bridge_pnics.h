#pragma once

/// \file
/// Which network card a bridge of Open vSwitch goes through, where there are no tunnels.

#include <string>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// Bridges of an agent's configuration whose interfaces are asked for: those mapped to physical
/// networks, when tunneling_ip is there but empty.  Names that a shell would take for more are left
/// out.
[[nodiscard]] std::vector<std::string> mapped_bridges(const Json& configurations);

/// Names of interfaces in what `ovs-vsctl list-ifaces BRIDGE` printed.  Mirantis 6 to 8 name the
/// port "BRIDGE--br-CARD", and only such count.
[[nodiscard]] std::vector<std::string> listed_interfaces(const EnvironmentConfig& environment,
                                                         std::string_view bridge,
                                                         std::string_view output);

inline constexpr SetMember kSetInCards[] = {{"host_pnic", "port_id"}};

/// Sets "pnic" of a vedge to the last interface that is a card of its host, and notes for each
/// such card which port it is.
void set_bridge_pnic(const FetchContext& context, const std::vector<std::string>& interfaces,
                     const Json& ports_by_name, Json& vedge, FetchResult& result);

}  // namespace toposcope::discovery
