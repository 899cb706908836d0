#pragma once

/// \file
/// Availability zones of a region.

#include <memory>
#include <string>
#include <unordered_map>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

struct Zones {
  Texts zones;           ///< As nova tells them.
  bool detailed = true;  ///< False: which hosts are in them is not for this login to know.
};

[[nodiscard]] model::Result<std::shared_ptr<const Zones>> zones(const FetchContext& context,
                                                                const std::string& region);

/// The zone of each host that runs nova-compute, enabled or not: zones themselves leave out hosts
/// in maintenance.  Where a login may not see services, as aggregates tell it; empty when it may
/// see neither.
using ZoneByHost = std::unordered_map<std::string, std::string>;
[[nodiscard]] model::Result<std::shared_ptr<const ZoneByHost>> compute_zones(
    const FetchContext& context, const std::string& region);

/// Hosts of a zone with their services: {HOST: {SERVICE: {"active": ..., "available": ...}}}.
/// When each was last heard of is left out.
[[nodiscard]] Json hosts_of_zone(const Json& zone);

}  // namespace toposcope::discovery::facts
