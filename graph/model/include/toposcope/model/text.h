#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace toposcope::model {

/// Length in bytes of the valid UTF-8 sequence at the front of `text` (Unicode 15, table 3-7); 0
/// when there is none or the text is empty.
[[nodiscard]] std::size_t utf8_length(std::string_view text) noexcept;

/// What a text begins with: one character of UTF-8, or one byte that begins none.
struct Utf8Piece {
  std::string_view bytes;
  bool is_valid = false;
};

/// Takes the first piece off a text that is not empty.
[[nodiscard]] Utf8Piece take_utf8(std::string_view& text) noexcept;

/// Order in which people expect names: runs of digits count as numbers, so that "node-2" stands
/// before "node-10"; all else by bytes.  Texts that differ never compare equal.
/// \return less than, equal to or greater than 0
[[nodiscard]] int compare_natural(std::string_view a, std::string_view b) noexcept;

/// U+FFFD, which stands for what is no character.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// Appends `text` as a JSON string (RFC 8259) with its quotes.  Bytes of 0x80 and above are passed
/// on as they are when they form valid UTF-8; every byte that does not becomes U+FFFD.
/// Cost: one pass, no allocation but the growth of `out`.
void append_json_string(std::string& out, std::string_view text);

/// append_json_string() into a new string.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace toposcope::model
