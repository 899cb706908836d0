#pragma once

/// \file
/// A network interface as `ip` tells it, in text or JSON.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

struct IpAddress {
  std::string address;  ///< Without prefix.
  int prefix = 0;
  std::string scope;  ///< "host", "link", "global", ...
  std::string peer;   ///< Without prefix; of a point-to-point link.

  bool operator==(const IpAddress&) const = default;
};

/// Lifetimes and counters are not kept: they differ at every look.
struct IpInterface {
  std::optional<int> index;
  std::string name;
  std::string parent;  ///< After "@": a name, or "if6" when it is in another namespace.
  std::optional<int> parent_index;  ///< Of that interface, when its number is told.
  std::optional<int> parent_netns;  ///< The id of the namespace that it is in, when another.
  std::vector<std::string> flags;
  std::optional<int> mtu;
  std::string state;   ///< "UP", "DOWN", "UNKNOWN", ...
  std::string master;  ///< The bridge, bond or team that it is part of.
  std::string mac;     ///< Empty when there is none, or what is there is none.
  std::string kind;    ///< "veth", "bridge", "vxlan", ...; only with -d.
  Fields attributes;   ///< What makes up this kind, by the names of JSON; see kAttributes.
  std::vector<IpAddress> inet;
  std::vector<IpAddress> inet6;
  std::vector<std::string> lines;  ///< Trimmed, as printed; empty for JSON.

  bool operator==(const IpInterface&) const = default;
};

/// An attribute under its name in JSON, and how text calls it.
struct AttributeName {
  std::string_view json;
  std::string_view text;
};

/// Kept of `linkinfo`, in this order.  Bridge ids are in the form of brctl.
[[nodiscard]] const std::vector<AttributeName>& kept_attributes();

/// "IF@PARENT" as name and parent; "if6" as parent gives its number, too.
void set_name(IpInterface& interface, std::string_view name);

}  // namespace toposcope::discovery::parse
