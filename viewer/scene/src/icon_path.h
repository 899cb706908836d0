#pragma once

#include <string_view>

#include "toposcope/model/result.h"
#include "toposcope/scene/look.h"

namespace toposcope::scene {

/// Reads the path of an icon: the commands M L H V C S A Z of SVG paths and their small forms.
/// \retval kMalformedInput  another command, too few numbers, or no move at the start
[[nodiscard]] model::Result<Icon> read_icon_path(std::string_view text);

}  // namespace toposcope::scene
