#pragma once

/// \file
/// The network namespaces of a host, named or not, and what is in each; read once a scan.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/fetcher.h"
#include "parse/bridge_fdb.h"
#include "parse/ip_interface.h"
#include "parse/ip_json.h"

namespace toposcope::discovery::local {

struct Netns {
  std::string name;  ///< "root"; of `ip netns`; or "pid-4711 dnsmasq" of one without a name.
  bool is_root = false;
  std::optional<int> pid;          ///< The lowest one in it, of a namespace without a name.
  std::map<int, std::string> ids;  ///< By which ids it calls other named namespaces.
  std::vector<parse::IpInterface> interfaces;
  std::vector<parse::IpRoute> routes;
  std::vector<parse::FdbEntry> forwarding;
};

struct NetnsFacts {
  std::vector<Netns> all;  ///< The root one first, then named ones, then others by pid.
  std::vector<std::string> remarks;
};

/// Two or three round trips.
[[nodiscard]] model::Result<std::shared_ptr<const NetnsFacts>> netns_facts(
    const FetchContext& context, const std::string& host);

}  // namespace toposcope::discovery::local
