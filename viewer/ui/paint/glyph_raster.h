#pragma once

/// \file
/// Letters as pixels, through FreeType.
///
/// \par Thread safety
/// One thread: that of the window.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/paint/font_files.h"

namespace toposcope::ui {

/// One letter, drawn at one size.
struct GlyphBitmap {
  int left = 0;  ///< From the pen to the first column.
  int top = 0;   ///< From the base line up to the first row.
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> coverage;  ///< Row by row, without padding.
};

/// Of a face at a size, pixels.
struct FaceMetrics {
  float ascent = 0;
  float descent = 0;  ///< Positive.
};

/// One face at one size.
class SizedFace {
 public:
  virtual ~SizedFace() = default;
  [[nodiscard]] virtual FaceMetrics metrics() const = 0;
  /// 0: the face lacks the character.
  [[nodiscard]] virtual std::uint32_t glyph_of(char32_t character) const = 0;
  /// As the font says, not rounded.
  [[nodiscard]] virtual float advance(std::uint32_t glyph) = 0;
  /// Drawn with the pen `shift` pixels (0 to 1) to the right of a whole one.  Stems stand where
  /// they are, heights are fitted to rows.  Empty when there is nothing to see.
  [[nodiscard]] virtual GlyphBitmap draw(std::uint32_t glyph, float shift) = 0;
};

/// Opens font files, each once.
class GlyphRaster {
 public:
  GlyphRaster();
  ~GlyphRaster();
  GlyphRaster(const GlyphRaster&) = delete;
  GlyphRaster& operator=(const GlyphRaster&) = delete;

  /// `size` is the em in pixels.  nullptr when the file cannot be read.  Faces must not outlive the
  /// raster.
  [[nodiscard]] std::unique_ptr<SizedFace> open(const FontFile& file, float size);

  /// The same from memory, which must stay.
  [[nodiscard]] std::unique_ptr<SizedFace> open(const std::vector<std::uint8_t>& font, float size);

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

}  // namespace toposcope::ui
