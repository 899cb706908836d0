#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace toposcope::query {

/// Keeps the order in which members were put: the order in which people read.
using Json = nlohmann::ordered_json;

/// The value as one line; broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_line(const Json& json);

/// The stored text as a value; null when it is not JSON.
[[nodiscard]] Json parse_or_null(std::string_view text);

/// A text for people: strings bare, everything else as JSON.
[[nodiscard]] std::string plain(const Json& json);

/// The text member `name` of an object, or an empty text.
[[nodiscard]] std::string text_member(const Json& object, const char* name);

}  // namespace toposcope::query
