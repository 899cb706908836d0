#pragma once

#include <string_view>

namespace toposcope::scene {

/// The text of data/look.json; made part of the library by CMake.
extern const std::string_view kLookData;

}  // namespace toposcope::scene
