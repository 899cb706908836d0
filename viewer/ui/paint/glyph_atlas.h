#pragma once

/// \file
/// The one texture of the window, filled letter by letter while frames are drawn.
///
/// Dear ImGui builds its atlas once, before the first frame.  Names of an inventory can hold any
/// script, so this one takes letters whenever they come: it writes into the pixels that the atlas
/// keeps for the renderer, who uploads them again when version() has changed.
///
/// \par Thread safety
/// UI thread only.

#include <cstdint>
#include <optional>

#include <imgui.h>

#include "ui/paint/glyph_raster.h"

namespace toposcope::ui {

/// Where a letter is: in the texture, and in pixels from the pen on the base line.
struct AtlasGlyph {
  ImVec2 min, max;
  ImVec2 uv_min, uv_max;
  [[nodiscard]] bool is_blank() const { return min.x == max.x; }
};

class GlyphAtlas {
 public:
  /// Between frames: empties the texture and makes it this large.  Afterwards finish() must follow.
  void reset(ImFontAtlas& atlas, int width, int height);

  /// Puts what Dear ImGui itself draws with into the texture; every font of the atlas needs its
  /// glyphs by now.
  void finish();

  /// Nothing when the texture is full.
  [[nodiscard]] std::optional<AtlasGlyph> add(const GlyphBitmap& bitmap);

  /// Changes with every letter that came.
  [[nodiscard]] std::uint32_t version() const noexcept { return version_; }
  [[nodiscard]] int width() const noexcept { return width_; }
  [[nodiscard]] int height() const noexcept { return height_; }

 private:
  struct Place {
    int x = 0, y = 0;
  };
  [[nodiscard]] std::optional<Place> place(int width, int height);

  ImFontAtlas* atlas_ = nullptr;
  int width_ = 0;
  int height_ = 0;
  Place pen_;      ///< Where the next letter of this shelf goes.
  int shelf_ = 0;  ///< Height of this shelf.
  std::uint32_t version_ = 0;
};

}  // namespace toposcope::ui
