#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "layout/drawing.h"

namespace toposcope::testing {

/// Drawings with all that a layout has to cope with: lanes with and without head, empty ones, free
/// cards, switches, several stages of fabric, columns long enough to wrap, cards of all sizes,
/// equal names, parallel links, loops, links across lanes and to heads.  The same seed gives the
/// same drawing everywhere.
class RandomDrawing {
 public:
  explicit RandomDrawing(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] Drawing make();

  /// `drawing` with a few cards more and a few less.
  [[nodiscard]] Drawing changed(const Drawing& drawing);

  /// The same drawing with nodes and links in another order.
  [[nodiscard]] Drawing shuffled(const Drawing& drawing);

  /// Pins a few cards somewhere among the others.
  void add_pins(Drawing& drawing);

  /// A number below `end`; std::uniform_int_distribution differs between libraries.
  std::uint32_t below(std::size_t end) { return static_cast<std::uint32_t>(random_() % end); }

 private:
  bool chance(unsigned percent) { return below(100) < percent; }
  void add_lanes(Drawing& drawing);
  void add_fabric(Drawing& drawing);
  void add_card(Drawing& drawing, std::uint32_t column, const std::string& box);
  void add_links(Drawing& drawing, std::size_t count);

  std::mt19937_64 random_;
  std::size_t cards_ = 0;
};

}  // namespace toposcope::testing
