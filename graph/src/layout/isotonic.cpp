#include "layout/isotonic.h"

#include <algorithm>
#include <cstddef>

namespace toposcope::graph {
namespace {

/// Things that touch and so share one shift against their packed places.
struct Pool {
  Unit weight = 0;
  Unit weighted_shift = 0;
  std::size_t size = 0;

  /// Compares mean shifts without dividing.
  [[nodiscard]] bool is_below(const Pool& next) const {
    return weighted_shift * next.weight > next.weighted_shift * weight;
  }

  void absorb(const Pool& next) {
    weight += next.weight;
    weighted_shift += next.weighted_shift;
    size += next.size;
  }
};

}  // namespace

std::vector<Unit> place_in_order(std::span<const Wish> wishes, Unit lowest, Unit highest) {
  std::vector<Pool> pools;
  std::vector<Unit> packed;  // upper edges when all touch, the first one at 0
  Unit offset = 0;
  for (const Wish& wish : wishes) {
    packed.push_back(offset);
    Pool pool{wish.weight, wish.weight * (wish.top - offset), 1};
    for (; !pools.empty() && pools.back().is_below(pool); pools.pop_back()) {
      Pool joined = pools.back();
      joined.absorb(pool);
      pool = joined;
    }
    pools.push_back(pool);
    offset += wish.step;
  }
  std::vector<Unit> tops;
  for (const Pool& pool : pools) {
    const Unit wished = floor_to_half_pixel(floor_div(pool.weighted_shift, pool.weight));
    const Unit shift = std::max(lowest, std::min(wished, highest - packed.back()));
    for (std::size_t i = 0; i < pool.size; ++i) tops.push_back(packed[tops.size()] + shift);
  }
  return tops;
}

}  // namespace toposcope::graph
