#pragma once

#include <string>

#include "toposcope/scene/picture.h"

namespace toposcope::scene {

/// Appends the <svg> element alone, without the declaration of XML: what a file and a page share.
void append_svg_element(std::string& out, const Scene& scene, const DocumentInfo& info);

}  // namespace toposcope::scene
