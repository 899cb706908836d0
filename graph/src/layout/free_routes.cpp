#include "layout/free_routes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "layout/units.h"

namespace toposcope::graph {
namespace {

constexpr double kApart = 6;   ///< Between parallel lines.
constexpr float kPull = 0.3F;  ///< Of the way to the centre.

float to_quarter(double value) { return to_pixels(static_cast<Unit>(std::floor(value * 4 + 0.5))); }

LayoutPoint part_way(LayoutPoint from, LayoutPoint to, float part) {
  return {to_quarter(from.x + (to.x - from.x) * part), to_quarter(from.y + (to.y - from.y) * part)};
}

/// Lines that join the same two cards: numbered from those that lead one way to the others, so that
/// numbers do not depend on the order of nodes.
class Bundles {
 public:
  explicit Bundles(const FreeRouting& routing) : ranks_(routing.ranks) {
    for (const LayoutLink& link : routing.links) ++bundles_[ends_of(link)].count[way_of(link)];
  }

  /// How far aside the next line of a link's bundle is.
  [[nodiscard]] double next_offset(const LayoutLink& link) {
    Bundle& bundle = bundles_[ends_of(link)];
    const std::size_t way = way_of(link);
    const std::uint32_t number = bundle.next[way]++ + (way == 1 ? bundle.count[0] : 0);
    return kApart * (number - (bundle.count[0] + bundle.count[1] - 1) / 2.0);
  }

  /// The two nodes in an order that does not depend on the link.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> ends_of(const LayoutLink& link) const {
    if (way_of(link) == 1) return {link.target, link.source};
    return {link.source, link.target};
  }

 private:
  struct Bundle {
    std::array<std::uint32_t, 2> count{};
    std::array<std::uint32_t, 2> next{};
  };

  [[nodiscard]] std::size_t way_of(const LayoutLink& link) const {
    return ranks_[link.source] > ranks_[link.target] ? 1 : 0;
  }

  std::span<const std::uint32_t> ranks_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Bundle> bundles_;
};

/// Half the way, aside by `offset`.
LayoutPoint between(const LayoutRect& a, const LayoutRect& b, double offset) {
  const LayoutPoint from = a.centre();
  const LayoutPoint to = b.centre();
  const double dx = static_cast<double>(to.x) - from.x;
  const double dy = static_cast<double>(to.y) - from.y;
  const double length = std::sqrt(dx * dx + dy * dy);
  const double scale = length > 0 ? offset / length : 0;
  return {to_quarter((static_cast<double>(from.x) + to.x) / 2 - dy * scale),
          to_quarter((static_cast<double>(from.y) + to.y) / 2 + dx * scale)};
}

LayoutRoute curve(const LayoutRect& source, const LayoutRect& target, LayoutPoint over) {
  const LayoutPoint start = leave_at(source, over);
  const LayoutPoint end = leave_at(target, over);
  constexpr float kTwoThirds = 2.0F / 3;
  return {start, part_way(start, over, kTwoThirds), part_way(end, over, kTwoThirds), end};
}

}  // namespace

LayoutPoint leave_at(const LayoutRect& place, LayoutPoint to) {
  const LayoutPoint from = place.centre();
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  if (std::abs(dx) * place.height > std::abs(dy) * place.width) {
    const float y = to_quarter(from.y + dy * (place.width / 2 / std::abs(dx)));
    return {dx > 0 ? place.right() : place.x, std::clamp(y, place.y, place.bottom())};
  }
  if (dy == 0) return {place.right(), from.y};
  const float x = to_quarter(from.x + dx * (place.height / 2 / std::abs(dy)));
  return {std::clamp(x, place.x, place.right()), dy > 0 ? place.bottom() : place.y};
}

LayoutPoint nearest_edge(const LayoutRect& place, LayoutPoint point) {
  point.x = std::clamp(point.x, place.x, place.right());
  point.y = std::clamp(point.y, place.y, place.bottom());
  const float left = point.x - place.x;
  const float right = place.right() - point.x;
  const float up = point.y - place.y;
  const float down = place.bottom() - point.y;
  const float nearest = std::min({left, right, up, down});
  if (nearest == left) return {place.x, point.y};
  if (nearest == right) return {place.right(), point.y};
  return {point.x, nearest == up ? place.y : place.bottom()};
}

LayoutRoute corner_loop(const LayoutRect& place) {
  const float inset = std::min({6.0F, place.width / 2, place.height / 2});
  const LayoutPoint start{place.right() - inset, place.y};
  const LayoutPoint end{place.right(), place.y + inset};
  return {start, {start.x, place.y - 18}, {place.right() + 18, end.y}, end};
}

std::vector<LayoutRoute> route_freely(const FreeRouting& routing) {
  Bundles bundles(routing);
  std::vector<LayoutRoute> routes;
  for (std::size_t i = 0; i < routing.links.size(); ++i) {
    const LayoutLink& link = routing.links[i];
    const auto [low, high] = bundles.ends_of(link);
    const double offset = bundles.next_offset(link);
    if (low == high) {
      routes.push_back(corner_loop(routing.places[low]));
      continue;
    }
    LayoutPoint over = between(routing.places[low], routing.places[high], offset);
    const bool bends = !routing.bends.empty() && routing.bends[i];
    if (bends) over = part_way(over, routing.centre, kPull);
    routes.push_back(curve(routing.places[link.source], routing.places[link.target], over));
  }
  return routes;
}

}  // namespace toposcope::graph
