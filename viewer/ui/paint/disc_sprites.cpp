#include "ui/paint/disc_sprites.h"

#include <algorithm>

namespace toposcope::ui {

int disc_sprite_for(float radius) {
  const float place = std::log(std::max(radius, 0.7F) / 0.7F) / std::log(1.15F);
  const int index = static_cast<int>(std::lround(place));
  return index < kDiscSprites ? index : -1;
}

GlyphBitmap draw_disc_sprite(float radius) {
  const int half = static_cast<int>(std::ceil(radius + 1));
  const int side = 2 * half;
  GlyphBitmap bitmap{-half, half, side, side, {}};
  bitmap.coverage.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const float dx = static_cast<float>(x - half) + 0.5F;
      const float dy = static_cast<float>(y - half) + 0.5F;
      const float share = std::clamp(radius + 0.5F - std::hypot(dx, dy), 0.0F, 1.0F);
      bitmap.coverage.push_back(static_cast<std::uint8_t>(std::lround(share * 255)));
    }
  }
  return bitmap;
}

}  // namespace toposcope::ui
