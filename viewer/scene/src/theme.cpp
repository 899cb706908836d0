#include "toposcope/scene/theme.h"

#include <charconv>
#include <cmath>

namespace toposcope::scene {

std::optional<Colour> colour_of(std::string_view text) noexcept {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, fault] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() == 7) value = (value << 8U) | 0xFFU;
  const auto byte = [&](unsigned shift) {
    return static_cast<std::uint8_t>((value >> shift) & 0xFFU);
  };
  return Colour{byte(24), byte(16), byte(8), byte(0)};
}

Colour with_alpha(Colour colour, float alpha) noexcept {
  colour.alpha = static_cast<std::uint8_t>(std::lround(255.0F * alpha));
  return colour;
}

}  // namespace toposcope::scene
