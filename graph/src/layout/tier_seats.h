#pragma once

#include <optional>
#include <span>
#include <vector>

#include "layout/shelf.h"
#include "layout/tier_memory.h"
#include "layout/tier_tracks.h"

namespace toposcope::graph {

/// The inside of a container while its cards are given places.
struct SeatingRoom {
  std::uint32_t container = 0;
  std::vector<KeptTrack> tracks;  ///< By stage, then by x.
  Unit moved_by = 0;              ///< Against where its cards were.
  Unit top = 0;                   ///< Of its content.
  Unit bottom = 0;                ///< Grows when there is no room left.
};

/// Gives the cards of a container places: pinned ones where they are pinned, then those that were
/// there before, unless something stands in their way, then all others in the nearest free rows.
class TierSeats {
 public:
  TierSeats(const TierPlan& plan, const TierMemory& memory, Placement& out);

  void seat(SeatingRoom& room);

  /// Seats the cards of a container that was not there before, as if nothing were pinned.
  void seat_newcomers(SeatingRoom& room);

  /// Height that the content of a container would have on its own.
  [[nodiscard]] Unit content(std::uint32_t container) const { return rows_.content[container]; }

  /// Whether that content is certain to fit into `width`: nothing is pinned that could be in the
  /// way.
  [[nodiscard]] bool fits_rows(std::uint32_t container, Unit width) const;

  /// Blocks what is pinned between two x.
  void block_pins(Unit left, Unit right, Shelf& shelf) const;

  [[nodiscard]] bool is_pinned(std::uint32_t card) const { return pins_[card].has_value(); }
  [[nodiscard]] bool is_seated(std::uint32_t node) const { return is_seated_[node]; }
  /// \pre the card has no place yet
  void put(std::uint32_t card, Spot at);

  /// Centres of the seated neighbours of `node`, of those in one container only when it is given.
  [[nodiscard]] std::vector<Unit> centres_around(std::uint32_t node,
                                                 std::optional<std::uint32_t> container) const;

 private:
  void open(const SeatingRoom& room);
  void seat_former(const SeatingRoom& room);
  void seat_rest(SeatingRoom& room);
  [[nodiscard]] std::vector<std::uint32_t> waiting_cards(const SeatingRoom& room) const;
  [[nodiscard]] std::vector<std::uint32_t> arrivals(const SeatingRoom& room) const;
  void find_seat(SeatingRoom& room, std::uint32_t card, Want want);
  bool try_tracks(const SeatingRoom& room, std::uint32_t card, const Want& want);

  const TierPlan& plan_;
  const TierMemory& memory_;
  Placement& out_;
  RowPlan rows_;
  std::vector<std::optional<Spot>> pins_;  ///< By node.
  std::vector<Frame> pinned_;
  std::vector<bool> is_seated_;  ///< By node; heads never are.
  std::vector<Shelf> shelves_;   ///< By track of the room at hand.
};

}  // namespace toposcope::graph
