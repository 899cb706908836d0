#pragma once

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "toposcope/scene/scene.h"

namespace toposcope::ui {

/// A colour for Dear ImGui; `opacity` 0 to 1 multiplies its alpha.
[[nodiscard]] inline ImU32 colour(scene::Colour c, float opacity = 1) {
  const float alpha = std::round(static_cast<float>(c.alpha) * std::clamp(opacity, 0.0F, 1.0F));
  return IM_COL32(c.red, c.green, c.blue, static_cast<ImU32>(alpha));
}

}  // namespace toposcope::ui
