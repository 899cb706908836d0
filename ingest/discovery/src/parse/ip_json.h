#pragma once

/// \file
/// `ip -j address`, `ip -j link` and `ip -j route`, with or without -d.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/ip_interface.h"

namespace toposcope::discovery::parse {

/// The same as read_ip_address() gives for text, except for the lines.  Empty maps, which ip leaves
/// for what it filters out, are passed over; no text at all is an empty list.
[[nodiscard]] model::Result<std::vector<IpInterface>> read_ip_json(std::string_view text);

struct NextHop {
  std::string gateway;
  std::string device;

  bool operator==(const NextHop&) const = default;
};

struct IpRoute {
  std::string type;         ///< "unicast", "local", "blackhole", ...; empty without -d.
  std::string destination;  ///< "default", "10.20.0.0/24"
  std::string gateway;
  std::string device;
  std::string table;  ///< Empty for the main one.
  std::string protocol;
  std::string scope;
  std::string source;  ///< The address that is preferred as source.
  std::optional<int> metric;
  std::vector<NextHop> next_hops;  ///< Of a route with several.

  bool operator==(const IpRoute&) const = default;
};

[[nodiscard]] model::Result<std::vector<IpRoute>> read_ip_route_json(std::string_view text);

}  // namespace toposcope::discovery::parse
