#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace toposcope::model {

/// Length in bytes of the valid UTF-8 sequence at the front of `text` (Unicode 15, table 3-7); 0
/// when there is none or the text is empty.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// Appends `text` as a JSON string (RFC 8259) with its quotes.  Bytes of 0x80 and above are passed
/// on as they are when they form valid UTF-8; every byte that does not becomes U+FFFD.
/// Cost: one pass, no allocation but the growth of `out`.
void append_json_string(std::string& out, std::string_view text);

/// append_json_string() into a new string.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace toposcope::model
