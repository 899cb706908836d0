#pragma once

#include <optional>
#include <string>
#include <vector>

#include "toposcope/scene/canvas.h"
#include "toposcope/scene/window_view.h"

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

/// A bar at the left of a rounded rectangle, within its outline.
struct LeftBar {
  float width = 0;
  Colour colour = {};
  Colour rim = {};
};
void draw_left_bar(Scene& scene, const Rect& rect, float radius, const LeftBar& bar);

/// A card where it is drawn, in as much detail as there is room for.
struct CardView {
  const Card& card;
  Rect rect;  ///< With the edges behind a fold.
  Detail detail = Detail::kFull;
  CardState state = {};
  bool crowded = false;  ///< Rows are so close that nothing may stand out of it upwards.
};

/// What a card's own marks say, for those who have no state of their own for it.
[[nodiscard]] CardState state_of_marks(const NodeMarks& marks);

/// The card without what stands behind it.
[[nodiscard]] Rect body_of(const CardView& view);

/// The pill at the upper right of a fold, or of the last card of an open one; without text for a
/// card that has none.
struct Pill {
  std::string text;
  Rect rect;
};
[[nodiscard]] Pill pill_of(const CardGraph& cards, const CardView& view);

void draw_card(Scene& scene, const CanvasGround& ground, const CardView& view);

/// A frame where it is drawn.
struct FrameView {
  const Frame& frame;
  Rect rect;
  float head_height = 0;  ///< 0: no title bar.
  CardState state = {};   ///< Of the card that its title bar is.
};
void draw_frame(Scene& scene, const CanvasGround& ground, const FrameView& view);

/// The line itself; marks and discs on it come later.
void draw_line(Scene& scene, const CanvasGround& ground, const Line& line,
               const graph::LayoutRoute& route, const LineState& state = {});

/// A line between tiles.
void draw_thin_line(Scene& scene, const Theme& theme, const Line& line,
                    const graph::LayoutRoute& route, const LineState& state);

/// What is written at the ends of a line, from this zoom on or when somebody looks at it.
inline constexpr float kEndLabelZoom = 1.2F;
void draw_end_labels(Scene& scene, const Theme& theme, const Line& line,
                     const graph::LayoutRoute& route);

/// The common part of a bundle, and the number of its links on it.
void draw_trunk(Scene& scene, const Theme& theme, const graph::LayoutRoute& trunk);
void draw_trunk_count(Scene& scene, const Theme& theme, const graph::LayoutRoute& trunk,
                      std::size_t links);

/// What stands on a line: status mark, gap bars, count, number of the step, difference.
void draw_line_marks(Scene& scene, const CanvasGround& ground, const Line& line,
                     const graph::LayoutRoute& route);

/// Where draw_line_marks() draws.
[[nodiscard]] std::vector<Rect> places_of_marks(const CanvasGround& ground, const Line& line,
                                                const graph::LayoutRoute& route);

/// Where the name of a line has room on its route; nothing when it has none, or is drawn as marks.
[[nodiscard]] std::optional<Rect> place_of_name(const Line& line, const graph::LayoutRoute& route);
void draw_line_name(Scene& scene, const Theme& theme, const Line& line, const Rect& place);

}  // namespace toposcope::scene
