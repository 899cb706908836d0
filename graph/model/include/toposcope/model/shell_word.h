#pragma once

#include <string>
#include <string_view>

namespace toposcope::model {

/// A text in the quotes of a POSIX shell, so that it is one word whatever it holds:
/// `it's` becomes `'it'\''s'`.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace toposcope::model
