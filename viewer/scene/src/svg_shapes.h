#pragma once

#include <string>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// What the <svg> element says for all shapes, so that they need not: no fill, round joins, the
/// face of most texts, advances without kerning as text_width() counts them.
void append_svg_defaults(std::string& out);

/// One element, or none for what cannot be seen.
void append_svg_shape(std::string& out, const Scene& scene, const Shape& shape);

}  // namespace toposcope::scene
