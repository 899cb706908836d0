#include "bundles.h"

#include <map>
#include <tuple>

#include "toposcope/model/status.h"

namespace toposcope::scene {
namespace {

using graph::kNone;

constexpr std::size_t kMostSingle = 8;
constexpr float kReach = 12;  ///< How far outside of a box its lines meet.
constexpr float kPull = 0.55F;

bool may_join(const Line& line, const graph::LayoutRoute& route) {
  const bool ill = model::badness(line.status.value) > model::badness(model::StatusValue::kStale);
  const bool has_to_say = ill || line.down || line.directed || line.why_step != 0 ||
                          line.difference != Difference::kNone || line.hidden_nodes != 0;
  return !has_to_say && !line.is_contained && route.size() >= 4;
}

/// From left to right, bending as other lines do.
graph::LayoutRoute level_curve(Point from, Point to) {
  const float pull = (to.x - from.x) * kPull;
  return {from, {from.x + pull, from.y}, {to.x - pull, to.y}, to};
}

/// The frames of a line's ends, the left one first; kNone when they do not stand side by side.
std::pair<std::uint32_t, std::uint32_t> sides(const CardGraph& cards, const graph::Layout& layout,
                                              const Line& line) {
  const std::uint32_t a = cards.cards[line.source].frame;
  const std::uint32_t b = cards.cards[line.target].frame;
  if (a == kNone || b == kNone) return {kNone, kNone};
  const auto stands_left = [&](std::uint32_t one, std::uint32_t other) {
    return layout.boxes[one].right() + 2 * kReach < layout.boxes[other].x;
  };
  if (stands_left(a, b)) return {a, b};
  return stands_left(b, a) ? std::pair(b, a) : std::pair(kNone, kNone);
}

/// The route's end at the left, then that at the right.
std::pair<Point, Point> ends_of(const graph::LayoutRoute& route) {
  const Point a = route.front();
  const Point b = route.back();
  return a.x <= b.x ? std::pair(a, b) : std::pair(b, a);
}

}  // namespace

Bundles find_bundles(const CardGraph& cards, const graph::Layout& layout) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<std::uint32_t>>
      groups;
  for (std::uint32_t i = 0; i < cards.lines.size(); ++i) {
    const Line& line = cards.lines[i];
    if (!may_join(line, layout.routes[i])) continue;
    const auto [left, right] = sides(cards, layout, line);
    if (left != kNone) groups[{left, right, line.type}].push_back(i);
  }
  Bundles found;
  found.of_line.assign(cards.lines.size(), kNone);
  for (auto& [key, lines] : groups) {
    if (lines.size() <= kMostSingle) continue;
    Bundle bundle;
    float left_y = 0;
    float right_y = 0;
    for (const std::uint32_t line : lines) {
      const auto [left, right] = ends_of(layout.routes[line]);
      left_y += left.y / static_cast<float>(lines.size());
      right_y += right.y / static_cast<float>(lines.size());
      bundle.links += cards.lines[line].links.size();
      found.of_line[line] = static_cast<std::uint32_t>(found.bundles.size());
    }
    const Rect& left = layout.boxes[std::get<0>(key)];
    const Rect& right = layout.boxes[std::get<1>(key)];
    bundle.trunk = level_curve({left.right() + kReach, left_y}, {right.x - kReach, right_y});
    bundle.lines = std::move(lines);
    found.bundles.push_back(std::move(bundle));
  }
  return found;
}

Splits splits_of(const graph::LayoutRoute& route, const graph::LayoutRoute& trunk) {
  const auto [left, right] = ends_of(route);
  return {level_curve(left, trunk.front()), level_curve(trunk.back(), right)};
}

}  // namespace toposcope::scene
