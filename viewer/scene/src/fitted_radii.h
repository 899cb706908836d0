#pragma once

#include <algorithm>
#include <array>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Radii of a box, all made smaller by one factor where two of them do not fit beside each other.
[[nodiscard]] inline std::array<float, 4> fitted_radii(const Box& box) {
  std::array<float, 4> radii = box.radii;
  for (float& radius : radii) radius = std::max(radius, 0.0F);
  const auto [upper_left, upper_right, lower_right, lower_left] = radii;
  const float width = std::max(upper_left + upper_right, lower_left + lower_right);
  const float height = std::max(upper_left + lower_left, upper_right + lower_right);
  float factor = 1;
  if (width > box.rect.width) factor = box.rect.width / width;
  if (height * factor > box.rect.height) factor = box.rect.height / height;
  for (float& radius : radii) radius *= factor;
  return radii;
}

}  // namespace toposcope::scene
