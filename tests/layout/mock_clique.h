#pragma once

#include "layout/drawing.h"

namespace toposcope::testing {

/// The cards of the visual specification's picture: the clique of an instance on four hosts, two
/// switches and two networks.  Columns are tiers.
[[nodiscard]] Drawing mock_clique();

}  // namespace toposcope::testing
