#pragma once

/// \file
/// The spellings in which a secret may stand in a text.

#include <string>
#include <string_view>
#include <vector>

namespace toposcope::discovery {

/// Shorter secrets are not looked for by value: they are parts of half of all words.
inline constexpr std::size_t kLeastSecret = 4;

/// As it is, and as JSON, XML, URLs (either case of digits, "+" for a blank), a shell's quotes and
/// Base64 (both alphabets; inside a longer text, too) spell it.  Longest first; none for a secret
/// that is too short.
[[nodiscard]] std::vector<std::string> secret_forms(std::string_view secret);

/// What stands between the quotes of a JSON string.
[[nodiscard]] std::string json_spelling(std::string_view text);

/// In the alphabet of RFC 4648, with "=" at the end.
[[nodiscard]] std::string to_base64(std::string_view bytes);

/// The bytes of such a text; empty when it is none.
[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace toposcope::discovery
