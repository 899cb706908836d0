#pragma once

/// \file
/// Lines of text in the window.
///
/// \code
///   const float width = text_width(fonts, "leaf-1b", style);
///   draw_text(list, fonts, {.text = "leaf-1b", .style = style, .at = base_line, .room = 80});
/// \endcode
///
/// Lengths are pixels of the screen; TextStyle::size is at 100 % and multiplied by a factor.
///
/// \par Thread safety
/// UI thread only.

#include <string>
#include <string_view>

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "ui/paint/fonts.h"

namespace toposcope::ui {

struct TextRun {
  std::string_view text;  ///< UTF-8, one line.
  scene::TextStyle style = {};
  ImVec2 at = {};  ///< On the base line; its height is rounded to a whole pixel.
  scene::Anchor anchor = scene::Anchor::kStart;
  float room = 0;    ///< A wider text is squeezed into it; 0: as wide as it is.
  float angle = 0;   ///< Degrees, clockwise about `at`.
  float factor = 0;  ///< Of the style's size; 0: the scale of the fonts.
  float opacity = 1;
};

/// How wide a text is; `factor` 0: at the scale of the fonts.
[[nodiscard]] float text_width(Fonts& fonts, std::string_view utf8, const scene::TextStyle& style,
                               float factor = 0);

/// Draws one line.  Letters keep their distances to a quarter of a pixel and stand on whole rows,
/// unless the text is turned.
void draw_text(ImDrawList& list, Fonts& fonts, const TextRun& run);

/// The text itself when it is at most `room` wide, else its beginning and "…".
[[nodiscard]] std::string cut_to(Fonts& fonts, std::string_view utf8, const scene::TextStyle& style,
                                 float room);

}  // namespace toposcope::ui
