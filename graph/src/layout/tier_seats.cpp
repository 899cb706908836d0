#include "layout/tier_seats.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

#include "layout/tier_order.h"

namespace toposcope::graph {
namespace {

constexpr Unit kBottomless = std::numeric_limits<Unit>::max() / 4;

}  // namespace

TierSeats::TierSeats(const TierPlan& plan, const TierMemory& memory, Placement& out)
    : plan_(plan),
      memory_(memory),
      out_(out),
      rows_(plan_rows(plan)),
      pins_(pinned_cards(plan)),
      is_seated_(plan.input->nodes.size()) {
  for (std::uint32_t i = 0; i < pins_.size(); ++i) {
    if (const auto& pin = pins_[i]) {
      pinned_.push_back({pin->x, pin->y, plan.width[i], plan.height[i]});
      put(i, *pin);
    }
  }
}

void TierSeats::put(std::uint32_t card, Spot at) {
  out_.x[card] = at.x;
  out_.y[card] = at.y;
  is_seated_[card] = true;
}

void TierSeats::block_pins(Unit left, Unit right, Shelf& shelf) const {
  for (const Frame& pinned : pinned_) {
    if (pinned.x < right && pinned.right() > left) shelf.block(pinned.y, pinned.bottom());
  }
}

bool TierSeats::fits_rows(std::uint32_t container, Unit width) const {
  Unit needed = 0;
  for (const std::uint32_t cell : plan_.containers[container].cells) {
    needed = rows_.across[cell] * (card_width(plan_, cell) + kColumnGap) - kColumnGap;
  }
  return pinned_.empty() && needed <= width;
}

void TierSeats::open(const SeatingRoom& room) {
  shelves_.assign(room.tracks.size(), {});
  for (std::size_t i = 0; i < shelves_.size(); ++i) {
    const Track& track = room.tracks[i].track;
    block_pins(track.x, track.x + track.width, shelves_[i]);
  }
}

void TierSeats::seat(SeatingRoom& room) {
  open(room);
  seat_former(room);
  seat_rest(room);
}

std::vector<std::uint32_t> TierSeats::waiting_cards(const SeatingRoom& room) const {
  std::vector<std::uint32_t> cards;
  for (const std::uint32_t cell : plan_.containers[room.container].cells) {
    for (const std::uint32_t card : plan_.cells[cell].cards) {
      if (!is_seated_[card]) cards.push_back(card);
    }
  }
  return cards;
}

/// From top to bottom, so that of two that have come to overlap the upper one stays.
void TierSeats::seat_former(const SeatingRoom& room) {
  struct Former {
    Unit y = 0;
    std::uint32_t rank = 0;
    std::uint32_t card = 0;
    Unit x = 0;
  };
  std::vector<Former> former;
  for (const std::uint32_t card : waiting_cards(room)) {
    if (const auto& was = memory_.cards[card]) {
      former.push_back({was->y, plan_.rank[card], card, was->x});
    }
  }
  std::sort(former.begin(), former.end(), [](const Former& a, const Former& b) {
    return std::pair(a.y, a.rank) < std::pair(b.y, b.rank);
  });
  for (const auto& [y, rank, card, x] : former) {
    const Unit top = y + room.moved_by;
    const Unit bottom = top + plan_.height[card];
    for (std::size_t i = 0; i < room.tracks.size(); ++i) {
      const auto& [track, was_at] = room.tracks[i];
      if (track.stage != plan_.stage[card] || was_at != x) continue;
      if (top < room.top || bottom > room.bottom || !shelves_[i].is_free(top, bottom)) continue;
      shelves_[i].block(top, bottom);
      put(card, {track.x, top});
      break;
    }
  }
}

/// Outwards along links from what is seated, so that chains of new cards stand in a row.
std::vector<std::uint32_t> TierSeats::arrivals(const SeatingRoom& room) const {
  const std::vector<std::uint32_t> waiting = waiting_cards(room);
  std::vector<std::uint32_t> distance(is_seated_.size(), kNone);
  std::vector<std::uint32_t> queue;
  for (const std::uint32_t card : waiting) {
    if (centres_around(card, room.container).empty()) continue;
    distance[card] = 1;
    queue.push_back(card);
  }
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (const std::uint32_t other : plan_.neighbours(queue[i])) {
      const bool is_waiting =
          plan_.container[other] == room.container && !is_seated_[other] && !plan_.is_head(other);
      if (!is_waiting || distance[other] != kNone) continue;
      distance[other] = distance[queue[i]] + 1;
      queue.push_back(other);
    }
  }
  std::vector<std::uint32_t> order = waiting;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(distance[a], plan_.stage[a], plan_.rank[a]) <
           std::tuple(distance[b], plan_.stage[b], plan_.rank[b]);
  });
  return order;
}

