#pragma once

/// \file
/// Where things stand in a picture: positions for cards, boxes and the lines between them.
///
/// \code
///   graph::LayoutInput input;
///   input.nodes = {{.key = "i1", .name = "web-1", .column = 0, .width = 120, .height = 36},
///                  {.key = "v1", .name = "tap1", .column = 1, .width = 96, .height = 36}};
///   input.links = {{0, 1}};
///   const graph::Layout layout = graph::lay_out_tiers(input);
///   draw_card(layout.nodes[0]);
/// \endcode
///
/// Units are pixels at 100 %, y grows downwards.  A layout depends on its input only: the same
/// input gives the same positions on every machine, for widths come from shipped font metrics and
/// no order depends on addresses or hashes.  All functions are pure and may run at the same time.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace toposcope::graph {

struct LayoutPoint {
  float x = 0;
  float y = 0;

  friend bool operator==(const LayoutPoint&, const LayoutPoint&) = default;
};

struct LayoutRect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const noexcept { return x + width; }
  [[nodiscard]] float bottom() const noexcept { return y + height; }
  [[nodiscard]] LayoutPoint centre() const noexcept { return {x + width / 2, y + height / 2}; }

  friend bool operator==(const LayoutRect&, const LayoutRect&) = default;
};

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A card to be placed.
struct LayoutNode {
  std::string key;            ///< What it is called in another layout; unique.
  std::string name;           ///< Settles ties, in natural order.
  std::uint32_t column = 0;   ///< From the left; see assign_tiers().  Columns may be empty.
  std::uint32_t box = kNone;  ///< Index into LayoutInput::boxes.
  float width = 0;
  float height = 0;
};

/// A line between two cards, as indexes into LayoutInput::nodes.  Parallel ones may repeat.
struct LayoutLink {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
};

/// A frame around cards: the lane of a host, the case of a switch.
struct LayoutBox {
  std::string key;             ///< What it is called in another layout; unique among boxes.
  float head_height = 0;       ///< Of the title bar at its top.
  float margin = 10;           ///< Between frame and cards.
  float row_pitch = 52;        ///< From the top of a card to the top of the next one.
  float min_width = 0;         ///< So that its title fits.
  std::uint32_t head = kNone;  ///< The node that its title bar is, which then is no card.
};

/// A node that a person has put somewhere.
struct LayoutPin {
  std::uint32_t node = 0;
  LayoutPoint at;  ///< Of its upper left corner.
};

struct Layout;

struct LayoutInput {
  std::vector<LayoutNode> nodes;
  std::vector<LayoutLink> links;
  std::vector<LayoutBox> boxes;  ///< In the order from top to bottom.
  /// Columns from here on are the fabric: right of all lanes, stacked as a column of their own.
  std::uint32_t fabric_column = kNone;
  std::uint32_t focal_point = 0;  ///< Of nodes.
  std::vector<LayoutPin> pins = {};
  /// What stays should stay where it was: a former layout of much the same things.
  const Layout* previous = nullptr;
};

/// The horizontal room of a column that has cards.  A wrapped column has one for each of its
/// strips; the fabric has one for each of the columns in which something stands free, and one for
/// boxes.
struct LayoutColumn {
  std::uint32_t column = 0;
  float x = 0;
  float width = 0;
};

/// A line as cubic Bezier segments: start, then (control, control, end) per segment.
using LayoutRoute = std::vector<LayoutPoint>;

struct Layout {
  std::vector<std::string> node_keys;  ///< As in the input; what `previous` is matched by.
  std::vector<std::string> box_keys;
  std::vector<LayoutRect> nodes;      ///< Indexed like LayoutInput::nodes; a head is its title bar.
  std::vector<LayoutRect> boxes;      ///< Indexed like LayoutInput::boxes; empty ones have no size.
  std::vector<LayoutColumn> columns;  ///< By x; lay_out_tiers() only.
  std::vector<LayoutRoute> routes;    ///< Indexed like LayoutInput::links.
  LayoutRect bounds;  ///< Of all of it; starts at the origin without `previous` and `pins`.
};

/// Columns from left to right, boxes as horizontal lanes, the fabric stacked at the right.
///
/// Within a lane and column, cards follow the median of their neighbours, ties by natural order of
/// names, then by key; they never overlap.  Columns are 20 apart, up to 74 where a line has to
/// climb steeply.  A column of more than 24 cards in one lane is wrapped: it stands row by row in
/// strips, as many as make such columns of the lane together half as wide again as high.  Cards
/// without a box form a lane without frame: the first when the focal point is among them, else the
/// last.  Boxes of the fabric stand below each other with the free cards of their column between
/// the two halves of them. A link from a box to its own head has an empty route; lines pass between
/// rows of cards where they can, and otherwise behind cards.
///
/// With `previous`, a card that was there keeps its place unless another needs it more (pins first,
/// then what was there); a new one takes the next free row of its lane, and lanes below move down
/// only as far as they must.  Lanes keep their order and, like columns, do not shrink.  A layout
/// that knows less than half of the cards, or is not by tiers, is no guide.
/// Pins of heads do not count: a title stays on its box.
///
/// \pre  indexes are in range, keys are unique, sizes are finite and positive
/// \par Complexity
/// O((N + L) log N) time for a fixed number of sweeps, O(N + L) memory.
/// \par Source
/// Layered drawing after Sugiyama, Tagawa and Toda (1981), medians after Gansner et al. (1993),
/// rows by isotonic regression (pool adjacent violators).
[[nodiscard]] Layout lay_out_tiers(const LayoutInput& input);

/// The focal point in the middle, what is n steps away on the n-th ring or group of rings, each
/// branch in a sector of its own.  Rings are ellipses, twice as wide as high.  The largest branch
/// goes right; branches stand so that links beside the breadth-first tree are short.  Cards leave
/// the middle of their sector where that keeps lines free or the picture small, and do not overlap.
/// Boxes are left out and their heads are cards; `previous` and `pins` are not taken into account.
/// What cannot be reached stands on the last rings, all around.
/// \pre  as lay_out_tiers()
/// \par Complexity
/// O((N + L) log N) time for the tree when it is not far deeper than wide; for the seats O(N R), R
/// the number of cards between the middle and the edge: half a second at 5,000.  O(N + L) memory.
/// \par Source
/// Radial tree drawing after Eades (1992) over breadth-first distance; seats by greedy choice.
[[nodiscard]] Layout lay_out_radial(const LayoutInput& input);

}  // namespace toposcope::graph
