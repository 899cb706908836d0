#pragma once

/// \file
/// Scenes in the window: the painter of draw lists, beside those of SVG, PNG and PDF.
///
/// \code
///   paint(*ImGui::GetWindowDrawList(), drawing.scene, {origin, scale}, fonts);
/// \endcode
///
/// \par Thread safety
/// UI thread only.

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "ui/paint/fonts.h"

namespace toposcope::ui {

/// Where a scene goes.
struct PaintPlace {
  ImVec2 origin;    ///< Of the scene, pixels of the screen; rounded to whole ones.
  float scale = 1;  ///< Pixels of the screen per pixel of the scene.
  float opacity = 1;

  [[nodiscard]] ImVec2 at(scene::Point point) const {
    return {origin.x + point.x * scale, origin.y + point.y * scale};
  }
};

/// Draws all shapes but the background.  What is outside of the clip rectangle costs no vertices.
///
/// Edges of boxes are moved to whole pixels.  A group that shines through is drawn with each of its
/// shapes paler, not as one picture.
/// \par Complexity
/// One pass.  A straight line and a small disc take 4 vertices, a large circle up to 128.
void paint(ImDrawList& list, const scene::Scene& scene, const PaintPlace& place, Fonts& fonts);

}  // namespace toposcope::ui
