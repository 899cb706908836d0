#pragma once

#include <string>
#include <string_view>

namespace toposcope::discovery {

/// True for words that end as names of secrets do: "db_password", "psk".
[[nodiscard]] bool names_secret(std::string_view word);

/// The text with `mark` in place of whatever looks like a secret by what stands before it.
[[nodiscard]] std::string without_patterns(std::string_view text, std::string_view mark);

}  // namespace toposcope::discovery
