#pragma once

#include <cstdint>
#include <vector>

#include "layout/tier_plan.h"

namespace toposcope::graph {

/// Cards of a cell side by side; one card unless the cell is wrapped.
struct Row {
  std::uint32_t begin = 0, end = 0;  ///< Into Cell::cards.
  Unit height = 0;
  Unit top = 0;  ///< Below the upper end of the container's content.
};

struct RowPlan {
  std::vector<std::uint32_t> across;   ///< By cell: tracks in use; 1 unless wrapped.
  std::vector<std::vector<Row>> rows;  ///< By cell, from top to bottom.
  std::vector<Unit> content;           ///< By container: height of what is in its frame.
  std::vector<Unit> centres;           ///< By node: of cards in lanes, below the content's top.
};

/// Rows of every cell.  Long cells are wrapped.  In a lane the highest cell fills it, all others
/// follow the medians of their neighbours, from there outwards.  Elsewhere cells are packed.
[[nodiscard]] RowPlan plan_rows(const TierPlan& plan);

/// Tracks for `cards` of one width: 1 up to 24 cards; beyond that as many as make `all` cards of
/// the long cells of a lane, side by side, about half as wide again as high, but no fewer than 24
/// rows.
/// \pre  all >= cards
[[nodiscard]] std::uint32_t tracks_for(std::size_t cards, std::size_t all, Unit width, Unit step);

}  // namespace toposcope::graph
