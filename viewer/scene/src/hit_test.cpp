#include "toposcope/scene/hit_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "canvas_drawer.h"
#include "card_metrics.h"
#include "far_view.h"
#include "route_math.h"
#include "window_index.h"

namespace toposcope::scene {
namespace {

using Kind = PickTarget::Kind;
using Part = Hit::Part;

constexpr float kLeastTarget = 20;
constexpr float kLineReach = 5;
constexpr float kMarkSide = 9;
constexpr float kChevronWidth = 22;

/// At least as large as a person can hit.
Rect target_of(const Rect& drawn) {
  const float width = std::max(drawn.width, kLeastTarget);
  const float height = std::max(drawn.height, kLeastTarget);
  const Point centre = drawn.centre();
  return {centre.x - width / 2, centre.y - height / 2, width, height};
}

bool contains(const Rect& rect, Point at) {
  return at.x >= rect.x && at.x <= rect.right() && at.y >= rect.y && at.y <= rect.bottom();
}

float square_distance(Point a, Point b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

class HitTester {
 public:
  HitTester(const WindowInput& input, const WindowIndex::Data& index, const Placer& placer,
            Point at)
      : input_(input), index_(index), placer_(placer), at_(at) {}

  [[nodiscard]] std::optional<Hit> find(const Rect& visible) const {
    if (const auto pill = find_pill()) return pill;
    if (const auto card = find_card()) return card;
    if (const auto line = find_line(visible)) return line;
    return find_frame();
  }

 private:
  [[nodiscard]] bool is_far() const { return placer_.detail() >= Detail::kMark; }

  [[nodiscard]] bool is_drawn(std::uint32_t card) const {
    if (index_.cards[card].is_title) return false;
    return placer_.detail() != Detail::kBox || index_.cards[card].frame == graph::kNone;
  }

  /// Quick: whether a card may be near enough to look at.
  [[nodiscard]] bool is_near(std::uint32_t card) const {
    constexpr float kNear = 40;
    const Rect& rect = input_.layout.nodes[card];
    const Point low = placer_.point({rect.x, rect.y});
    const Point high = placer_.point({rect.right(), rect.bottom()});
    return at_.x >= low.x - kNear && at_.x <= high.x + kNear && at_.y >= low.y - kNear &&
           at_.y <= high.y + kNear;
  }

  [[nodiscard]] Rect drawn(std::uint32_t card) const {
    if (!is_far()) return placer_.card(card);
    const Point centre = placer_.point(input_.layout.nodes[card].centre());
    return {centre.x - kMarkSide / 2, centre.y - kMarkSide / 2, kMarkSide, kMarkSide};
  }

  [[nodiscard]] std::optional<Hit> find_pill() const {
    if (placer_.detail() >= Detail::kTile) return std::nullopt;
    for (std::uint32_t i = 0; i < index_.cards.size(); ++i) {
      if (!is_near(i) || !is_drawn(i)) continue;
      const Card& card = input_.cards.cards[i];
      const Rect rect = placer_.card(i);
      const Pill pill = pill_of(
          input_.cards, {card, rect, placer_.detail_of(card, rect), {}, placer_.is_crowded()});
      if (!pill.text.empty() && contains(target_of(pill.rect), at_)) {
        return Hit{{Kind::kCard, i}, Part::kPill};
      }
    }
    return std::nullopt;
  }

  /// What is drawn there; else the nearest of those that are too small to be hit well.
  [[nodiscard]] std::optional<Hit> find_card() const {
    std::uint32_t best = graph::kNone;
    std::pair<bool, float> best_place{false, 0};
    for (std::uint32_t i = 0; i < index_.cards.size(); ++i) {
      if (!is_near(i) || !is_drawn(i)) continue;
      const Rect rect = drawn(i);
      if (!contains(target_of(rect), at_)) continue;
      const std::pair place{contains(rect, at_), -square_distance(rect.centre(), at_)};
      if (best != graph::kNone && place <= best_place && !covers(i, best, place, best_place)) {
        continue;
      }
      best = i;
      best_place = place;
    }
    if (best == graph::kNone) return std::nullopt;
    const bool on_chevron = input_.cards.cards[best].is_collapsed && !is_far() &&
                            at_.x <= drawn(best).x + kChevronWidth;
    return Hit{{Kind::kCard, best}, on_chevron ? Part::kChevron : Part::kBody};
  }

  /// Of two marks that lie over each other the worse one is on top.
  [[nodiscard]] bool covers(std::uint32_t card, std::uint32_t other,
                            const std::pair<bool, float>& place,
                            const std::pair<bool, float>& other_place) const {
    return is_far() && place.first && other_place.first &&
           index_.cards[card].rank > index_.cards[other].rank;
  }

  [[nodiscard]] std::optional<Hit> find_line(const Rect& visible) const {
    if (placer_.detail() == Detail::kBox) return std::nullopt;
    const float reach = kLineReach / placer_.zoom();
    const Point there{(at_.x - placer_.point({0, 0}).x) / placer_.zoom(),
                      (at_.y - placer_.point({0, 0}).y) / placer_.zoom()};
    const Rect spot{there.x - reach, there.y - reach, 2 * reach, 2 * reach};
    const FarView far{input_, index_, placer_, visible};
    const std::vector<std::uint32_t> seen =
        is_far() ? seen_lines(far) : std::vector<std::uint32_t>();
    const std::vector<std::uint32_t>& order = is_far() ? seen : index_.line_order;
    std::uint32_t best = graph::kNone;
    float best_distance = kLineReach;
    for (const std::uint32_t i : order) {
      if (index_.lines[i].is_hidden || !touches(grown_for_bends(i), spot)) continue;
      const float distance = distance_to_line(i);
      if (distance > best_distance) continue;
      best = i;
      best_distance = distance;
    }
    if (best == graph::kNone) return std::nullopt;
    return Hit{{Kind::kLine, best}, Part::kBody};
  }

  /// A trunk may leave the room of its lines, as its ends are the mean of theirs.
  [[nodiscard]] Rect grown_for_bends(std::uint32_t line) const {
    const Rect& extent = index_.lines[line].extent;
    const std::uint32_t bundle = is_far() ? graph::kNone : index_.bundles.of_line[line];
    if (bundle == graph::kNone) return extent;
    const Rect& trunk = index_.trunk_extents[bundle];
    const float x = std::min(extent.x, trunk.x);
    const float y = std::min(extent.y, trunk.y);
    return {x, y, std::max(extent.right(), trunk.right()) - x,
            std::max(extent.bottom(), trunk.bottom()) - y};
  }

  [[nodiscard]] float distance_to_line(std::uint32_t index) const {
    if (is_far()) {
      const LineGist& line = index_.lines[index];
      const Point from = placer_.point(input_.layout.nodes[line.source].centre());
      const Point to = placer_.point(input_.layout.nodes[line.target].centre());
      return distance_to({from, from, to, to}, at_);
    }
    graph::LayoutRoute route = placer_.route(index);
    if (route.size() < 4) return std::numeric_limits<float>::max();
    if (placer_.detail() == Detail::kTile) {
      route = {route.front(), route.front(), route.back(), route.back()};
      return distance_to(route, at_);
    }
    const std::uint32_t bundle = index_.bundles.of_line[index];
    if (bundle == graph::kNone) return distance_to(route, at_);
    graph::LayoutRoute trunk = index_.bundles.bundles[bundle].trunk;
    for (Point& point : trunk) point = placer_.point(point);
    const Splits splits = splits_of(route, trunk);
    return std::min(
        {distance_to(splits.first, at_), distance_to(splits.second, at_), distance_to(trunk, at_)});
  }

  /// The last one that is drawn there; of small boxes the nearest.
  [[nodiscard]] std::optional<Hit> find_frame() const {
    std::optional<Hit> hit;
    std::uint32_t nearest = graph::kNone;
    float nearest_distance = std::numeric_limits<float>::max();
    for (std::uint32_t i = 0; i < input_.layout.boxes.size(); ++i) {
      const bool is_drawn =
          placer_.has_box(i) && input_.cards.frames[i].collapsed_card == graph::kNone;
      if (!is_drawn) continue;
      const Rect rect = placer_.frame(i);
      if (contains(rect, at_)) hit = Hit{{Kind::kFrame, i}, part_of_frame(i, rect)};
      if (!contains(target_of(rect), at_)) continue;
      const float distance = square_distance(rect.centre(), at_);
      if (distance < nearest_distance) nearest = i;
      nearest_distance = std::min(distance, nearest_distance);
    }
    if (hit.has_value() || nearest == graph::kNone) return hit;
    return Hit{{Kind::kFrame, nearest}, Part::kBody};
  }

  [[nodiscard]] Part part_of_frame(std::uint32_t index, const Rect& rect) const {
    const float head = placer_.head_height(index);
    const bool has_chevron = !is_far() && head > 0 && !input_.cards.frames[index].fabric;
    const Rect chevron{rect.x, rect.y, kChevronWidth, head};
    return has_chevron && contains(chevron, at_) ? Part::kChevron : Part::kBody;
  }

  const WindowInput& input_;
  const WindowIndex::Data& index_;
  const Placer& placer_;
  Point at_;
};

}  // namespace

std::optional<Hit> hit_test(const WindowInput& input, const Camera& camera, Size window, Point at) {
  std::vector<WindowIndex> own;
  const WindowIndex::Data& index = index_of(input, own);
  const Placer placer(input.cards, input.layout, camera, window);
  return HitTester(input, index, placer, at).find(seen_rect(camera, window));
}

std::vector<std::uint32_t> cards_in(const WindowInput& input, const Camera& camera, Size window,
                                    const Rect& window_rect) {
  std::vector<std::uint32_t> inside;
  const Placer placer(input.cards, input.layout, camera, window);
  const bool is_far = placer.detail() >= Detail::kMark;
  for (std::uint32_t i = 0; i < input.cards.cards.size(); ++i) {
    const Point centre = placer.point(input.layout.nodes[i].centre());
    const Rect mark{centre.x - kMarkSide / 2, centre.y - kMarkSide / 2, kMarkSide, kMarkSide};
    if (touches(is_far ? mark : placer.card(i), window_rect)) inside.push_back(i);
  }
  return inside;
}

}  // namespace toposcope::scene
