#pragma once

/// \file
/// What the canvas of a window draws: the part of a laid-out card graph that a camera sees, in the
/// detail that its zoom leaves room for.
///
/// \code
///   const WindowIndex index(cards, layout, look);        // when cards or layout change
///   const WindowInput input{cards, layout, look, theme, card_states, line_states, &index};
///   const WindowDrawing drawing = draw_window(input, camera, window);   // when anything changes
///   paint(drawing.scene);
/// \endcode
///
/// Coordinates of the scene are pixels of the canvas at 100 %.  Text is never scaled: zooming moves
/// things and changes what is written.  At zoom 1 a drawing looks as that of draw_canvas().
///
/// \par Thread safety
/// Pure functions over plain values; an index may be read by several threads.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/scene/camera.h"
#include "toposcope/scene/canvas.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

/// How much of a thing is drawn.
enum class Detail : std::uint8_t {
  kFull,  ///< Cards with two lines; names of links.
  kName,  ///< Cards 24 high with their names.
  kTile,  ///< Squares of 20 with an icon; names of the few that matter.
  kMark,  ///< A mark a card, the worst on top.
  kBox,   ///< Boxes only, with name, count and distribution.
};

/// kFull from 0.85, kName from 0.55, kTile from 0.30, kMark from 0.08, kBox below.
[[nodiscard]] Detail detail_at(float zoom);

/// What a person does with a card, and how it moves.
struct CardState {
  bool selected = false;
  bool hovered = false;
  bool keyboard = false;  ///< The arrow keys stand here.
  bool found = false;     ///< A search hit.
  bool dimmed = false;
  bool pinned = false;
  float opacity = 1;  ///< While it fades in or out.
  float pulse = 0;    ///< 0: none; else how far the ring has gone, to 1.
};

struct LineState {
  bool strong = false;  ///< An end is hovered: full strength, and labels at its ends.
  bool dimmed = false;
  bool selected = false;
};

/// What of cards and layout every frame needs, worked out once.  It refers to neither afterwards.
class WindowIndex {
 public:
  /// \pre  `layout` is of `cards`
  /// \par Complexity
  /// O(N + L log L); 0.2 s for 100,000 cards and 200,000 lines.
  WindowIndex(const CardGraph& cards, const graph::Layout& layout, const Look& look);

  struct Data;
  [[nodiscard]] const Data& data() const noexcept { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

struct WindowInput {
  const CardGraph& cards;
  const graph::Layout& layout;
  const Look& look;
  const Theme& theme;
  /// Indexed by card; empty: selected, found and pinned are those of Card::marks.
  std::span<const CardState> card_states = {};
  std::span<const LineState> line_states = {};  ///< Indexed by line; empty: all as they are.
  /// Of these cards and this layout; nullptr: made anew by each call, which is dear for large
  /// graphs.
  const WindowIndex* index = nullptr;
};

/// Search hits that the window does not show, by the edge that they are beyond; one that is beyond
/// two counts at the side.
struct OffscreenHits {
  std::uint32_t left = 0, right = 0, up = 0, down = 0;
};

struct WindowDrawing {
  Scene scene;
  std::vector<PickTarget> picks;  ///< Indexed by PickId; [kNoPick] is nothing.
  std::uint32_t cards_drawn = 0;
  std::uint32_t lines_drawn = 0;
  OffscreenHits offscreen;
};

/// Draws boxes, links, cards, marks on links, headings, in this order; within a layer the worst
/// last.  What the window does not show is left out.  From kTile on, groups have neither id nor
/// title; for kMark and kBox there are none, see hit_test.h.
/// \pre  states are as many as cards or lines, or none
/// \par Complexity
/// With an index one pass over about 30 bytes a card and line, then the cost of what is drawn.
[[nodiscard]] WindowDrawing draw_window(const WindowInput& input, const Camera& camera,
                                        Size window);

/// The same into a drawing of a former frame, whose memory it takes over: twice as fast where there
/// are very many shapes.
void draw_window_into(WindowDrawing& drawing, const WindowInput& input, const Camera& camera,
                      Size window);

}  // namespace toposcope::scene
