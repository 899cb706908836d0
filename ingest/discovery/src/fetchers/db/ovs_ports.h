#pragma once

/// \file
/// Ports of Open vSwitch as documents of vedges have them.

#include <string>

#include "engine/fetcher.h"
#include "parse/ovs_dpctl.h"
#include "parse/ovs_vsctl.h"

namespace toposcope::discovery {

/// Ports of all datapaths by name: id, name, internal, and the VLAN of `ovs-vsctl show`.
[[nodiscard]] Json ovs_ports(const std::vector<parse::Datapath>& datapaths,
                             const parse::OvsShow& show);

/// Ports of br-tun by name: name, interface, type, options.
[[nodiscard]] Json tunnel_ports(const parse::OvsShow& show);

/// What `ovs-dpctl show` says, else `ovs-appctl dpctl/show`: without the kernel's module the
/// former finds nothing.
/// Errors as cli::failure() has them of the latter, when neither says anything.
[[nodiscard]] model::Result<std::vector<parse::Datapath>> read_datapaths(
    const std::string& host, const CommandResult& dpctl, const CommandResult& appctl);

}  // namespace toposcope::discovery
