#pragma once

/// \file
/// Curves, dashes and hatching as straight lines, for painters that have none of them.
///
/// \code
///   for (const auto& line : scene::flatten(scene.steps(path), scene.points(path))) {
///     for (const auto& piece : scene::dash(line, path.stroke.dash)) painter.polyline(piece);
///   }
///   for (const scene::Segment& s : scene::hatch(card, 6)) painter.line(s.from, s.to);
/// \endcode
///
/// \par Thread safety
/// Pure functions.

#include <array>
#include <span>
#include <vector>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Straight lines from corner to corner; a closed one also has the line from last to first.
struct Polyline {
  std::vector<Point> points;
  bool is_closed = false;
};

struct Segment {
  Point from;
  Point to;
};

/// As many pixels a flattened curve may be off by: less than can be seen.
inline constexpr float kFlatness = 0.25F;

/// The pieces of a path, each from one move to the next; `tolerance` is the farthest that a curve
/// and its lines are apart, in pixels, and 0.001 at least.
///
/// Pieces of one point only are left out, unless they are closed: a dot.  What follows a close
/// starts where the closed piece did.  A path whose points end before its steps do ends there.
/// The bound holds within a million pixels, but for the rounding of coordinates.
/// \par Complexity
/// O(points returned); a curve has as many as the square root of its bend over the tolerance.
/// \par Source
/// Wang (1984); Filip, Magedson, Markot (1986): n equal pieces of a cubic curve are off by at most
/// max|B''| / (8 n^2), and |B''| is greatest at an end.
[[nodiscard]] std::vector<Polyline> flatten(std::span<const PathStep> steps,
                                            std::span<const Point> points,
                                            float tolerance = kFlatness);

/// The dashes of a line, by Stroke::dash: on, off, on, off, then from the front; a second pair of
/// zeros counts for none.  Dashes run on round corners; where a closed line begins, its last and
/// first dash are one when they meet.  A dash of length 0 is a point twice: a dot with round caps.
/// Solid are a single point and a pattern that is empty, has negative lengths, or would repeat more
/// than a million times.
/// \par Complexity
/// O(corners + dashes)
[[nodiscard]] std::vector<Polyline> dash(const Polyline& line, const std::array<float, 4>& pattern);

/// Parallel lines over a rectangle, cut at its edges: `pitch` pixels apart, at `angle` degrees,
/// rising to the right up to 90.  They are part of one hatching of the whole plane, so that those
/// of neighbouring rectangles meet.  A pitch counts as a tenth of a pixel at least, and as so much
/// that there are no more than a hundred thousand lines; without one, or in a rectangle without
/// area, there are none.
[[nodiscard]] std::vector<Segment> hatch(const Rect& rect, float pitch, float angle = 45);

}  // namespace toposcope::scene
