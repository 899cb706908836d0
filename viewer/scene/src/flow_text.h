#pragma once

#include <functional>
#include <string>
#include <vector>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// One piece of a line that breaks: a swatch, a text, or both.
struct FlowItem {
  float swatch_width = 0;  ///< 0: none.
  std::function<void(Scene&, Point centre)> draw_swatch = {};
  std::vector<std::pair<std::string, TextStyle>> texts = {};  ///< With 4 between them.
  float gap_before = 14;
};

/// Sets pieces side by side and breaks where the room ends.
/// \param area  x, y and width are the room; the height does not count
/// \return the height that was used: rows of `pitch`
float draw_flow(Scene& scene, const std::vector<FlowItem>& items, const Rect& area, float pitch);

}  // namespace toposcope::scene
