#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "explain_walk.h"

namespace toposcope::graph {

/// Where one more link would lead a walk on to a node.
struct Gap {
  std::uint32_t step = 0;  ///< Which would take the link.
  std::string from_type;   ///< As the step names its ends.
  std::string to_type;
  std::uint32_t hop = 0;         ///< By which the walk came to `from`; may be Trace::kFocalPoint.
  model::NodeId from;            ///< Where the walk came to.
  std::size_t other_starts = 0;  ///< Other such nodes that the walk came to.
  model::NodeId to;              ///< The node, or one from which later steps lead to it.
};

/// The most plausible place of a missing link between what the walk reached and what leads to the
/// node, along the steps that follow.
///
/// A link is unlikely to miss at a node that has one by this step already when no node has two, as
/// a port of one switch has; then the latest step is preferred, so that the answer is near the
/// node. \par Complexity O(S * L log L) for S steps; it looks back from the node no further than
/// some thousand nodes.
[[nodiscard]] std::optional<Gap> find_gap(const WalkPlan& plan, const Trace& walked,
                                          model::NodeId node);

}  // namespace toposcope::graph
