#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace toposcope::graph {

/// Links between nodes numbered from 0, directions ignored.
struct FlowLinks {
  std::uint32_t node_count = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;  ///< By link.
};

/// At most `limit` paths from a node to any of `ends` that share no node but that first one and the
/// ends; each given by its links in walking order.  As many as there are.  A path ends at the first
/// end that it meets; `from` is not an end.
///
/// Source: Menger's theorem; boost::boykov_kolmogorov_max_flow on nodes split in two, capacity 1.
/// \par Complexity
/// O(limit * (N + L)) in practice; about 150 bytes a link while it runs.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> disjoint_flow(
    const FlowLinks& links, std::uint32_t from, std::span<const std::uint32_t> ends,
    std::size_t limit);

}  // namespace toposcope::graph
