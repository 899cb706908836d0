#include "layout/tier_routes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "layout/passages.h"

namespace toposcope::graph {
namespace {

constexpr Unit kLongestCurve = px(96);  ///< Longer lines run straight before they bend.
constexpr Unit kBesideRow = px(8);      ///< From a card to a line that passes its row.
constexpr Unit kReachOfBow = px(20);
constexpr std::size_t kMostStrips = 64;  ///< A line over more of them takes no detour.

/// A line as segments in units.
class Line {
 public:
  explicit Line(Spot start) : points_{start} {}

  void straight_to(Spot end) {
    const Spot from = points_.back();
    if (from.x == end.x) return;
    points_.push_back({round_div(2 * from.x + end.x, 3), round_div(2 * from.y + end.y, 3)});
    points_.push_back({round_div(from.x + 2 * end.x, 3), round_div(from.y + 2 * end.y, 3)});
    points_.push_back(end);
  }

  /// Level at both ends.
  void bend_to(Spot end) {
    const Spot from = points_.back();
    const Unit reach = round_div((end.x - from.x) * 11, 20);
    curve_to({from.x + reach, from.y}, {end.x - reach, end.y}, end);
  }

  void curve_to(Spot first, Spot second, Spot end) {
    points_.insert(points_.end(), {first, second, end});
  }

  [[nodiscard]] LayoutRoute route() const {
    LayoutRoute out;
    for (const Spot& spot : points_) out.push_back({to_pixels(spot.x), to_pixels(spot.y)});
    return out;
  }

 private:
  std::vector<Spot> points_;
};

enum class Shape : std::uint8_t { kNone, kLoop, kAcross, kBow };

/// A link with its ends from left to right.
struct Drawn {
  Shape shape = Shape::kNone;
  bool is_reversed = false;  ///< The target is the left one.
  std::array<std::uint32_t, 2> nodes{};
  std::array<Unit, 2> heights{};
};

/// An end at one side of a card.
struct End {
  std::uint32_t node = 0;
  bool at_right = false;
  std::uint32_t other = 0;
  std::uint32_t link = 0;
  std::uint8_t which = 0;
};

std::vector<Frame> cards_of(const TierPlan& plan, std::span<const Frame> places) {
  std::vector<Frame> cards;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (!plan.is_head(i)) cards.push_back(places[i]);
  }
  return cards;
}

class Router {
 public:
  Router(const TierPlan& plan, std::span<const Frame> places)
      : plan_(plan), places_(places), passages_(cards_of(plan, places)) {}

  std::vector<LayoutRoute> routes() {
    for (const LayoutLink& link : plan_.input->links) drawn_.push_back(shape_of(link));
    spread_ends();
    std::vector<LayoutRoute> out;
    std::vector<Unit> loops(places_.size());
    for (const Drawn& link : drawn_) {
      LayoutRoute route;
      if (link.shape == Shape::kLoop) route = loop(link.nodes[0], loops[link.nodes[0]]++);
      if (link.shape == Shape::kBow) route = pin_ends(link, bow(link).route());
      if (link.shape == Shape::kAcross) route = pin_ends(link, across(link).route());
      if (link.is_reversed) std::reverse(route.begin(), route.end());
      out.push_back(std::move(route));
    }
    return out;
  }

 private:
  [[nodiscard]] Drawn shape_of(const LayoutLink& link) const {
    const auto [a, b] = link;
    const bool has_head = plan_.is_head(a) || plan_.is_head(b);
    if (has_head && plan_.container[a] == plan_.container[b]) return {};
    if (a == b) return {Shape::kLoop, false, {a, b}, {}};
    if (places_[a].right() <= places_[b].x) return {Shape::kAcross, false, {a, b}, {}};
    if (places_[b].right() <= places_[a].x) return {Shape::kAcross, true, {b, a}, {}};
    return {Shape::kBow, false, {a, b}, {}};
  }

  [[nodiscard]] Unit centre(std::uint32_t node) const {
    return places_[node].y + places_[node].height / 2;
  }

  /// Ends at one side of a card in the order of their other ends.
  void spread_ends() {
    std::vector<End> ends;
    for (std::uint32_t i = 0; i < drawn_.size(); ++i) {
      const auto [shape, is_reversed, nodes, heights] = drawn_[i];
      if (shape != Shape::kAcross && shape != Shape::kBow) continue;
      ends.push_back({nodes[0], true, nodes[1], i, 0});
      ends.push_back({nodes[1], shape == Shape::kBow, nodes[0], i, 1});
    }
    const auto place = [this](const End& end) {
      const auto [source, target] = plan_.input->links[end.link];
      const bool leads_back = plan_.rank[source] > plan_.rank[target];  // the same at both ends
      return std::tuple(end.node, end.at_right, centre(end.other), places_[end.other].x,
                        plan_.rank[end.other], leads_back, end.link);
    };
    std::sort(ends.begin(), ends.end(),
              [&](const End& a, const End& b) { return place(a) < place(b); });
    for (std::size_t i = 0; i < ends.size();) {
      std::size_t end = i + 1;
      while (end < ends.size() && ends[end].node == ends[i].node &&
             ends[end].at_right == ends[i].at_right) {
        ++end;
      }
      spread(std::span(ends).subspan(i, end - i));
      i = end;
    }
  }

