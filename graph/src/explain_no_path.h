#pragma once

#include <optional>

#include "explain_text.h"

namespace toposcope::graph {

/// The answer when not even a relaxed walk leads to the node.
[[nodiscard]] WhyNot no_path(const Question& question);

/// The answer when the focal point has no clique type.
[[nodiscard]] WhyNot no_clique_type(const GraphSnapshot& snapshot, model::NodeId focal_point);

/// The answer when the node, the focal point, or a link on the way between them is taken away by
/// the overlay, and only that keeps the node out.
[[nodiscard]] std::optional<WhyNot> left_out(const Question& question);

}  // namespace toposcope::graph
