#pragma once

/// \file
/// `ovs-dpctl show` and `ovs-appctl dpctl/show`: datapaths and what is plugged into them.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct DatapathPort {
  std::string number;  ///< As printed.
  std::string name;
  std::string type;  ///< "internal", "tap", "vxlan", ...; empty for a device of the host.

  bool operator==(const DatapathPort&) const = default;
};

struct Datapath {
  std::string name;  ///< "system@ovs-system"
  std::vector<DatapathPort> ports;

  bool operator==(const Datapath&) const = default;
};

/// Counters and log lines are passed over: without the kernel's module only the latter are printed.
[[nodiscard]] model::Result<std::vector<Datapath>> read_ovs_dpctl(std::string_view text);

}  // namespace toposcope::discovery::parse
