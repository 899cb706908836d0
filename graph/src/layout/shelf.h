#pragma once

#include <optional>
#include <vector>

#include "layout/units.h"

namespace toposcope::graph {

/// What is wanted of a Shelf.
struct Want {
  Unit height = 0;
  Unit wish = 0;    ///< For the upper edge.
  Unit lowest = 0;  ///< The upper edge is in [lowest, highest].
  Unit highest = 0;
  Unit gap = 0;           ///< To what is there.
  Unit step = 0;          ///< From row to row.
  bool is_exact = false;  ///< Rows do not matter, the wish does.
};

/// What stands below each other in a strip; finds room for more.
class Shelf {
 public:
  void block(Unit top, Unit bottom);

  [[nodiscard]] bool is_free(Unit top, Unit bottom) const;

  /// The lower end of all that is there.
  [[nodiscard]] std::optional<Unit> end() const;

  /// The free upper edge that is nearest to the wish, the upper one of two.  Beside what is there,
  /// rows are counted from it, so that room is not broken up; an empty shelf has no rows.
  [[nodiscard]] std::optional<Unit> find(const Want& want) const;

 private:
  struct Span {
    Unit top = 0;
    Unit bottom = 0;
  };

  std::vector<Span> taken_;  ///< From top to bottom, not touching.
};

}  // namespace toposcope::graph
