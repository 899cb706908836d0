#include "layout/fabric_again.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "layout/tier_order.h"

namespace toposcope::graph {
namespace {

constexpr Unit kBottomless = std::numeric_limits<Unit>::max() / 4;

using Numbers = std::vector<std::uint32_t>;

/// A box or a free card that was there before.
struct Former {
  Unit y = 0;
  std::uint32_t container = 0;
  std::uint32_t card = kNone;
};

/// One stage of the fabric.
class StageReplacer {
 public:
  StageReplacer(const TierPlan& plan, const TierMemory& memory, const KeptTrack& column,
                Filling filling)
      : plan_(plan), memory_(memory), column_(column), seats_(filling.seats), out_(filling.out) {
    for (auto i = static_cast<std::uint32_t>(plan.lane_count); i < plan.containers.size(); ++i) {
      const Container& container = plan.containers[i];
      if (container.stage != column.track.stage) continue;
      (container.box == kNone ? free_rooms_ : boxes_).push_back(i);
    }
    for (std::size_t i = 0; i < plan.lane_count; ++i) {
      if (i == 0) top_ = bottom_ = out_.frames[i].y;
      top_ = std::min(top_, out_.frames[i].y);
      bottom_ = std::max(bottom_, out_.frames[i].bottom());
    }
  }

  void place() {
    const Track& track = column_.track;
    for (const std::uint32_t room : free_rooms_) {
      free_tracks_ = inner_tracks(plan_.containers[room], track, column_.was_at);
    }
    for (const KeptTrack& kept : free_tracks_) {
      Shelf& shelf = shelves_.emplace_back();
      seats_.block_pins(kept.track.x, kept.track.x + kept.track.width, shelf);
    }
    place_former();
    place_new_boxes();
    place_free_cards();
  }

 private:
  /// Strips for the cards of `container` inside `room`, which began at `was_at`: those in which its
  /// cards stood, and more where they fit.
  [[nodiscard]] std::vector<KeptTrack> inner_tracks(const Container& container, const Track& room,
                                                    std::optional<Unit> was_at) const {
    std::vector<KeptTrack> tracks;
    for (const std::uint32_t cell : container.cells) {
      const Unit width = card_width(plan_, cell);
      std::vector<Unit> offsets = former_offsets(cell, room.width - width, was_at);
      for (Unit more = offsets.back() + width + kColumnGap; more + width <= room.width;
           more += width + kColumnGap) {
        offsets.push_back(more);
      }
      for (const Unit offset : offsets) {
        KeptTrack kept{{container.stage, room.x + offset, width}, std::nullopt};
        if (was_at) kept.was_at = *was_at + offset;
        tracks.push_back(kept);
      }
    }
    return tracks;
  }

