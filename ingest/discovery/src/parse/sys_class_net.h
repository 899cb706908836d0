#pragma once

/// \file
/// `ls -l /sys/class/net`: which interfaces a host has, and which of them are cards.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct SysInterface {
  std::string name;
  std::string target;       ///< "../../devices/virtual/net/lo"
  bool is_virtual = false;  ///< Stands for no device.

  bool operator==(const SysInterface&) const = default;
};

/// What is no link (bonding_masters, the total) is left out.
[[nodiscard]] model::Result<std::vector<SysInterface>> read_sys_class_net(std::string_view text);

}  // namespace toposcope::discovery::parse
