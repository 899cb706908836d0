#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

/// Lines between cards that stand anywhere: straight, from edge to edge; parallel ones 6 pixels
/// apart; those that `bends` says are drawn as a curve that comes nearer to `centre`.
struct FreeRouting {
  std::span<const LayoutLink> links;
  std::span<const LayoutRect> places;    ///< By node.
  std::span<const std::uint32_t> ranks;  ///< By node: an order that settles ties.
  std::vector<bool> bends = {};          ///< By link; empty: none.
  LayoutPoint centre = {};
};
[[nodiscard]] std::vector<LayoutRoute> route_freely(const FreeRouting& routing);

/// The point at which a line from the middle of `place` towards `to` leaves it.
[[nodiscard]] LayoutPoint leave_at(const LayoutRect& place, LayoutPoint to);

/// The nearest point on the edge of `place`.
[[nodiscard]] LayoutPoint nearest_edge(const LayoutRect& place, LayoutPoint point);

/// A small loop at the upper right corner.
[[nodiscard]] LayoutRoute corner_loop(const LayoutRect& place);

}  // namespace toposcope::graph
