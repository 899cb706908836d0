#include <cmath>
#include <limits>

#include "toposcope/scene/hit_test.h"

namespace toposcope::scene {
namespace {

constexpr float kLeastStep = 4;  ///< What is less far away is not on that side.
constexpr float kAcross = 3;     ///< Going astray counts so much more than going far.
/// Within a column only the row counts, so that no card is passed over.
constexpr float kAcrossInColumn = 0.1F;

struct Step {
  float ahead = 0;   ///< In the direction of the key; not positive: behind.
  float across = 0;  ///< To its side.
};

Step step_to(const Rect& from, const Rect& to, Direction direction) {
  const float x = to.centre().x - from.centre().x;
  const float y = to.centre().y - from.centre().y;
  switch (direction) {
    case Direction::kLeft:
      return {-x, std::abs(y)};
    case Direction::kRight:
      return {x, std::abs(y)};
    case Direction::kUp:
      return {-y, std::abs(x)};
    case Direction::kDown:
      return {y, std::abs(x)};
  }
  return {};
}

/// The nearest of several cards on one side.
class Nearest {
 public:
  Nearest(const graph::Layout& layout, std::uint32_t from, Direction direction, float across)
      : layout_(layout), from_(from), direction_(direction), across_(across) {}

  void look_at(std::uint32_t card) {
    if (card == from_) return;
    const Step step = step_to(layout_.nodes[from_], layout_.nodes[card], direction_);
    if (step.ahead < kLeastStep) return;
    const float cost = step.ahead + across_ * step.across;
    if (cost >= best_) return;
    best_ = cost;
    card_ = card;
  }

  [[nodiscard]] std::optional<std::uint32_t> card() const { return card_; }

 private:
  const graph::Layout& layout_;
  std::uint32_t from_;
  Direction direction_;
  float across_;
  float best_ = std::numeric_limits<float>::max();
  std::optional<std::uint32_t> card_;
};

bool in_one_column(const Rect& a, const Rect& b) {
  return a.centre().x > b.x && a.centre().x < b.right() && b.centre().x > a.x &&
         b.centre().x < a.right();
}

}  // namespace

std::optional<std::uint32_t> next_card(const CardGraph& cards, const graph::Layout& layout,
                                       std::uint32_t from, Direction direction) {
  const bool level = direction == Direction::kLeft || direction == Direction::kRight;
  Nearest favoured(layout, from, direction, level ? kAcross : kAcrossInColumn);
  Nearest any(layout, from, direction, kAcross);
  if (level) {
    for (const Line& line : cards.lines) {
      if (line.source == from) favoured.look_at(line.target);
      if (line.target == from) favoured.look_at(line.source);
    }
  }
  for (std::uint32_t i = 0; i < cards.cards.size(); ++i) {
    any.look_at(i);
    if (!level && in_one_column(layout.nodes[from], layout.nodes[i])) favoured.look_at(i);
  }
  return favoured.card().has_value() ? favoured.card() : any.card();
}

}  // namespace toposcope::scene
