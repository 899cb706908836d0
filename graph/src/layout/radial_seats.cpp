#include "layout/radial_seats.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

#include "layout/circle.h"

namespace toposcope::graph {
namespace {

constexpr Unit kGapAside = px(20);  ///< Between cards that stand side by side.
constexpr Unit kGapBelow = px(16);  ///< Between cards that stand below each other.

/// Between the rings of two levels, where they are widest.  Many levels have to share some room.
constexpr Unit kRingGap = px(64);
constexpr Unit kLeastRingGap = px(20);
constexpr Unit kSharedRingGaps = px(960);

/// Angles that are tried to either side of the middle of a sector, and how far that goes at most.
constexpr int kAngles = 8;
constexpr Unit kMostAside = px(240);
constexpr Unit kLeastAside = px(3);

/// What makes a place worse, in radius.
constexpr Unit kContact = px(200);  ///< A line behind a card, or two lines that cross.
constexpr Unit kAsideShare = 3;     ///< One in so many, of the way from the middle of the sector.
constexpr Unit kLineShare = 3;      ///< The same, of the length of the line to the parent.

/// A turn around a circle, for its radius: 2 pi.
constexpr Unit around(Unit radius) { return radius * 44 / 7; }

std::int64_t turned(std::int64_t angle) {
  angle %= kTurn;
  return angle < 0 ? angle + kTurn : angle;
}

struct Seat {
  Unit cost = std::numeric_limits<Unit>::max();
  Unit radius = 0;
  Frame frame;
};

class Seater {
 public:
  Seater(const LayoutInput& input, const RadialTree& tree)
      : input_(input), tree_(tree), seats_{{}, RadialGround(tile_for(input))} {
    seats_.frames.resize(input.nodes.size());
  }

  RadialSeats seat() {
    const auto levels = static_cast<Unit>(tree_.levels.size());
    const Unit ring_gap = std::clamp(kSharedRingGaps / levels, kLeastRingGap, kRingGap);
    for (const auto& level : tree_.levels) {
      inner_ = first_ring(level);
      seat_level(level);
      inner_ = outer_ + ring_gap;
    }
    return std::move(seats_);
  }

 private:
  static Spot tile_for(const LayoutInput& input) {
    Spot tile;
    for (const LayoutNode& node : input.nodes) {
      tile.x = std::max(tile.x, room_of(node.width) + kGapAside);
      tile.y = std::max(tile.y, room_of(node.height) + kGapBelow);
    }
    return tile;
  }

  /// Where a level begins.  Lines from the focal point to an outer ring should not pass behind
  /// cards of an inner one: what is next to it stands on one ring, or on two in turn, unless a
  /// dense crowd is far smaller.
  [[nodiscard]] Unit first_ring(const std::vector<std::uint32_t>& level) const {
    if (tree_.depth[level.front()] != 1) return inner_;
    Unit length = 0;
    Unit area = 0;
    for (const std::uint32_t node : level) {
      const Spot room = room_for(node);
      length += stretch_of(node);
      area += kFlatness * room.x * room.y;
    }
    const Unit one_ring = std::max(inner_, length * 7 / 40);  // and room to move
    const Unit two_rings = std::max(inner_, one_ring / 2);
    const Unit crowd = root_above(inner_ * inner_ + area * 4 / 9);  // not all of it can be used
    if (one_ring <= crowd * 3 / 2) return one_ring;
    return two_rings <= crowd * 7 / 4 ? two_rings : inner_;
  }

  /// The part of a ring that a card takes up in the middle of its sector.
  [[nodiscard]] Unit stretch_of(std::uint32_t node) const {
    const std::int64_t angle = turned(tree_.sector[node].middle());
    const Unit sine = std::abs(sine_of(angle, kTurn)) + 1;
    const Unit cosine = std::abs(cosine_of(angle, kTurn)) + 1;
    const Spot room = room_for(node);
    return std::min(room.x * kOne / sine, kFlatness * room.y * kOne / cosine);
  }

  /// With its share of the gaps.
  [[nodiscard]] Spot room_for(std::uint32_t node) const {
    const LayoutNode& card = input_.nodes[node];
    return {room_of(card.width) + kGapAside, room_of(card.height) + kGapBelow};
  }

  /// Who can stand best comes first.  Places only get worse, so one that was found before is looked
  /// for again when its turn comes.
  void seat_level(const std::vector<std::uint32_t>& level) {
    using Turn = std::pair<Unit, std::size_t>;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    for (std::size_t i = 0; i < level.size(); ++i) turns.emplace(0, i);
    while (!turns.empty()) {
      const auto [cost, place] = turns.top();
      turns.pop();
      const Seat seat = best_seat(level[place]);
      if (seat.cost > cost) {
        turns.emplace(seat.cost, place);
      } else {
        take(level[place], seat);
      }
    }
  }

