#pragma once

/// \file
/// Signs of controls: strokes on a grid of 16 by 16, as the icons of types are.

#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"

namespace toposcope::ui {

enum class UiGlyph : unsigned char {
  kChevronDown,
  kChevronRight,
  kChevronLeft,
  kChevronUp,
  kClose,
  kPlus,
  kMinus,
  kCheck,
  kSearch,
  kFit,
  kPin,
  kClock,
  kClipboard,
  kBolt,
  kEye,
  kGear,
  kFolder,
  kMore,
  kMark,  ///< The mark of the program.
  kCount,
};

/// The strokes of a sign; lives as long as the program.
[[nodiscard]] const scene::Icon& glyph_icon(UiGlyph glyph);

/// Adds an icon of 16 by 16 to a scene, as large as `size` and centred; lines are `width` wide.
void add_icon(scene::Scene& scene, const scene::Icon& icon, scene::Point centre, float size,
              const scene::Stroke& stroke);

}  // namespace toposcope::ui
