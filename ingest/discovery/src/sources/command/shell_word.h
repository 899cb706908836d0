#pragma once

#include <string>
#include <string_view>

namespace toposcope::discovery {

/// A text as one word of a shell, which takes it as it is.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace toposcope::discovery
