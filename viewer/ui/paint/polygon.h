#pragma once

/// \file
/// Polygons of any shape as pieces that a draw list can fill.
///
/// \par Thread safety
/// Pure functions.

#include <array>
#include <span>
#include <vector>

#include <imgui.h>

namespace toposcope::ui {

using Contour = std::vector<ImVec2>;

/// True when a closed contour turns one way only, and once around.
[[nodiscard]] bool is_convex(std::span<const ImVec2> contour);

/// Twice the area; positive when the corners go clockwise on the screen.
[[nodiscard]] float signed_area(std::span<const ImVec2> contour);

/// Upper left, upper right, lower right, lower left; two of them may be one point.
using Trapezoid = std::array<ImVec2, 4>;

/// What closed contours fill by the nonzero rule, cut into trapezoids that touch and do not
/// overlap.
/// \par Complexity
/// O(e^2) for e edges, times the crossings of a row: for outlines of symbols, not for maps.
[[nodiscard]] std::vector<Trapezoid> nonzero_trapezoids(std::span<const Contour> contours);

}  // namespace toposcope::ui
