#pragma once

/// \file
/// How far colours are apart, and for whom: what the palettes of statuses are chosen by.
///
/// \code
///   for (const auto vision : {Vision::kNormal, Vision::kProtan, Vision::kDeutan, Vision::kTritan})
///   {
///     assert(scene::ciede2000(theme.of(a).mark, theme.of(b).mark, vision) >= 20);
///   }
///   assert(scene::contrast_ratio(theme.text, theme.card) >= 4.5);
/// \endcode
///
/// Colours are sRGB; alpha is ignored.  White is D65.
///
/// \par Thread safety
/// Pure functions.

#include <cstdint>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Who looks.  About one man in twelve is protan or deutan; tritan is rare.
enum class Vision : std::uint8_t {
  kNormal,
  kProtan,  ///< Without long-wave (red) cones.
  kDeutan,  ///< Without middle-wave (green) cones.
  kTritan,  ///< Without short-wave (blue) cones.
  kGrey,    ///< A copier: luminance only.
};

/// A colour in CIE L*a*b* (1976), where equal steps look about equal.
struct Lab {
  double lightness = 0;  ///< L*: 0 black, 100 white.
  double a = 0;          ///< Green to red.
  double b = 0;          ///< Blue to yellow.
};

/// \param vision  as this eye sees it
[[nodiscard]] Lab to_lab(Colour colour, Vision vision = Vision::kNormal);

/// What a normal eye must be shown to see what another one sees.
///
/// Rounded to whole bytes, which can change a distance by a few tenths: measure with ciede2000()
/// of the colours themselves.
/// \par Source
/// Machado, Oliveira, Fernandes (2009), "A physiologically-based model for simulation of color
/// vision deficiency", severity 1, in linear light; grey by relative luminance.
[[nodiscard]] Colour simulate(Colour colour, Vision vision);

/// How different two colours look: 1 is just noticeable side by side, 20 cannot be mixed up.
/// \par Source
/// CIE 142-2001, in the form of Sharma, Wu, Dalal (2005), "The CIEDE2000 color-difference formula:
/// implementation notes"; all weights 1.
[[nodiscard]] double ciede2000(const Lab& one, const Lab& other);
[[nodiscard]] double ciede2000(Colour one, Colour other, Vision vision = Vision::kNormal);

/// 1 (the same) to 21 (black on white); 4.5 is asked of text, 3 of signs.
/// \par Source
/// WCAG 2.1, "contrast ratio"
[[nodiscard]] double contrast_ratio(Colour one, Colour other);

/// CIE L*, 0 to 100: how light it is on a grey copier.
[[nodiscard]] double lightness(Colour colour);

}  // namespace toposcope::scene
