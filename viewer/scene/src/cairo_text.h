#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "toposcope/scene/scene.h"

#include "cairo_handles.h"
#include "cairo_letters.h"

namespace toposcope::scene {

/// How letters come to a surface.
enum class Letters : std::uint8_t {
  kText,      ///< As text, which a PDF keeps.
  kOutlines,  ///< As shapes at parts of a pixel, so that their distances are even at any size.
};

/// Draws lines of text on a cairo context, by the metrics of text_width(): no kerning, no
/// ligatures, no hinting.  Fonts are found by pango, through fontconfig.
class CairoText {
 public:
  /// \param target  has to outlive this object
  CairoText(cairo_t* target, Letters letters);

  void draw(const Text& text);

 private:
  void set_style(const TextStyle& style);
  void show(PangoLayoutLine* line, const std::string& text);

  cairo_t* target_;
  Letters letters_;
  TextContext context_;
  TextLayout layout_;
  FontDescription font_;
  std::optional<TextStyle> style_;  ///< That the layout has.
  CairoLetters outlines_;
};

void set_colour(cairo_t* target, const Colour& colour);

}  // namespace toposcope::scene
