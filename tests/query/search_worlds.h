#pragma once

/// \file
/// Made-up inventories to search in; test and benchmark code only.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "toposcope/graph/snapshot.h"

namespace toposcope::testing {

/// A node as its source states it.
struct WorldNode {
  std::string environment, type, key, id, name, document;
};

/// Rows count from 1 in this order.
/// \throws std::logic_error when the builder refuses it
[[nodiscard]] std::shared_ptr<const graph::GraphSnapshot> snapshot_of(
    const std::vector<WorldNode>& nodes);

/// Clouds of an OpenStack kind: hosts, instances, ports and switches with keys, UUIDs, MACs and
/// IPs; twenty environments.
[[nodiscard]] std::vector<WorldNode> cloud_world(std::uint32_t nodes, std::uint32_t seed);

}  // namespace toposcope::testing
