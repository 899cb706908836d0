#pragma once

#include <cmath>
#include <cstdint>

namespace toposcope::graph {

/// Quarters of a pixel.  Whole numbers add up, divide and compare the same on every machine, which
/// floating point does not promise once a compiler fuses operations.
using Unit = std::int64_t;

/// Cards stand on half pixels; only ends of lines need quarters.
inline constexpr Unit kHalfPixel = 2;

[[nodiscard]] constexpr Unit px(Unit pixels) noexcept { return pixels * 4; }

/// Division that rounds down, for negative numbers, too.
[[nodiscard]] constexpr Unit floor_div(Unit a, Unit b) noexcept {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

[[nodiscard]] constexpr Unit round_div(Unit a, Unit b) noexcept {
  return floor_div(2 * a + b, 2 * b);
}

[[nodiscard]] constexpr Unit floor_to_half_pixel(Unit value) noexcept {
  return floor_div(value, kHalfPixel) * kHalfPixel;
}

/// The room that a size needs: up to the next half pixel.
[[nodiscard]] inline Unit room_of(float size) {
  return kHalfPixel * static_cast<Unit>(std::ceil(static_cast<double>(size) * 2));
}

[[nodiscard]] inline Unit nearest_unit(float position) {
  return static_cast<Unit>(std::floor(static_cast<double>(position) * 4 + 0.5));
}

[[nodiscard]] inline float to_pixels(Unit value) {
  return static_cast<float>(static_cast<double>(value) / 4);
}

}  // namespace toposcope::graph
