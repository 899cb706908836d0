#pragma once

#include "toposcope/model/result.h"
#include "toposcope/scene/scene.h"

#include "cairo_handles.h"
#include "cairo_text.h"

namespace toposcope::scene {

/// Draws the scene, in its own units, on a context that the caller has scaled.  What lies outside
/// of `visible` may be left out.
void paint(cairo_t* target, const Scene& scene, const Rect& visible, Letters letters);

/// kUnavailable when memory ran out, else kInvalidArgument: cairo refuses what it cannot draw.
[[nodiscard]] model::Error error_of_cairo(cairo_status_t status);

}  // namespace toposcope::scene
