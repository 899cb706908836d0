// The fonts of Dear ImGui's own fields, made of the same letters.

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>

#include "ui/paint/disc_sprites.h"
#include "ui/paint/fonts.h"
#include "ui/paint/utf8.h"

namespace toposcope::ui {
namespace {

constexpr int kWidth = 1024;
constexpr int kFirstHeight = 512;
constexpr int kMostHeight = 4096;

/// Fields place letters one after the other; on whole pixels they stay crisp.
void add_letter(ImFont& font, const AtlasGlyph& shape, ImWchar character, float advance) {
  const float base = font.Ascent;
  font.AddGlyph(font.ConfigData, character, shape.min.x, base + shape.min.y, shape.max.x,
                base + shape.max.y, shape.uv_min.x, shape.uv_min.y, shape.uv_max.x, shape.uv_max.y,
                std::round(advance));
}

/// Not a letter, but it lies where letters lie; see disc_sprites.h.
void add_discs(ImFont& font, GlyphAtlas& texture) {
  for (int i = 0; i < kDiscSprites; ++i) {
    const auto disc = texture.add(draw_disc_sprite(disc_sprite_radius(i)));
    if (!disc.has_value()) return;
    font.AddGlyph(font.ConfigData, static_cast<ImWchar>(kFirstDiscSprite + i), disc->min.x,
                  disc->min.y, disc->max.x, disc->max.y, disc->uv_min.x, disc->uv_min.y,
                  disc->uv_max.x, disc->uv_max.y, 0);
  }
}

}  // namespace

void Fonts::fill(ImFont& font, std::size_t place, FontFace& face) {
  ImFontConfig& config = atlas_->ConfigData[static_cast<int>(place)];
  const FaceMetrics metrics = face.metrics();
  config.SizePixels = std::max(4.0F, std::round(metrics.ascent + metrics.descent));
  ImFontAtlasBuildSetupFont(atlas_, &font, &config, std::round(metrics.ascent),
                            -std::round(metrics.descent));
  const auto add = [&](char32_t character) {
    add_letter(font, glyph(face, character, 0), static_cast<ImWchar>(character),
               advance(face, character));
  };
  for (char32_t character = 0x20; character < 0x7F; ++character) add(character);
  for (const char32_t character : noted_) add(character);
  if (!noted_.contains(kReplacement)) add(kReplacement);
  if (!noted_.contains(0x2026)) add(0x2026);
  if (place == 0) add_discs(font, texture_);
  font.FallbackChar = kReplacement;
  font.EllipsisChar = 0x2026;
}

/// Everything anew: the letters of fields at once, all others when they are next needed.
void Fonts::fill_all() {
  // Adding a font throws the texture away, so all of them come first.
  while (atlas_->Fonts.Size < static_cast<int>(field_styles_.size())) add_field_font();
  int height = std::max(texture_.height(), kFirstHeight);
  if (is_full_ && height < kMostHeight && texture_.height() != 0) height *= 2;
  is_full_ = false;
  faces_.clear();
  texture_.reset(*atlas_, kWidth, height);
  for (std::size_t i = 0; i < field_styles_.size(); ++i) {
    fill(*atlas_->Fonts[static_cast<int>(i)], i, face(field_styles_[i]));
  }
  texture_.finish();
}

}  // namespace toposcope::ui