  void take(std::uint32_t node, const Seat& seat) {
    seats_.frames[node] = seat.frame;
    outer_ = std::max(outer_, seat.radius);
    seats_.ground.add_card(seat.frame);
    const std::uint32_t parent = tree_.parent[node];
    if (parent != kNone) seats_.ground.add_line({middle_of(parent), seat.frame.middle()});
  }

  [[nodiscard]] Seat best_seat(std::uint32_t node) const {
    if (tree_.depth[node] == 0) {
      Seat seat = seat_at(node, 0, {});
      seat.cost = 0;
      return seat;
    }
    const std::int64_t pixel = kTurn / around(inner_);
    const std::int64_t most = std::min(tree_.sector[node].span * 3 / 8, pixel * kMostAside);
    const int angles = most < pixel * kLeastAside ? 0 : kAngles;
    Seat best;
    try_angle(node, 0, best);
    for (int i = 1; i <= angles; ++i) {
      try_angle(node, most * i / angles, best);
      try_angle(node, -most * i / angles, best);
    }
    return best;
  }

  /// Outwards from the inner edge of the level to the first free place.
  void try_angle(std::uint32_t node, std::int64_t aside, Seat& best) const {
    const std::int64_t angle = turned(tree_.sector[node].middle() + aside);
    const Spot way{cosine_of(angle, kTurn), sine_of(angle, kTurn)};
    Seat seat = seat_at(node, inner_, way);
    while (const Frame* other = seats_.ground.touched_by(seat.frame.grown(kGapAside, kGapBelow))) {
      const Unit beyond = radius_beyond(*other, seat.frame, way);
      seat = seat_at(node, std::max(seat.radius + px(1), beyond), way);
      if (seat.radius >= best.cost) return;
    }
    seat.cost = seat.radius + cost_of_way(node, seat, aside);
    if (seat.cost >= best.cost) return;
    seat.cost += cost_of_contact(node, seat.frame);
    if (seat.cost < best.cost) best = seat;
  }

  /// \param way  sine and cosine of its angle
  [[nodiscard]] Seat seat_at(std::uint32_t node, Unit radius, Spot way) const {
    const Unit width = room_of(input_.nodes[node].width);
    const Unit height = room_of(input_.nodes[node].height);
    const Unit x = round_div(radius * way.x, kOne) - width / 2;
    const Unit y = round_div(radius * way.y, kOne * kFlatness) - height / 2;
    Seat seat;
    seat.radius = radius;
    seat.frame = {floor_to_half_pixel(x), floor_to_half_pixel(y), width, height};
    return seat;
  }

  /// The radius at which a card that moves outwards has left `other` behind.
  static Unit radius_beyond(const Frame& other, const Frame& frame, Spot way) {
    const Frame taken = other.grown(kGapAside + frame.width / 2, kGapBelow + frame.height / 2);
    const Unit x = way.x > 0 ? taken.right() : -taken.x;
    const Unit y = way.y > 0 ? taken.bottom() : -taken.y;
    return std::min(radius_at(x, std::abs(way.x)), radius_at(y * kFlatness, std::abs(way.y)));
  }

  /// The radius at which `share` of it is `distance`; shares that are next to nothing do not count.
  static Unit radius_at(Unit distance, Unit share) {
    if (share <= kOne / 4096) return std::numeric_limits<Unit>::max();
    return std::max<Unit>(distance, 0) * kOne / share + 1;
  }

  [[nodiscard]] Unit cost_of_way(std::uint32_t node, const Seat& seat, std::int64_t aside) const {
    const Unit arc = std::abs(aside) / (kTurn / around(seat.radius + 1) + 1);
    const std::uint32_t parent = tree_.parent[node];
    if (parent == kNone) return arc / kAsideShare;
    const Spot from = middle_of(parent);
    const Spot to = seat.frame.middle();
    const Unit width = to.x - from.x;
    const Unit height = to.y - from.y;
    return arc / kAsideShare + root_above(width * width + height * height) / kLineShare;
  }

  [[nodiscard]] Unit cost_of_contact(std::uint32_t node, const Frame& frame) const {
    const std::uint32_t parent = tree_.parent[node];
    if (parent == kNone) return 0;
    const Stroke line{middle_of(parent), frame.middle()};
    return kContact * (seats_.ground.lines_under(frame, line.from) +
                       seats_.ground.cards_under(line) + seats_.ground.lines_crossed(line));
  }

  [[nodiscard]] Spot middle_of(std::uint32_t node) const { return seats_.frames[node].middle(); }

  const LayoutInput& input_;
  const RadialTree& tree_;
  RadialSeats seats_;
  Unit inner_ = 0;  ///< Of the level that is being seated.
  Unit outer_ = 0;  ///< Of what is seated.
};

}  // namespace

RadialSeats seat_cards(const LayoutInput& input, const RadialTree& tree) {
  return Seater(input, tree).seat();
}

}  // namespace toposcope::graph