void TierSeats::seat_rest(SeatingRoom& room) {
  if (waiting_cards(room).empty()) return;
  for (const std::uint32_t card : arrivals(room)) {
    Want want;
    want.wish = room.top;
    const Unit was_at = memory_.cards[card].value_or(Spot{0, kBottomless}).y + room.moved_by;
    if (was_at >= room.top && was_at < room.bottom) {
      want.wish = was_at;
    } else if (auto centres = centres_around(card, room.container); !centres.empty()) {
      want.wish = floor_to_half_pixel(median_of(centres) - plan_.height[card] / 2);
    }
    find_seat(room, card, want);
  }
}

void TierSeats::seat_newcomers(SeatingRoom& room) {
  open(room);
  room.bottom = std::max(room.bottom, room.top + content(room.container));
  for (const std::uint32_t cell : plan_.containers[room.container].cells) {
    const std::vector<std::uint32_t>& cards = plan_.cells[cell].cards;
    for (const Row& row : rows_.rows[cell]) {
      for (std::uint32_t i = row.begin; i < row.end; ++i) {
        if (is_seated_[cards[i]]) continue;
        Want want;
        want.wish =
            room.top + row.top + floor_to_half_pixel((row.height - plan_.height[cards[i]]) / 2);
        want.is_exact = true;
        find_seat(room, cards[i], want);
      }
    }
  }
}

void TierSeats::find_seat(SeatingRoom& room, std::uint32_t card, Want want) {
  const Container& container = plan_.containers[room.container];
  want.height = plan_.height[card];
  want.gap = container.gap();
  want.step = container.step(want.height);
  want.lowest = room.top;
  want.highest = room.bottom - want.height;
  if (try_tracks(room, card, want)) return;
  want.wish = std::max(room.top, room.bottom);
  want.highest = kBottomless;
  want.is_exact = false;
  try_tracks(room, card, want);
  room.bottom = std::max(room.bottom, out_.y[card] + want.height);
}

bool TierSeats::try_tracks(const SeatingRoom& room, std::uint32_t card, const Want& want) {
  std::optional<Unit> best;
  std::size_t best_track = 0;
  for (std::size_t i = 0; i < room.tracks.size(); ++i) {
    if (room.tracks[i].track.stage != plan_.stage[card]) continue;
    const std::optional<Unit> top = shelves_[i].find(want);
    if (!top) continue;
    if (best && std::abs(*top - want.wish) >= std::abs(*best - want.wish)) continue;
    best = top;
    best_track = i;
  }
  if (!best) return false;
  shelves_[best_track].block(*best, *best + want.height);
  put(card, {room.tracks[best_track].track.x, *best});
  return true;
}

std::vector<Unit> TierSeats::centres_around(std::uint32_t node,
                                            std::optional<std::uint32_t> container) const {
  std::vector<Unit> centres;
  for (const std::uint32_t other : plan_.neighbours(node)) {
    if (!is_seated_[other] || (container && plan_.container[other] != *container)) continue;
    centres.push_back(out_.y[other] + plan_.height[other] / 2);
  }
  return centres;
}

}  // namespace toposcope::graph
