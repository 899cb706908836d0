#pragma once

/// \file
/// A laid-out card graph as a scene.
///
/// \code
///   const graph::Layout layout = graph::lay_out_tiers(cards.layout_input(nullptr));
///   const scene::Drawing drawing = scene::draw_canvas(cards, layout, look, theme);
///   const scene::PickTarget hit = drawing.picks[group.pick];
/// \endcode
///
/// \par Thread safety
/// Pure functions over plain values.

#include <cstdint>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

/// What a pick id stands for.
struct PickTarget {
  enum class Kind : std::uint8_t { kNothing, kCard, kLine, kFrame };
  Kind kind = Kind::kNothing;
  std::uint32_t index = 0;  ///< Of CardGraph::cards, lines or frames.
};

struct Drawing {
  Scene scene;
  std::vector<PickTarget> picks;  ///< Indexed by PickId; [kNoPick] is nothing.
};

/// Draws boxes, links, cards, badges and rings in this order, calm links below ill ones.  The
/// drawing begins at the origin of the layout; it is as large as the layout, and what stands out of
/// cards (badges, rings) reaches up to 16 beyond.
/// \pre  `layout` is of `cards`
/// \par Complexity
/// One pass; a few shapes a card and line.
[[nodiscard]] Drawing draw_canvas(const CardGraph& cards, const graph::Layout& layout,
                                  const Look& look, const Theme& theme);

}  // namespace toposcope::scene
