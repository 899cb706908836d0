#pragma once

/// \file
/// Agents of neutron by the host that they run on.

#include <memory>
#include <string>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

/// Each as a text with its columns, "configurations" as a map.  Heartbeats, loads and counts of
/// what an agent has at the moment are left out: they differ at every look.
struct Agents {
  Texts all;  ///< By id.
  Grouped by_host;
  bool of_all_regions = true;  ///< False: not for this login to know in some.
};

/// What a login does not see where they are not of all regions.
inline constexpr const char* kAgentsOfSomeRegions = "network agents of some regions";

[[nodiscard]] model::Result<std::shared_ptr<const Agents>> agents(const FetchContext& context);

/// Those of one host.
/// \retval kUnsupported  none is told of, and not all regions tell this login of theirs
[[nodiscard]] model::Result<Texts> agents_of_host(const FetchContext& context,
                                                  const std::string& host);

/// Values of "agent_type".
inline constexpr std::string_view kOvsAgent = "Open vSwitch agent";
inline constexpr std::string_view kLinuxBridgeAgent = "Linux bridge agent";
inline constexpr std::string_view kMetadataAgent = "Metadata agent";
inline constexpr std::string_view kDhcpAgent = "DHCP agent";
inline constexpr std::string_view kL3Agent = "L3 agent";

}  // namespace toposcope::discovery::facts
