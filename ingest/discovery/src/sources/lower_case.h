#pragma once

#include <algorithm>
#include <string>

namespace toposcope::discovery {

/// Of the letters of ASCII; all others stay.
[[nodiscard]] inline std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return text;
}

}  // namespace toposcope::discovery
