#include <algorithm>
#include <numeric>
#include <utility>

#include "toposcope/graph/layout.h"

#include "layout/bounds.h"
#include "layout/circle.h"
#include "layout/frame.h"
#include "layout/free_routes.h"
#include "layout/radial_tree.h"
#include "layout/tier_plan.h"

namespace toposcope::graph {
namespace {

constexpr Unit kGap = px(14);      ///< Between cards.
constexpr Unit kRingGap = px(12);  ///< Between rings, in addition.

/// Rings are ellipses, three high and five wide, as cards are wide, too; distances are measured as
/// if they were circles.
constexpr Unit kHigh = 3;
constexpr Unit kWide = 5;

/// What scales are counted in.
constexpr Unit kFullScale = 64;

struct Middle {
  Unit x = 0;
  Unit y = 0;
};

/// The diameter of a circle around a card and its share of gaps.
Unit reach_of(const LayoutNode& node) {
  const Unit width = room_of(node.width) + kGap;
  const Unit height = (room_of(node.height) + kGap) * kWide / kHigh + 1;
  return root_above(width * width + height * height);
}

/// One level: `count` rings, `spacing` apart, cards dealt to them in turn.
struct Rings {
  Unit first = 0;
  Unit spacing = 0;
  std::size_t count = 1;

  [[nodiscard]] Unit last() const { return first + static_cast<Unit>(count - 1) * spacing; }
};

/// The least angle between cards that are `stride` apart in `level`, out of `whole`; 0 when there
/// are no such cards.
std::int64_t least_angle(const RadialTree& tree, const std::vector<std::uint32_t>& level,
                         std::size_t stride) {
  if (level.size() <= stride) return 0;
  std::int64_t least = tree.whole;
  // Dealt in turn, the last cards of a round may come nearer to the first ones than `stride`: rings
  // begin again at the first card.
  for (std::size_t i = 0; i < level.size(); ++i) {
    std::size_t next = i + stride;
    std::int64_t turn = 0;
    if (next >= level.size()) {
      next = i % stride;
      turn = tree.whole;
    }
    if (next == i) continue;
    least = std::min(least, tree.middle[level[next]] + turn - tree.middle[level[i]]);
  }
  return least;
}

/// As few rings as keep the level small.
Rings rings_for(const RadialTree& tree, const std::vector<std::uint32_t>& level, Unit least,
                Unit reach) {
  Rings best;
  for (std::size_t count = 1; count <= level.size(); ++count) {
    Rings rings{least, reach, count};
    if (best.first != 0 && rings.last() >= best.last()) break;
    if (const std::int64_t angle = least_angle(tree, level, count); angle > 0) {
      const std::int64_t shorter = std::min(angle, tree.whole - angle);
      rings.first =
          std::max(least, radius_for(reach, std::max<std::int64_t>(shorter, 1), tree.whole));
    }
    if (best.first == 0 || rings.last() < best.last()) best = rings;
  }
  return best;
}

Unit widest_reach(const LayoutInput& input, const std::vector<std::uint32_t>& level) {
  Unit reach = 0;
  for (const std::uint32_t node : level) reach = std::max(reach, reach_of(input.nodes[node]));
  return reach;
}

/// Turned so that the sectors begin at the left and go round clockwise.
Middle middle_at(Unit radius, std::int64_t angle, std::int64_t whole) {
  return {-round_div(radius * cosine_of(angle, whole), kOne),
          -round_div(radius * sine_of(angle, whole) * kHigh, kOne * kWide)};
}

std::vector<Middle> place_levels(const LayoutInput& input, const RadialTree& tree) {
  std::vector<Middle> middles(input.nodes.size());
  Rings rings;
  Unit reach = 0;
  for (std::size_t depth = 0; depth < tree.levels.size(); ++depth) {
    const auto& level = tree.levels[depth];
    const Unit before = reach;
    reach = widest_reach(input, level);
    if (depth == 0) continue;
    rings = rings_for(tree, level, rings.last() + (before + reach) / 2 + kRingGap, reach);
    for (std::size_t i = 0; i < level.size(); ++i) {
      const Unit radius = rings.first + static_cast<Unit>(i % rings.count) * rings.spacing;
      middles[level[i]] = middle_at(radius, tree.middle[level[i]], tree.whole);
    }
  }
  return middles;
}

/// Cards around middles that are drawn together, with their share of gaps.
class Squeezer {
 public:
  Squeezer(const LayoutInput& input, std::vector<Middle> middles)
      : input_(input), middles_(std::move(middles)), order_(middles_.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [this](std::uint32_t a, std::uint32_t b) { return middles_[a].y < middles_[b].y; });
    for (const LayoutNode& node : input.nodes) {
      tallest_ = std::max(tallest_, room_of(node.height) + kGap);
    }
  }

