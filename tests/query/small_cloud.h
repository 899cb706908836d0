#pragma once

#include <string>

namespace toposcope::testing {

/// Two machines of two projects on one host, a port and a switch, a network nobody links to:
///
///   web (shop; Warning) - n1 - edge, db (shop and pay; OK) - n2 - edge
///   edge - nic, nic - p1 (Error) - sw, nic - p2 - sw
///
/// One clique type, instance: instance-vnic vnic-vedge vedge-host_pnic host_pnic-switch_pnic
/// switch_pnic-switch; and one of two steps, instance-vnic vnic-vedge.  All but network and
/// switches are on host h1, edge and nic are its children.
[[nodiscard]] std::string small_cloud();

}  // namespace toposcope::testing
