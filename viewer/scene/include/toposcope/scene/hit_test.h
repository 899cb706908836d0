#pragma once

/// \file
/// What is where in a window, and where arrow keys lead.
///
/// \code
///   if (const auto hit = hit_test(input, camera, window, pointer)) hover(hit->target);
/// \endcode
///
/// Everything answers for what draw_window() draws of the same input, camera and window.
///
/// \par Thread safety
/// Pure.

#include <cstdint>
#include <optional>
#include <vector>

#include "toposcope/scene/window_view.h"

namespace toposcope::scene {

struct Hit {
  enum class Part : std::uint8_t {
    kBody,
    kPill,     ///< Opens a fold; on a card of an open one (Card::open_fold) closes it.
    kChevron,  ///< Collapses a box; on the card of a collapsed one opens it.
  };
  PickTarget target;
  Part part = Part::kBody;
};

/// Cards before lines before frames; of cards the one that is drawn last.  Small things can be hit
/// in a square of 20 around their middle, where that belongs to nothing nearer; lines within 5.
/// \par Complexity
/// One pass over cards, lines and frames with an index: 1 ms for 100,000 cards and 200,000 lines.
[[nodiscard]] std::optional<Hit> hit_test(const WindowInput& input, const Camera& camera,
                                          Size window, Point at);

/// Cards that a rectangle of the window touches, ascending; heads of boxes by their title bars.
[[nodiscard]] std::vector<std::uint32_t> cards_in(const WindowInput& input, const Camera& camera,
                                                  Size window, const Rect& window_rect);

enum class Direction : std::uint8_t { kLeft, kRight, kUp, kDown };

/// Where an arrow key leads.  Left and right follow a link to the nearest card on that side, else
/// go to the nearest card there; up and down stay in the column as long as it has another card.
/// \return nothing where there is no card on that side
/// \par Complexity
/// O(N + L).
[[nodiscard]] std::optional<std::uint32_t> next_card(const CardGraph& cards,
                                                     const graph::Layout& layout,
                                                     std::uint32_t from, Direction direction);

}  // namespace toposcope::scene
