#pragma once

#include <string>
#include <string_view>

namespace toposcope::scene {

/// One character of a text as all painters draw it.
struct DrawnCharacter {
  char32_t code = 0;
  std::string_view bytes;  ///< Of the text, or the replacement character.
};

inline constexpr char32_t kReplacementCode = 0xFFFD;

/// Takes the next character off a text that is not empty.  What is no character of one line of text
/// (bytes that are no UTF-8, control characters, separators of lines, noncharacters) comes as
/// U+FFFD.
[[nodiscard]] DrawnCharacter take_drawn(std::string_view& text);

/// The whole text as painters draw it.
[[nodiscard]] std::string drawn_text(std::string_view text);

}  // namespace toposcope::scene
