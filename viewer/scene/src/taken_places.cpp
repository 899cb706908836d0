#include "taken_places.h"

#include <algorithm>
#include <cmath>

namespace toposcope::scene {
namespace {

constexpr float kCell = 128;

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

int cell_of(float at) { return static_cast<int>(std::floor(at / kCell)); }

}  // namespace

template <typename Visit>
bool TakenPlaces::each_cell(const Rect& place, const Visit& visit) {
  for (int x = cell_of(place.x); x <= cell_of(place.right()); ++x) {
    for (int y = cell_of(place.y); y <= cell_of(place.bottom()); ++y) {
      if (!visit(std::pair(x, y))) return false;
    }
  }
  return true;
}

void TakenPlaces::take(const Rect& place) {
  each_cell(place, [&](const std::pair<int, int>& cell) {
    cells_[cell].push_back(place);
    return true;
  });
}

bool TakenPlaces::is_free(const Rect& place) const {
  return each_cell(place, [&](const std::pair<int, int>& cell) {
    const auto found = cells_.find(cell);
    return found == cells_.end() ||
           std::none_of(found->second.begin(), found->second.end(),
                        [&](const Rect& taken) { return overlap(taken, place); });
  });
}

}  // namespace toposcope::scene
