#pragma once

/// \file
/// Small discs as pieces of the texture: four vertices each, where a disc of triangles takes 32.  A
/// graph from afar is thousands of them, and software renderers pay by the vertex.
///
/// They lie among the letters of the first font, at code points that are no characters (U+FDD0 to
/// U+FDEF) and that no text can ask for.
///
/// \par Thread safety
/// UI thread only.

#include <array>
#include <cmath>

#include <imgui.h>

#include "ui/paint/glyph_raster.h"

namespace toposcope::ui {

inline constexpr int kDiscSprites = 18;
inline constexpr ImWchar kFirstDiscSprite = 0xFDD0;

/// Radius of a sprite, pixels: 0.7 to 7.5, each an eighth part larger than the one before.
[[nodiscard]] inline float disc_sprite_radius(int index) {
  return 0.7F * std::pow(1.15F, static_cast<float>(index));
}

/// The sprite that has to be stretched least, by 7 % at most; -1 when the disc is too large.
[[nodiscard]] int disc_sprite_for(float radius);

/// A disc with a soft edge, its centre in the middle.
[[nodiscard]] GlyphBitmap draw_disc_sprite(float radius);

}  // namespace toposcope::ui
