#pragma once

/// \file
/// How wide texts are, and texts cut to fit: the same on every machine, whatever fonts it has.
///
/// \code
///   const TextStyle style{.weight = Weight::kMedium, .size = 12};
///   scene.add(Text{cut_middle(name, style, room), at, Anchor::kStart, style, ...});
/// \endcode
///
/// Widths are sums of the advances of Inter (kSans) and DejaVu Sans Mono (kMono), which ship as a
/// table: no kerning and no ligatures, as the painters draw.  What Inter lacks is taken from DejaVu
/// Sans.  Other scripts go by class: East Asian wide 1 em, combining 0, else 0.6 em.  A byte that
/// is no UTF-8 and a control character are as wide as U+FFFD, as which they are drawn.
///
/// \par Thread safety
/// Pure functions.

#include <string>
#include <string_view>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Pixels at 100 %; grows linearly with the size.  Weight and face count, italic does not: it
/// differs by less than 0.5 %.
/// \par Complexity
/// One pass, no allocation.
[[nodiscard]] float text_width(std::string_view utf8, const TextStyle& style);

/// The text itself when it fits into `room`; else its beginning and its end around U+2026, e.g.
/// "tap3f9…1d0-7a".  Both sides get about the same width, the beginning the odd character.
/// Characters stay whole, and combining marks with their base.
/// \return at most `room` wide: "…" alone, or nothing, when there is no room for more
[[nodiscard]] std::string cut_middle(std::string_view utf8, const TextStyle& style, float room);

/// As cut_middle(), but keeps the beginning only: "gateway sil…".
[[nodiscard]] std::string cut_end(std::string_view utf8, const TextStyle& style, float room);

}  // namespace toposcope::scene
