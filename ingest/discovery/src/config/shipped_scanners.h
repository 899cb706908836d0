#pragma once

#include <string_view>

namespace toposcope::discovery {

/// The files of samples/discovery, as CMake found them.
extern const std::string_view kShippedScanners;
extern const std::string_view kShippedScanners2018;
extern const std::string_view kShippedScanners2020;

}  // namespace toposcope::discovery
