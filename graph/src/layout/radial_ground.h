#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "layout/frame.h"

namespace toposcope::graph {

/// A straight line.
struct Stroke {
  Spot from;
  Spot to;
};

/// What is taken: cards, and lines between their middles.
class RadialGround {
 public:
  /// \param tile  of the tiles by which things are found; best a little larger than cards
  explicit RadialGround(Spot tile) : tile_(tile) {}

  void add_card(const Frame& card);
  void add_line(const Stroke& line);

  /// A card over which `frame` would lie, or null; until the next card is added.
  [[nodiscard]] const Frame* touched_by(const Frame& frame) const;

  /// How many cards `line` passes; not those around its ends.  What reaches over several tiles may
  /// count several times, here and below.
  [[nodiscard]] int cards_under(const Stroke& line) const;

  /// How many lines pass behind `frame`; not those that begin at `parent`.
  [[nodiscard]] int lines_under(const Frame& frame, Spot parent) const;

  /// How many lines `line` crosses; not those at its beginning.
  [[nodiscard]] int lines_crossed(const Stroke& line) const;

 private:
  struct Tile {
    std::vector<Frame> cards;
    std::vector<Stroke> lines;  ///< The first ones only, when there are very many.
  };
  using Key = std::uint64_t;

  static Key key_of(Unit column, Unit row);
  template <typename Visit>
  void for_tiles_of(const Frame& frame, Visit visit) const;
  template <typename Visit>
  void for_tiles_of(const Stroke& line, Visit visit) const;
  [[nodiscard]] const Tile* find(Key key) const;

  Spot tile_;
  std::unordered_map<Key, Tile> tiles_;  ///< Never gone through: its order says nothing.
};

}  // namespace toposcope::graph
