#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// The part of Stroke::dash that says something: 0, 2 or 4 lengths, none negative, not all 0.
[[nodiscard]] inline std::span<const float> dash_pattern(const Stroke& stroke) {
  const auto& dash = stroke.dash;
  if (!std::all_of(dash.begin(), dash.end(), [](float length) { return length >= 0; })) return {};
  const std::span<const float> all(dash);
  if (dash[2] > 0 || dash[3] > 0) return all;
  return all.first(dash[0] > 0 && dash[1] > 0 ? 2 : 0);
}

/// True when a line of this stroke can be seen.
[[nodiscard]] inline bool is_drawn(const Stroke& stroke) {
  return stroke.width > 0 && stroke.colour.alpha != 0;
}

}  // namespace toposcope::scene
