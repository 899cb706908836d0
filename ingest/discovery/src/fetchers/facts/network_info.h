#pragma once

/// \file
/// What nova knows of the networks of each instance: "network_info".

#include <memory>
#include <string>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

/// Of the database: rows with id, name, host, ip_address, network_info, project_id, project.
struct InstanceRows {
  std::unordered_map<std::string, std::string> by_id;
  bool from_database = false;  ///< False: there are no rows; see network_info_of_ports().
};

[[nodiscard]] model::Result<std::shared_ptr<const InstanceRows>> instance_rows(
    const FetchContext& context);

/// The same form made of the ports of a server, its networks and subnets, for whom the database
/// tells nothing: a list with an entry for each port, by id.
[[nodiscard]] model::Result<Json> network_info_of_ports(const FetchContext& context,
                                                        const std::string& region,
                                                        const std::string& server);

/// Ids of the networks in a network_info, each once, in its order.
[[nodiscard]] Json network_ids(const Json& network_info);

}  // namespace toposcope::discovery::facts
