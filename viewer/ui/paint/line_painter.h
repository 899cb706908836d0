#pragma once

/// \file
/// Lines and discs in a draw list: as few vertices as they can be drawn with.
///
/// \par Thread safety
/// UI thread only.

#include <span>
#include <vector>

#include <imgui.h>

namespace toposcope::ui {

/// How a line is drawn, pixels of the screen.
struct LinePen {
  ImU32 colour = 0;
  float width = 1;     ///< Below 1 the line pales instead.
  bool round = false;  ///< Its ends; else they are cut off.
};

/// A straight line: four vertices.
void add_segment(ImDrawList& list, ImVec2 from, ImVec2 to, const LinePen& pen);

/// Lines from point to point, with round corners where they turn sharply.  A point twice is a dot
/// when ends are round.
void add_polyline(ImDrawList& list, std::span<const ImVec2> points, bool closed,
                  const LinePen& pen);

/// A filled circle with soft edge.
void add_disc(ImDrawList& list, ImVec2 centre, float radius, ImU32 colour);

/// A circle of a line.
void add_ring(ImDrawList& list, ImVec2 centre, float radius, const LinePen& pen);

}  // namespace toposcope::ui
