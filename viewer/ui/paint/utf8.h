#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "toposcope/model/text.h"

namespace toposcope::ui {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Takes the next character off a text that is not empty.  What is no character of one line (bytes
/// that are no UTF-8, control characters) comes as U+FFFD, as the painters of files draw it.
[[nodiscard]] inline char32_t take_character(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first >= 0x20 && first < 0x7F) {
    text.remove_prefix(1);
    return first;
  }
  const std::size_t length = model::utf8_length(text);
  if (length < 2) {
    text.remove_prefix(1);
    return kReplacement;
  }
  char32_t code = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(length);
  const bool is_control = code < 0xA0 || code == 0x2028 || code == 0x2029;
  const bool is_none = (code & 0xFFFEU) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return is_control || is_none ? kReplacement : code;
}

/// Bytes of the first `letters` code points.
[[nodiscard]] inline std::size_t bytes_of_letters(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && letters-- == 0) break;
    ++at;
  }
  return at;
}

/// Code points of a text.
[[nodiscard]] inline std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace toposcope::ui
