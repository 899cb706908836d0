#pragma once

#include <map>
#include <utility>
#include <vector>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Rectangles of a drawing that are taken, so that nothing is written over something else.
class TakenPlaces {
 public:
  void take(const Rect& place);
  [[nodiscard]] bool is_free(const Rect& place) const;

 private:
  /// Calls `visit` with the number of each cell of a grid that a rectangle touches, until it
  /// returns false.
  template <typename Visit>
  static bool each_cell(const Rect& place, const Visit& visit);

  std::map<std::pair<int, int>, std::vector<Rect>> cells_;
};

}  // namespace toposcope::scene
