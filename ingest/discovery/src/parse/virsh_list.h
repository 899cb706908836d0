#pragma once

/// \file
/// `virsh list`, with or without --all: the guests of a host.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct VirshDomain {
  std::string id;  ///< A number that changes with every start; "-" when it does not run.
  std::string name;
  std::string state;  ///< "running", "shut off", ...

  bool operator==(const VirshDomain&) const = default;
};

/// Names may have blanks in them.
[[nodiscard]] model::Result<std::vector<VirshDomain>> read_virsh_list(std::string_view text);

}  // namespace toposcope::discovery::parse
