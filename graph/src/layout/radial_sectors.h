#pragma once

#include "layout/radial_tree.h"

namespace toposcope::graph {

/// Orders children and gives each node its sector.  `tree` has parents, children and `order`, in
/// which children come after their parents, the focal point first.
void share_turn(const LayoutInput& input, const std::vector<std::uint32_t>& order,
                RadialTree& tree);

}  // namespace toposcope::graph
