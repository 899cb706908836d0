#pragma once

#include <span>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// A rectangle outside of which the shape leaves no trace; generous, as fonts differ.
[[nodiscard]] Rect ink_bounds(const Scene& scene, const Shape& shape);

/// Of all these shapes; nothing without any.
[[nodiscard]] Rect ink_bounds(const Scene& scene, std::span<const Shape> shapes);

[[nodiscard]] bool is_overlapping(const Rect& a, const Rect& b);

}  // namespace toposcope::scene
