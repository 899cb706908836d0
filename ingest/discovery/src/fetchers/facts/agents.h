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
};

[[nodiscard]] model::Result<std::shared_ptr<const Agents>> agents(const FetchContext& context);

/// Values of "agent_type".
inline constexpr std::string_view kOvsAgent = "Open vSwitch agent";
inline constexpr std::string_view kLinuxBridgeAgent = "Linux bridge agent";
inline constexpr std::string_view kMetadataAgent = "Metadata agent";
inline constexpr std::string_view kDhcpAgent = "DHCP agent";
inline constexpr std::string_view kL3Agent = "L3 agent";

}  // namespace toposcope::discovery::facts
