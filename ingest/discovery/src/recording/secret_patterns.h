#pragma once

#include <string>
#include <string_view>

namespace toposcope::discovery {

/// The text with `mark` in place of whatever looks like a secret by what stands before it.
[[nodiscard]] std::string without_patterns(std::string_view text, std::string_view mark);

}  // namespace toposcope::discovery