  /// Where cards of a cell stood in their room, from left to right; those of most cards when they
  /// are too near to each other.
  [[nodiscard]] std::vector<Unit> former_offsets(std::uint32_t cell, Unit last,
                                                 std::optional<Unit> was_at) const {
    std::map<Unit, Unit> counts{{0, std::numeric_limits<Unit>::max()}};
    for (const std::uint32_t card : plan_.cells[cell].cards) {
      const auto& was = memory_.cards[card];
      if (!was_at || !was || seats_.is_pinned(card)) continue;
      const Unit offset = was->x - *was_at;
      if (offset > 0 && offset <= last) ++counts[offset];
    }
    std::vector<std::pair<Unit, Unit>> by_count(counts.begin(), counts.end());
    std::stable_sort(by_count.begin(), by_count.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const Unit stride = card_width(plan_, cell) + kColumnGap;
    std::vector<Unit> offsets;
    for (const auto& [offset, count] : by_count) {
      const bool fits = std::none_of(offsets.begin(), offsets.end(), [&, at = offset](Unit other) {
        return std::abs(other - at) < stride;
      });
      if (fits) offsets.push_back(offset);
    }
    std::sort(offsets.begin(), offsets.end());
    return offsets;
  }

  /// The box at `y` and its cards.
  void place_box(std::uint32_t index, Unit y) {
    const Container& box = plan_.containers[index];
    const Track& track = column_.track;
    Frame& frame = out_.frames[index];
    frame = {track.x, y, track.width, 0};
    const Track inside{track.stage, track.x + box.margin, track.width - 2 * box.margin};
    SeatingRoom room{index, {}, 0, y + box.head_height + box.margin, 0};
    room.bottom = room.top;
    if (const auto& was = memory_.frames[index]) {
      room.tracks = inner_tracks(box, inside, was->x + box.margin);
      room.moved_by = y - was->y;
      room.bottom = std::max(room.top, was->bottom() + room.moved_by - box.margin);
      seats_.seat(room);
    } else {
      room.tracks = inner_tracks(box, inside, std::nullopt);
      seats_.seat_newcomers(room);
    }
    frame.height = box.framed(room.bottom - room.top);
    for (Shelf& shelf : shelves_) shelf.block(frame.y, frame.bottom());
    everything_.block(frame.y, frame.bottom());
  }

  [[nodiscard]] std::vector<Former> former() const {
    std::vector<Former> found;
    for (const std::uint32_t box : boxes_) {
      if (const auto& was = memory_.frames[box]) found.push_back({was->y, box, kNone});
    }
    for (const std::uint32_t card : waiting_cards()) {
      if (const auto& was = memory_.cards[card]) found.push_back({was->y, 0, card});
    }
    const auto place = [this](const Former& it) {
      return std::tuple(it.y, it.card == kNone ? 0 : plan_.rank[it.card] + 1, it.container);
    };
    std::sort(found.begin(), found.end(),
              [&](const Former& a, const Former& b) { return place(a) < place(b); });
    return found;
  }

  /// Free cards without a place, by name.
  [[nodiscard]] Numbers waiting_cards() const {
    Numbers cards;
    for (const std::uint32_t room : free_rooms_) {
      for (const std::uint32_t cell : plan_.containers[room].cells) {
        for (const std::uint32_t card : plan_.cells[cell].cards) {
          if (!seats_.is_seated(card)) cards.push_back(card);
        }
      }
    }
    std::sort(cards.begin(), cards.end(),
              [this](std::uint32_t a, std::uint32_t b) { return plan_.rank[a] < plan_.rank[b]; });
    return cards;
  }

  /// From top to bottom: boxes that have grown push what is below.
  void place_former() {
    std::optional<Unit> end_of_boxes;
    std::optional<Unit> end;
    for (const Former& it : former()) {
      const auto& pushed_by = it.card == kNone ? end : end_of_boxes;
      const Unit y = pushed_by && it.y < *pushed_by ? *pushed_by + kLaneGap : it.y;
      if (it.card == kNone) {
        place_box(it.container, y);
        end_of_boxes = out_.frames[it.container].bottom();
        end = std::max(end.value_or(y), *end_of_boxes);
      } else if (seat_former(it.card, y)) {
        end = std::max(end.value_or(y), y + plan_.height[it.card]);
      }
    }
  }

  bool seat_former(std::uint32_t card, Unit y) {
    const auto& was = memory_.cards[card];
    if (!was) return false;
    for (std::size_t i = 0; i < free_tracks_.size(); ++i) {
      if (free_tracks_[i].was_at != was->x) continue;
      if (!shelves_[i].is_free(y, y + plan_.height[card])) continue;
      seat(card, i, y);
      return true;
    }
    return false;
  }

  void seat(std::uint32_t card, std::size_t track, Unit y) {
    shelves_[track].block(y, y + plan_.height[card]);
    everything_.block(y, y + plan_.height[card]);
    seats_.put(card, {free_tracks_[track].track.x, y});
  }

  /// A box whose height is not certain beforehand stands below all others.
  void place_new_boxes() {
    for (const std::uint32_t index : boxes_) {
      if (memory_.frames[index]) continue;
      const Container& box = plan_.containers[index];
      std::vector<Unit> centres;
      if (box.head != kNone) add_centres(box.head, centres);
      for (const std::uint32_t cell : box.cells) {
        for (const std::uint32_t card : plan_.cells[cell].cards) add_centres(card, centres);
      }
      Want want = want_for(box.framed(seats_.content(index)), centres);
      want.gap = kLaneGap;
      if (!seats_.fits_rows(index, column_.track.width - 2 * box.margin)) {
        want.lowest = std::max(top_, everything_.end().value_or(top_));
        want.wish = std::max(want.wish, want.lowest);
      }
      place_box(index, find(everything_, want));
    }
  }

  void add_centres(std::uint32_t node, std::vector<Unit>& centres) const {
    const std::vector<Unit> more = seats_.centres_around(node, std::nullopt);
    centres.insert(centres.end(), more.begin(), more.end());
  }

  /// Something around the median of `centres`, not above the lanes.
  [[nodiscard]] Want want_for(Unit height, std::vector<Unit>& centres) const {
    const Unit centre = centres.empty() ? (top_ + bottom_) / 2 : median_of(centres);
    Want want;
    want.height = height;
    want.wish = std::max(top_, floor_to_half_pixel(centre - height / 2));
    want.lowest = top_;
    want.highest = kBottomless;
    want.step = kFabricPitch;
    return want;
  }

  /// There is always room: downwards it has no end.
  static Unit find(const Shelf& shelf, const Want& want) {
    return shelf.find(want).value_or(want.lowest);
  }

  void place_free_cards() {
    for (const std::uint32_t card : waiting_cards()) {
      std::vector<Unit> centres = seats_.centres_around(card, std::nullopt);
      Want want = want_for(plan_.height[card], centres);
      want.gap = kFabricPitch - kCardHeight;
      std::size_t best = 0;
      Unit top = kBottomless;
      for (std::size_t i = 0; i < shelves_.size(); ++i) {
        const Unit found = find(shelves_[i], want);
        if (std::abs(found - want.wish) >= std::abs(top - want.wish)) continue;
        top = found;
        best = i;
      }
      seat(card, best, top);
    }
  }

  const TierPlan& plan_;
  const TierMemory& memory_;
  const KeptTrack& column_;
  TierSeats& seats_;
  Placement& out_;
  Unit top_ = 0;  ///< Of all lanes.
  Unit bottom_ = 0;
  Numbers boxes_, free_rooms_;  ///< Containers of the stage.
  std::vector<KeptTrack> free_tracks_;
  std::vector<Shelf> shelves_;  ///< By free track.
  Shelf everything_;            ///< What a new box must not touch.
};

}  // namespace

void place_fabric_again(const TierPlan& plan, const TierMemory& memory, const KeptTracks& kept,
                        Filling filling) {
  for (const KeptTrack& column : kept.tracks) {
    if (column.track.stage < plan.lane_stages) continue;
    StageReplacer(plan, memory, column, filling).place();
  }
}

}  // namespace toposcope::graph
