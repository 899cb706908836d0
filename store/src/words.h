#pragma once

namespace toposcope::store {

/// Whether a byte belongs to a word of a text search: letters, digits, and all beyond ASCII.
[[nodiscard]] constexpr bool is_word_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

}  // namespace toposcope::store