  /// The smallest scale at which no cards touch.  At full scale none do, for circles around them
  /// are apart.
  [[nodiscard]] Unit smallest_scale() const {
    Unit touching = 0;
    Unit apart = kFullScale;
    while (apart - touching > 1) {
      const Unit scale = (apart + touching) / 2;
      (has_contact(scale) ? touching : apart) = scale;
    }
    return apart;
  }

  [[nodiscard]] LayoutRect place(std::uint32_t node, Unit scale) const {
    const LayoutNode& card = input_.nodes[node];
    const Frame frame = frame_of(node, scale, 0);
    return {to_pixels(frame.x), to_pixels(frame.y), card.width, card.height};
  }

 private:
  [[nodiscard]] Frame frame_of(std::uint32_t node, Unit scale, Unit gap) const {
    const Unit width = room_of(input_.nodes[node].width) + gap;
    const Unit height = room_of(input_.nodes[node].height) + gap;
    const Unit x = middles_[node].x * scale / kFullScale - width / 2;
    const Unit y = middles_[node].y * scale / kFullScale - height / 2;
    return {floor_to_half_pixel(x), floor_to_half_pixel(y), width, height};
  }

  /// From top to bottom, each card with those that begin before it can end.
  [[nodiscard]] bool has_contact(Unit scale) const {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Frame a = frame_of(order_[i], scale, kGap);
      for (std::size_t k = i + 1; k < order_.size(); ++k) {
        const Frame b = frame_of(order_[k], scale, kGap);
        if ((middles_[order_[k]].y - middles_[order_[i]].y) * scale > tallest_ * kFullScale) break;
        if (a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()) return true;
      }
    }
    return false;
  }

  const LayoutInput& input_;
  std::vector<Middle> middles_;
  std::vector<std::uint32_t> order_;  ///< From top to bottom.
  Unit tallest_ = 0;
};

/// Lines of the tree are straight, all others bend towards the focal point.
std::vector<LayoutRoute> routes_of(const LayoutInput& input, const RadialTree& tree,
                                   const Layout& layout) {
  const std::vector<std::uint32_t> ranks = natural_ranks(input.nodes);
  FreeRouting routing{input.links, layout.nodes, ranks};
  for (const auto& [source, target] : input.links) {
    const bool is_branch = tree.parent[source] == target || tree.parent[target] == source;
    routing.bends.push_back(!is_branch && source != target);
  }
  routing.centre = layout.nodes[input.focal_point].centre();
  return route_freely(routing);
}

}  // namespace

Layout lay_out_radial(const LayoutInput& input) {
  Layout layout;
  for (const LayoutNode& node : input.nodes) layout.node_keys.push_back(node.key);
  for (const LayoutBox& box : input.boxes) layout.box_keys.push_back(box.key);
  layout.boxes.resize(input.boxes.size());
  if (input.nodes.empty()) return layout;
  const RadialTree tree = make_radial_tree(input);
  const Squeezer squeezer(input, place_levels(input, tree));
  const Unit scale = squeezer.smallest_scale();
  for (std::uint32_t i = 0; i < input.nodes.size(); ++i) {
    layout.nodes.push_back(squeezer.place(i, scale));
  }
  layout.routes = routes_of(input, tree, layout);
  set_bounds(layout);
  move_to_origin(layout);
  return layout;
}

}  // namespace toposcope::graph
