#include "layout/shelf.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace toposcope::graph {
namespace {

/// The row of [low, high] that is nearest to the wish; rows are counted from `low`.
Unit nearest_row(const Want& want, Unit low, Unit high, bool ends_at_card) {
  const Unit wish = std::clamp(want.wish, low, high);
  if (want.is_exact) return wish;
  const Unit last = (high - low) / want.step;
  const Unit number = std::clamp<Unit>(round_div(wish - low, want.step), 0, last);
  const Unit row = low + number * want.step;
  // The last row may also lean on the card below.
  return ends_at_card && std::abs(high - wish) < std::abs(row - wish) ? high : row;
}

}  // namespace

void Shelf::block(Unit top, Unit bottom) {
  const auto first =
      std::lower_bound(taken_.begin(), taken_.end(), top,
                       [](const Span& span, Unit edge) { return span.bottom < edge; });
  auto last = first;
  Span joined{top, bottom};
  for (; last != taken_.end() && last->top <= bottom; ++last) {
    joined = {std::min(joined.top, last->top), std::max(joined.bottom, last->bottom)};
  }
  if (first == last) {
    taken_.insert(first, joined);
  } else {
    *first = joined;
    taken_.erase(first + 1, last);
  }
}

bool Shelf::is_free(Unit top, Unit bottom) const {
  const auto found =
      std::lower_bound(taken_.begin(), taken_.end(), top,
                       [](const Span& span, Unit edge) { return span.bottom <= edge; });
  return found == taken_.end() || found->top >= bottom;
}

std::optional<Unit> Shelf::end() const {
  if (taken_.empty()) return std::nullopt;
  return taken_.back().bottom;
}

std::optional<Unit> Shelf::find(const Want& want) const {
  std::optional<Unit> best;
  for (std::size_t i = 0; i <= taken_.size(); ++i) {
    Unit low = want.lowest;
    Unit high = want.highest;
    if (i > 0) low = std::max(low, taken_[i - 1].bottom + want.gap);
    const bool ends_at_card = i < taken_.size();
    if (ends_at_card) high = std::min(high, taken_[i].top - want.gap - want.height);
    if (low > high) continue;
    const Unit row = taken_.empty() ? std::clamp(want.wish, low, high)
                                    : nearest_row(want, low, high, ends_at_card);
    if (!best || std::abs(row - want.wish) < std::abs(*best - want.wish)) best = row;
  }
  return best;
}

}  // namespace toposcope::graph
