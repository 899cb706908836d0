#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "cairo_handles.h"

namespace toposcope::scene {

/// Draws letters at quarters of a pixel, each form of a letter filled once and then stamped: cairo
/// 1.16 puts text on whole pixels, which makes the distances of letters uneven, and to fill each
/// outline again takes several times as long.
class CairoLetters {
 public:
  /// Draws a line at the context's origin, in its colour.
  /// \return false, and nothing is drawn, when stamps do not fit: the context is turned or
  /// squeezed,
  ///         or a character is in no font
  bool draw(cairo_t* target, PangoLayoutLine* line);

 private:
  /// A letter at one place within a pixel.
  struct Form {
    PangoFont* font = nullptr;
    PangoGlyph glyph = 0;
    unsigned quarter_x = 0;
    unsigned quarter_y = 0;

    friend bool operator==(const Form&, const Form&) = default;
  };
  struct HashForm {
    std::size_t operator()(const Form& form) const noexcept;
  };
  /// The ink of a form: a byte a pixel, row by row.
  struct Stamp {
    int left = 0;  ///< From the pixel of the letter's origin.
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<unsigned char> ink;
    Handle<PangoFont, g_object_unref> font;  ///< Kept, so that no other font gets its address.
  };
  /// A stamp on the target, at whole pixels.
  struct Place {
    const Stamp* stamp;
    int x;
    int y;
  };

  void place(cairo_t* target, PangoFont* font, const PangoGlyphInfo& letter, double x);
  const Stamp& stamp_of(const Form& form);
  void print(cairo_t* target) const;

  double scale_ = 1;  ///< Of the context, for which the stamps are.
  std::unordered_map<Form, Stamp, HashForm> stamps_;
  std::vector<Place> line_;  ///< What is being drawn.
};

}  // namespace toposcope::scene
