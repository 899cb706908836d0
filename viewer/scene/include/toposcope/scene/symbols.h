#pragma once

/// \file
/// Badges and icons by themselves, for lists and panels: the same that cards carry.
///
/// \code
///   scene::draw_status_badge(row, theme, node.status, {12, 12}, 14);
///   scene::draw_type_icon(row, look, "vnic", {24, 4, 16, 16}, theme.text2);
/// \endcode
///
/// \par Thread safety
/// Pure but for the scene they add to.

#include <string_view>

#include "toposcope/scene/facts.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

/// Whether a card of this status carries a badge: not when it is OK or never checked.
[[nodiscard]] bool status_has_badge(const StatusFacts& status);

/// The badge of a status on the ground `theme.panel`.  OK and no check, which have none, are drawn
/// as the small card of the legend, so that no row of a list is without a mark.
/// \param size  of its square; 12 to 16 are readable
void draw_status_badge(Scene& scene, const Theme& theme, const StatusFacts& status, Point centre,
                       float size);

/// The icon of a type, as large as fits into `place`, centred; the first two letters of a type that
/// has none.
void draw_type_icon(Scene& scene, const Look& look, std::string_view type, const Rect& place,
                    Colour colour);

}  // namespace toposcope::scene
