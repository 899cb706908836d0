#pragma once

/// \file
/// Steps over the tokens of JSON that is known to be valid.

#include <cstddef>
#include <string_view>

namespace toposcope::discovery {

[[nodiscard]] bool is_valid_json(std::string_view json);

[[nodiscard]] std::size_t skip_blanks(std::string_view json, std::size_t at) noexcept;

/// Behind the string whose opening quote is at `at`.
[[nodiscard]] std::size_t end_of_string(std::string_view json, std::size_t at) noexcept;

/// Behind the value that begins at `at`.
[[nodiscard]] std::size_t end_of_value(std::string_view json, std::size_t at) noexcept;

/// The value of that member of an object, as it is spelled; empty when it has none.
[[nodiscard]] std::string_view member_text(std::string_view object, std::string_view name);

}  // namespace toposcope::discovery