  /// 6 pixels apart, but over no more than 16.5.
  void spread(std::span<const End> ends) {
    const auto count = static_cast<Unit>(ends.size());
    for (Unit i = 0; i < count; ++i) {
      const End& end = ends[static_cast<std::size_t>(i)];
      const Unit from_middle = 2 * i - (count - 1);  // in half steps
      const Unit offset = count <= 3 ? from_middle * px(3) : round_div(from_middle * 33, count - 1);
      drawn_[end.link].heights[end.which] = centre(end.node) + offset;
    }
  }

  [[nodiscard]] Line across(const Drawn& link) const {
    const Frame& left = places_[link.nodes[0]];
    const Frame& right = places_[link.nodes[1]];
    const Spot start{left.right(), link.heights[0]};
    const Spot end{right.x, link.heights[1]};
    Line line(start);
    const auto strips = passages_.between(start.x, end.x);
    if (strips.empty() && end.x - start.x <= kLongestCurve) {
      line.bend_to(end);
    } else if (strips.empty() || strips.size() > kMostStrips || !pass(link, strips, line)) {
      line.straight_to({std::max(start.x, end.x - kBend), start.y});
      line.bend_to(end);
    }
    return line;
  }

  /// A level stretch with a bend before and behind it.
  struct Way {
    Unit height = 0;
    Unit from = 0, to = 0;  ///< Of the stretch.
  };

  /// Finds the gentlest way between the cards of `strips`: at the height of one of the ends, or
  /// beside the row of one.
  bool pass(const Drawn& link, const Passages::Strips& strips, Line& line) const {
    const Frame& left = places_[link.nodes[0]];
    const Frame& right = places_[link.nodes[1]];
    const Spot start{left.right(), link.heights[0]};
    const Spot end{right.x, link.heights[1]};
    const Unit first = std::min(strips.front()->x, start.x + kBend);
    const Unit last = std::max(strips.back()->right, end.x - kBend);
    std::array<Way, 6> ways{{{start.y, start.x, last_bend_of(strips, start, end)},
                             {end.y, first, end.x},
                             {right.y - kBesideRow, first, last},
                             {left.y - kBesideRow, first, last},
                             {left.bottom() + kBesideRow, first, last},
                             {right.bottom() + kBesideRow, first, last}}};
    // Of two that are as gentle: out of a block below its row, into one above, so that they pass.
    if (first - start.x < end.x - last) std::reverse(ways.begin() + 2, ways.end());
    const Way* best = nullptr;
    for (const Way& way : ways) {
      if (is_blocked(strips, way.height)) continue;
      if (best == nullptr || steepness(way, start, end) < steepness(*best, start, end)) best = &way;
    }
    if (best == nullptr) return false;
    if (best->from > start.x) line.bend_to({best->from, best->height});
    line.straight_to({best->to, best->height});
    if (best->to < end.x) line.bend_to(end);
    return true;
  }

  static Unit steepness(const Way& way, Spot start, Spot end) {
    const Unit rise = std::abs(way.height - start.y);
    const Unit fall = std::abs(end.y - way.height);
    return rise * rise / std::max<Unit>(1, way.from - start.x) +
           fall * fall / std::max<Unit>(1, end.x - way.to);
  }

  /// Where a line at the height of `start` has to begin to bend.
  static Unit last_bend_of(const Passages::Strips& strips, Spot start, Spot end) {
    const Unit at_ease = std::max(start.x, end.x - kBend);
    Unit bend = at_ease;
    for (const Passages::Strip* strip : strips) {
      if (strip->right > at_ease && strip->is_blocked(start.y, end.y)) {
        bend = std::max(bend, strip->right);
      }
    }
    return std::min(bend, end.x);
  }

  [[nodiscard]] Line bow(const Drawn& link) const {
    const Spot start{places_[link.nodes[0]].right(), link.heights[0]};
    const Spot end{places_[link.nodes[1]].right(), link.heights[1]};
    // A curve comes three quarters of the way to its control points.
    const Unit edge = std::max({start.x, end.x, passages_.right_edge(places_[link.nodes[0]].x)});
    const Unit reach = edge + kReachOfBow + (edge - std::min(start.x, end.x)) / 3;
    Line line(start);
    line.curve_to({reach, start.y}, {reach, end.y}, end);
    return line;
  }

  [[nodiscard]] LayoutRoute loop(std::uint32_t node, Unit number) const {
    const Frame& place = places_[node];
    const Unit half = std::min(px(6), place.height / 4);
    const Unit reach = place.right() + px(18) + number * px(6);
    Line line({place.right(), centre(node) - half});
    line.curve_to({reach, centre(node) - px(16)}, {reach, centre(node) + px(16)},
                  {place.right(), centre(node) + half});
    LayoutRoute route = line.route();
    route.front().x = route.back().x = right_edge(node);
    return route;
  }

  /// Cards may be a little narrower than the room that they take.
  [[nodiscard]] float right_edge(std::uint32_t node) const {
    if (plan_.is_head(node)) return to_pixels(places_[node].right());
    return to_pixels(places_[node].x) + plan_.input->nodes[node].width;
  }

  [[nodiscard]] LayoutRoute pin_ends(const Drawn& link, LayoutRoute route) const {
    route.front().x = right_edge(link.nodes[0]);
    if (link.shape == Shape::kBow) route.back().x = right_edge(link.nodes[1]);
    return route;
  }

  const TierPlan& plan_;
  std::span<const Frame> places_;
  Passages passages_;
  std::vector<Drawn> drawn_;
};

}  // namespace

std::vector<LayoutRoute> route_links(const TierPlan& plan, std::span<const Frame> places) {
  return Router(plan, places).routes();
}

}  // namespace toposcope::graph
