#pragma once

/// \file
/// What Open vSwitch on a host tells of its bridges; read once a scan.

#include <memory>
#include <string>
#include <vector>

#include "engine/fetcher.h"
#include "parse/ovs_value.h"

namespace toposcope::discovery::local {

struct OvsPortFacts {
  std::string bridge, port, tag;
  parse::OvsRecord interface;
};

struct OvsFacts {
  bool is_there = false;  ///< False: no Open vSwitch runs on the host.
  std::vector<std::string> bridges;
  std::vector<OvsPortFacts> ports;  ///< One for each interface, in the order of bridges.
};

[[nodiscard]] model::Result<std::shared_ptr<const OvsFacts>> ovs_facts(const FetchContext& context,
                                                                       const std::string& host);

/// True for types whose other end is another host.
[[nodiscard]] bool is_tunnel(std::string_view interface_type);

/// "HOST-OVS"
[[nodiscard]] std::string ovs_id(const std::string& host);

/// True when one of these sockets is there: a service that has none does not run.
[[nodiscard]] model::Result<bool> has_socket(const FetchContext& context, const std::string& host,
                                             const std::vector<std::string>& sockets);

}  // namespace toposcope::discovery::local
