#pragma once

/// \file
/// What stands where in a layout by tiers, before anything has a coordinate.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/graph/layout.h"

#include "layout/units.h"

namespace toposcope::graph {

inline constexpr Unit kCardHeight = px(36);  ///< What row pitches reckon with.
inline constexpr Unit kColumnGap = px(20);
inline constexpr Unit kBend = px(74);  ///< Room in which a line changes its height at ease.
inline constexpr Unit kLaneGap = px(16);
inline constexpr Unit kFabricPitch = px(46);

/// Cards of one container that stand in one stage, in order; row by row when they stand in several
/// tracks.
struct Cell {
  std::uint32_t container = 0;
  std::uint32_t stage = 0;
  std::vector<std::uint32_t> cards;
};

/// A lane, a box of the fabric, or what stands free in a stage of the fabric.
struct Container {
  std::uint32_t box = kNone;   ///< kNone: no frame.
  std::uint32_t head = kNone;  ///< A node.
  bool is_fabric = false;
  std::uint32_t stage = 0;  ///< Of the fabric only.
  Unit head_height = 0;
  Unit margin = 0;
  Unit pitch = px(52);
  Unit min_width = 0;
  std::vector<std::uint32_t> cells;  ///< By stage.

  [[nodiscard]] Unit gap() const;
  /// From the upper edge of a card or row to that of the next one.
  [[nodiscard]] Unit step(Unit height) const;
  /// Height of the frame around `content`.
  [[nodiscard]] Unit framed(Unit content) const;
};

/// A stage is a column that is in use: those of the lanes, then those of the fabric.
struct TierPlan {
  const LayoutInput* input = nullptr;
  std::vector<Unit> width, height;       ///< By node.
  std::vector<std::uint32_t> rank;       ///< By node: its place by name, then by key.
  std::vector<std::uint32_t> container;  ///< By node.
  std::vector<std::uint32_t> cell;       ///< By node; kNone: a head.
  std::vector<std::uint32_t> stage;      ///< By node; kNone: head of a lane.
  std::vector<Container> containers;     ///< Lanes, then the fabric by stage, from top to bottom.
  std::vector<Cell> cells;               ///< By stage, then by container.
  std::vector<std::uint32_t> columns;    ///< By stage: as in the input.
  std::size_t lane_count = 0;
  std::size_t lane_stages = 0;

  [[nodiscard]] bool is_head(std::uint32_t node) const { return cell[node] == kNone; }
  /// Nodes at the other ends of a node's links, with repetitions; no node is its own neighbour.
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
    return std::span(others).subspan(first_other[node], first_other[node + 1] - first_other[node]);
  }

  std::vector<std::uint32_t> first_other, others;
};

[[nodiscard]] TierPlan make_tier_plan(const LayoutInput& input);

/// Places of nodes by natural order of names, then by key.
[[nodiscard]] std::vector<std::uint32_t> natural_ranks(std::span<const LayoutNode> nodes);

}  // namespace toposcope::graph
