#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "explain_plan.h"

namespace toposcope::graph {

/// A node under the type by which a walk knows it.
struct FiledNode {
  std::uint32_t type = 0;  ///< Of the plan.
  model::NodeId node;

  friend bool operator==(const FiledNode&, const FiledNode&) = default;
};

}  // namespace toposcope::graph

template <>
struct std::hash<toposcope::graph::FiledNode> {
  std::size_t operator()(const toposcope::graph::FiledNode& filed) const noexcept {
    return std::hash<std::uint64_t>{}(std::uint64_t{filed.type} << 32 | filed.node.value);
  }
};

namespace toposcope::graph {

/// One link as a walk took it.
struct TracedHop {
  std::uint32_t step = 0;
  model::LinkId link;
  FiledNode from;
  FiledNode to;
  Side start = Side::kSource;  ///< The end of the link at `from`.
};

/// A walk with its memory: which hop brought which node in.
struct Trace {
  static constexpr std::uint32_t kFocalPoint = UINT32_MAX;

  std::vector<TracedHop> hops;                            ///< One for each link of the clique.
  std::vector<std::uint32_t> links_by_step;               ///< As Clique::links_by_step.
  std::unordered_map<FiledNode, std::uint32_t> filed_by;  ///< Index of the first hop to it.

  /// The hops from the focal point to where the node was first met; nothing when it was not.
  [[nodiscard]] std::optional<std::vector<TracedHop>> path_to(model::NodeId node,
                                                              std::uint32_t type_count) const;
  /// The hops from the focal point up to and including this one.
  [[nodiscard]] std::vector<TracedHop> path_through(std::uint32_t hop) const;
};

/// Whether a walk goes on where `calipso-2018` would end it.
enum class AtEmptyStep : std::uint8_t { kAsRule, kGoOn };

/// Walks the steps from a focal point and remembers how.
/// \par Complexity
/// O(links at the visited nodes); a hash map entry a visited node.
[[nodiscard]] Trace trace_walk(const WalkPlan& plan, model::NodeId focal_point,
                               AtEmptyStep at_empty_step = AtEmptyStep::kAsRule);

/// Whether a walk may use the link at all: neither removed, nor of another environment, nor
/// implicit when the rule leaves those out.
[[nodiscard]] bool is_usable(const WalkPlan& plan, model::LinkId link);

}  // namespace toposcope::graph
