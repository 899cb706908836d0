#pragma once

/// \file
/// `ip netns list` and `ip netns list-id`: named network namespaces and the ids they go by.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery::parse {

struct NamedNetns {
  std::string name;
  std::optional<int> id;  ///< As the namespace that was asked calls it.

  bool operator==(const NamedNetns&) const = default;
};

/// Lines "NAME" or "NAME (id: N)".
[[nodiscard]] model::Result<std::vector<NamedNetns>> read_netns_list(std::string_view text);

/// Lines "nsid N [current-nsid M] [(iproute2 netns name: NAME)]"; without a name it is empty.
[[nodiscard]] model::Result<std::vector<NamedNetns>> read_netns_ids(std::string_view text);

}  // namespace toposcope::discovery::parse
