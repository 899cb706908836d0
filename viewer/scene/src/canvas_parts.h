#pragma once

#include <string>

#include "toposcope/scene/canvas.h"

namespace toposcope::scene {

/// What the parts of a drawing share.
struct CanvasGround {
  const CardGraph& cards;
  const graph::Layout& layout;
  const Look& look;
  const Theme& theme;
};

/// Draws a text; its width is measured.
void add_text(Scene& scene, std::string text, Point at, const TextStyle& style,
              Anchor anchor = Anchor::kStart);

/// Draws an icon with its upper left corner at a point; without one, the first letters of a name.
struct IconPlace {
  Point at;
  float scale = 1;
  Colour colour = {};
};
void draw_icon(Scene& scene, const Look& look, const std::string& type, const IconPlace& place);

/// A bar of `width` at the left of a rounded rectangle, within its outline.
void draw_left_bar(Scene& scene, const Rect& rect, float radius, float width, Colour colour);

void draw_card(Scene& scene, const CanvasGround& ground, const Card& card, const Rect& rect);
void draw_frame(Scene& scene, const CanvasGround& ground, const Frame& frame, const Rect& rect);

/// The line itself; marks and discs on it come later.
void draw_line(Scene& scene, const CanvasGround& ground, const Line& line,
               const graph::LayoutRoute& route);

/// The common part of a bundle, and the number of its links on it.
void draw_trunk(Scene& scene, const Theme& theme, const graph::LayoutRoute& trunk,
                std::size_t links);

/// What stands on a line: status mark, gap bars, count, number of the step, name.
void draw_line_marks(Scene& scene, const CanvasGround& ground, const Line& line,
                     const graph::LayoutRoute& route);

}  // namespace toposcope::scene
