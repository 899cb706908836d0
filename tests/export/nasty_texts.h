#pragma once

#include <string>
#include <vector>

namespace toposcope::testing {

/// Names that have broken writers of DOT, JSON, file names or terminals; all different.
[[nodiscard]] const std::vector<std::string>& nasty_texts();

}  // namespace toposcope::testing
