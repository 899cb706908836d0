#pragma once

/// \file
/// `vppctl show int` and `vppctl show ver`.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct VppInterface {
  std::string name;
  std::string id;     ///< Its index, as printed.
  std::string state;  ///< "up" or "down".

  bool operator==(const VppInterface&) const = default;
};

/// Counters are passed over.
[[nodiscard]] model::Result<std::vector<VppInterface>> read_vpp_interfaces(std::string_view text);

/// "vpp v16.09-rc0~157-g203c632": the first two words; empty when there are fewer.
[[nodiscard]] std::string read_vpp_version(std::string_view text);

}  // namespace toposcope::discovery::parse
