#pragma once

#include "toposcope/scene/cards.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

/// Where and on what a badge is drawn.
struct BadgePlace {
  Point centre;
  float size = 14;
  Colour ground = {};  ///< What is behind it: a thin rim of it sets the badge off.
};

/// The badge of a status: triangle, square, ring, diamond; hollow when acknowledged.  OK and no
/// check have none, unless the theme prints (then OK is a tick).
void draw_badge(Scene& scene, const Theme& theme, const StatusFacts& status,
                const BadgePlace& place);

/// Whether draw_badge() draws something.
[[nodiscard]] bool has_badge(const StatusFacts& status);

/// A disc with plus, minus or tilde.
void draw_difference(Scene& scene, const Theme& theme, Difference difference, Point centre);

/// The swatch of a status in a legend, 12 by 12, centred: its badge, or for OK and no check a small
/// card.
void draw_swatch(Scene& scene, const Theme& theme, const StatusFacts& status, Point centre);

/// Parts of a whole as a bar; statuses with no member are left out, each other is at least 3 wide.
void draw_distribution(Scene& scene, const Theme& theme, const StatusCounts& counts, Rect bar);

}  // namespace toposcope::scene
