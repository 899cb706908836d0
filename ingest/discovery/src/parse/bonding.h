#pragma once

/// \file
/// /proc/net/bonding/BOND: a bond of the kernel and the interfaces that are part of it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

/// What is said of a bond or of a part of it.
struct BondFacts {
  Fields fields;
  /// "802.3ad info", "details actor lacp pdu", ...: fields under a heading.
  std::vector<std::pair<std::string, Fields>> groups;

  bool operator==(const BondFacts&) const = default;
};

struct BondSlave {
  std::string name;
  std::string mac;  ///< The card's own, whatever the bond makes it use.
  std::string state;
  BondFacts facts;

  bool operator==(const BondSlave&) const = default;
};

struct Bond {
  std::string version;  ///< Of the driver.
  std::string mode;
  std::string state;  ///< "up", "down"
  BondFacts facts;
  std::vector<BondSlave> slaves;

  bool operator==(const Bond&) const = default;
};

/// \retval kMalformedInput  also for an empty text: the file of a bond never is
[[nodiscard]] model::Result<Bond> read_bonding(std::string_view text);

}  // namespace toposcope::discovery::parse
