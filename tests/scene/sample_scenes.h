#pragma once

#include "toposcope/scene/scene.h"

namespace toposcope::testing {

/// A drawing like that of a clique: host boxes, cards in columns with bar, icon, name and detail,
/// some of them ill or stale, a link to the next card, a badge.  About 6 shapes a card; 200 cards
/// in 10 columns are 1560 x 1450 pixels.
[[nodiscard]] scene::Scene card_scene(int cards, int columns = 6);

/// Each kind of shape in each of its forms once: radii, caps, dashes, curves, polygons, faces,
/// weights, anchors, turned, struck and squeezed text, groups that shine through, other scripts.
[[nodiscard]] scene::Scene all_shapes_scene();

/// The boxes, circles, lines and polygons of all_shapes_scene().
[[nodiscard]] scene::Scene textless_scene();

}  // namespace toposcope::testing
