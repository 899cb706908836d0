#include "layout/passages.h"

#include <algorithm>
#include <tuple>

namespace toposcope::graph {
namespace {

constexpr Unit kClearance = px(2);  ///< Between a line and the cards that it passes.

bool is_left_of(const Passages::Strip& strip, Unit x) { return strip.x < x; }

}  // namespace

bool Passages::Strip::is_blocked(Unit from, Unit to) const {
  const auto [low, high] = std::minmax(from, to);
  const auto found =
      std::lower_bound(cards.begin(), cards.end(), low - kClearance,
                       [](const Frame& card, Unit height) { return card.bottom() <= height; });
  return found != cards.end() && found->y < high + kClearance;
}

Passages::Passages(std::vector<Frame> cards) {
  std::sort(cards.begin(), cards.end(),
            [](const Frame& a, const Frame& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); });
  for (const Frame& card : cards) {
    if (strips_.empty() || strips_.back().x != card.x) strips_.push_back({card.x, 0, {}});
    strips_.back().right = std::max(strips_.back().right, card.right());
    strips_.back().cards.push_back(card);
  }
}

Passages::Strips Passages::between(Unit left, Unit right) const {
  Strips found;
  for (auto it = std::lower_bound(strips_.begin(), strips_.end(), left, is_left_of);
       it != strips_.end() && it->x < right; ++it) {
    if (it->right <= right) found.push_back(&*it);
  }
  return found;
}

Unit Passages::right_edge(Unit x) const {
  const auto it = std::lower_bound(strips_.begin(), strips_.end(), x, is_left_of);
  return it != strips_.end() && it->x == x ? it->right : x;
}

bool is_blocked(const Passages::Strips& strips, Unit height) {
  return std::any_of(strips.begin(), strips.end(), [height](const Passages::Strip* strip) {
    return strip->is_blocked(height, height);
  });
}

}  // namespace toposcope::graph
