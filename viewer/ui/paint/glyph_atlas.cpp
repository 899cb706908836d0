#include "ui/paint/glyph_atlas.h"

#include <algorithm>
#include <cstring>

#include <imgui_internal.h>

namespace toposcope::ui {
namespace {

constexpr int kGap = 1;  ///< Between letters, for the interpolation of the renderer.

}  // namespace

void GlyphAtlas::reset(ImFontAtlas& atlas, int width, int height) {
  atlas_ = &atlas;
  width_ = width;
  height_ = height;
  pen_ = {kGap, kGap};
  shelf_ = 0;
  atlas.ClearTexData();
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  atlas.TexPixelsAlpha8 = static_cast<unsigned char*>(ImGui::MemAlloc(bytes));
  std::memset(atlas.TexPixelsAlpha8, 0, bytes);
  atlas.TexWidth = width;
  atlas.TexHeight = height;
  atlas.TexUvScale = {1.0F / static_cast<float>(width), 1.0F / static_cast<float>(height)};
  ImFontAtlasBuildInit(&atlas);
  for (ImFontAtlasCustomRect& rect : atlas.CustomRects) {
    const auto at = place(rect.Width, rect.Height);
    if (!at.has_value()) continue;
    rect.X = static_cast<unsigned short>(at->x);
    rect.Y = static_cast<unsigned short>(at->y);
  }
  ++version_;
}

void GlyphAtlas::finish() { ImFontAtlasBuildFinish(atlas_); }

std::optional<GlyphAtlas::Place> GlyphAtlas::place(int width, int height) {
  if (width + 2 * kGap > width_) return std::nullopt;
  if (pen_.x + width + kGap > width_) {
    pen_ = {kGap, pen_.y + shelf_ + kGap};
    shelf_ = 0;
  }
  if (pen_.y + height + kGap > height_) return std::nullopt;
  const Place found = pen_;
  pen_.x += width + kGap;
  shelf_ = std::max(shelf_, height);
  return found;
}

std::optional<AtlasGlyph> GlyphAtlas::add(const GlyphBitmap& bitmap) {
  if (bitmap.coverage.empty()) return AtlasGlyph{};
  const auto at = place(bitmap.width, bitmap.height);
  if (!at.has_value()) return std::nullopt;
  const auto width = static_cast<std::size_t>(bitmap.width);
  for (int row = 0; row < bitmap.height; ++row) {
    std::memcpy(atlas_->TexPixelsAlpha8 + (at->y + row) * width_ + at->x,
                bitmap.coverage.data() + static_cast<std::size_t>(row) * width, width);
  }
  // The copy in colour that a renderer asked for is of the former state.
  if (atlas_->TexPixelsRGBA32 != nullptr) ImGui::MemFree(atlas_->TexPixelsRGBA32);
  atlas_->TexPixelsRGBA32 = nullptr;
  ++version_;
  const ImVec2 scale = atlas_->TexUvScale;
  const auto x = static_cast<float>(at->x);
  const auto y = static_cast<float>(at->y);
  const auto w = static_cast<float>(bitmap.width);
  const auto h = static_cast<float>(bitmap.height);
  const auto left = static_cast<float>(bitmap.left);
  const auto top = static_cast<float>(-bitmap.top);
  return AtlasGlyph{{left, top},
                    {left + w, top + h},
                    {x * scale.x, y * scale.y},
                    {(x + w) * scale.x, (y + h) * scale.y}};
}

}  // namespace toposcope::ui
