#pragma once

/// \file
/// Networks, ports and routers as neutron tells them.

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

/// One list of neutron in one region; 403 is told as such.
/// \param list  "networks"; also the path and the list's member, whose dashes are underscores
[[nodiscard]] model::Result<std::shared_ptr<const Texts>> neutron_list(const FetchContext& context,
                                                                       const std::string& region,
                                                                       const std::string& list);

/// What neutron tells of itself without when a row was last written: revision, updated_at.
[[nodiscard]] Json without_writes(Json object);

/// tenant_id, or project_id where that is all there is.
[[nodiscard]] std::string project_of(const Json& object);

/// Routers by id: their columns.  Of the database when it answers.
struct Routers {
  std::unordered_map<std::string, std::string> by_id;
};

[[nodiscard]] model::Result<std::shared_ptr<const Routers>> routers(const FetchContext& context);

/// Ports of a region by the server, router or service that has them.
struct PortsByDevice {
  Grouped ports;  ///< By "device_id".
};

[[nodiscard]] model::Result<std::shared_ptr<const PortsByDevice>> ports_by_device(
    const FetchContext& context, const std::string& region);

/// Objects of a list by their id.
using TextById = std::unordered_map<std::string, std::string>;

[[nodiscard]] model::Result<std::shared_ptr<const TextById>> neutron_by_id(
    const FetchContext& context, const std::string& region, const std::string& list);

}  // namespace toposcope::discovery::facts
