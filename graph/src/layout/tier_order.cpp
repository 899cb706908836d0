#include "layout/tier_order.h"

#include <algorithm>
#include <utility>

namespace toposcope::graph {
namespace {

constexpr int kSweeps = 8;
constexpr Unit kRoomOfCard = 1024;  ///< Positions are not pixels: only their order matters.

/// Where each node stands from top to bottom on a scale that all stages share.
class Positions {
 public:
  explicit Positions(const TierPlan& plan)
      : plan_(plan), tops_(plan.containers.size()), rooms_(plan.containers.size()) {
    const Unit height = stack(0, plan.lane_count);
    for (std::size_t i = plan.lane_count; i < plan.containers.size();) {
      std::size_t end = i;
      while (end < plan.containers.size() &&
             plan.containers[end].stage == plan.containers[i].stage) {
        ++end;
      }
      stretch(i, end, stack(i, end), std::max(height, kRoomOfCard));
      i = end;
    }
    at_.resize(plan.input->nodes.size());
    for (std::size_t node = 0; node < at_.size(); ++node) {
      if (plan.cell[node] == kNone) at_[node] = tops_[plan.container[node]];
    }
    for (const Cell& cell : plan.cells) update(cell);
  }

  [[nodiscard]] Unit operator[](std::uint32_t node) const { return at_[node]; }

  void update(const Cell& cell) {
    const auto count = static_cast<Unit>(cell.cards.size());
    for (std::size_t i = 0; i < cell.cards.size(); ++i) {
      at_[cell.cards[i]] = tops_[cell.container] +
                           rooms_[cell.container] * (2 * static_cast<Unit>(i) + 1) / (2 * count);
    }
  }

 private:
  Unit stack(std::size_t begin, std::size_t end) {
    Unit top = 0;
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t most = 1;
      for (const std::uint32_t cell : plan_.containers[i].cells) {
        most = std::max(most, plan_.cells[cell].cards.size());
      }
      tops_[i] = top;
      rooms_[i] = static_cast<Unit>(most) * kRoomOfCard;
      top += rooms_[i];
    }
    return top;
  }

  void stretch(std::size_t begin, std::size_t end, Unit from, Unit to) {
    for (std::size_t i = begin; i < end; ++i) {
      tops_[i] = tops_[i] * to / from;
      rooms_[i] = std::max<Unit>(rooms_[i] * to / from, 1);
    }
  }

  const TierPlan& plan_;
  std::vector<Unit> tops_, rooms_;  ///< By container.
  std::vector<Unit> at_;            ///< By node.
};

/// Ends of a link, by stages from left to right.
struct Ends {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};

/// Counts inversions by merging sorted runs.
class InversionCounter {
 public:
  explicit InversionCounter(std::vector<Unit> values)
      : from_(std::move(values)), to_(from_.size()) {}

  std::size_t count() {
    for (std::size_t width = 1; width < from_.size(); width *= 2) {
      for (std::size_t begin = 0; begin < from_.size(); begin += 2 * width) merge(begin, width);
      std::swap(from_, to_);
    }
    return count_;
  }

 private:
  /// Merges two runs of `width` that stand beside each other.
  void merge(std::size_t begin, std::size_t width) {
    const std::size_t middle = std::min(begin + width, from_.size());
    const std::size_t end = std::min(begin + 2 * width, from_.size());
    std::size_t left = begin;
    std::size_t right = middle;
    for (std::size_t i = begin; i < end; ++i) {
      if (left < middle && (right == end || from_[left] <= from_[right])) {
        to_[i] = from_[left++];
      } else {
        to_[i] = from_[right++];
        count_ += middle - left;
      }
    }
  }

  std::vector<Unit> from_, to_;
  std::size_t count_ = 0;
};

/// Links between different stages, grouped by the pair of stages.
class LinkGroups {
 public:
  explicit LinkGroups(const TierPlan& plan) {
    for (const LayoutLink& link : plan.input->links) {
      Ends ends{link.source, link.target};
      const std::uint32_t a = plan.stage[ends.left];
      const std::uint32_t b = plan.stage[ends.right];
      if (a == kNone || b == kNone || a == b) continue;
      if (a > b) std::swap(ends.left, ends.right);
      links_.push_back(ends);
    }
    const auto stages = [&](const Ends& ends) {
      return std::pair(plan.stage[ends.left], plan.stage[ends.right]);
    };
    std::stable_sort(links_.begin(), links_.end(),
                     [&](const Ends& a, const Ends& b) { return stages(a) < stages(b); });
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (i == 0 || stages(links_[i - 1]) != stages(links_[i])) starts_.push_back(i);
    }
    starts_.push_back(links_.size());
  }

  [[nodiscard]] std::size_t crossings(const Positions& at) const {
    std::size_t count = 0;
    std::vector<std::pair<Unit, Unit>> lines;
    for (std::size_t group = 0; group + 1 < starts_.size(); ++group) {
      lines.clear();
      for (std::size_t i = starts_[group]; i < starts_[group + 1]; ++i) {
        lines.emplace_back(at[links_[i].left], at[links_[i].right]);
      }
      std::sort(lines.begin(), lines.end());
      std::vector<Unit> right_ends;
      right_ends.reserve(lines.size());
      for (const auto& line : lines) right_ends.push_back(line.second);
      count += InversionCounter(std::move(right_ends)).count();
    }
    return count;
  }

 private:
  std::vector<Ends> links_;
  std::vector<std::size_t> starts_;
};

/// One sweep after the other.
class Sweeper {
 public:
  explicit Sweeper(TierPlan& plan) : plan_(plan), at_(plan), wishes_(plan.input->nodes.size()) {}

  [[nodiscard]] const Positions& positions() const { return at_; }

  void to_the_right() {
    for (Cell& cell : plan_.cells) reorder(cell, /*look_left=*/true);
  }

  void to_the_left() {
    for (std::size_t i = plan_.cells.size(); i-- > 0;) {
      reorder(plan_.cells[i], /*look_left=*/false);
    }
  }

 private:
  void reorder(Cell& cell, bool look_left) {
    for (const std::uint32_t card : cell.cards) wishes_[card] = wish(card, look_left);
    std::sort(cell.cards.begin(), cell.cards.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(wishes_[a], plan_.rank[a]) < std::pair(wishes_[b], plan_.rank[b]);
    });
    at_.update(cell);
  }

  /// The median of the neighbours on one side, else of those in the same stage, else where it is.
  [[nodiscard]] Unit wish(std::uint32_t card, bool look_left) {
    beside_.clear();
    level_.clear();
    const std::uint32_t stage = plan_.stage[card];
    for (const std::uint32_t other : plan_.neighbours(card)) {
      const std::uint32_t there = plan_.stage[other];
      if (there == kNone) continue;
      if (there == stage) level_.push_back(at_[other]);
      if (there != stage && (there < stage) == look_left) beside_.push_back(at_[other]);
    }
    if (!beside_.empty()) return median_of(beside_);
    return level_.empty() ? at_[card] : median_of(level_);
  }

  TierPlan& plan_;
  Positions at_;
  std::vector<Unit> wishes_;  ///< By node.
  std::vector<Unit> beside_, level_;
};

}  // namespace

Unit median_of(std::vector<Unit>& values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  if (values.size() % 2 == 1) return values[half];
  return floor_div(values[half - 1] + values[half], 2);
}

std::size_t count_crossings(const TierPlan& plan) {
  return LinkGroups(plan).crossings(Positions(plan));
}

void order_cards(TierPlan& plan) {
  const LinkGroups links(plan);
  Sweeper sweeper(plan);
  std::size_t fewest = links.crossings(sweeper.positions());
  std::vector<Cell> best = plan.cells;
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    if (sweep % 2 == 0) {
      sweeper.to_the_right();
    } else {
      sweeper.to_the_left();
    }
    const std::size_t crossings = links.crossings(sweeper.positions());
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = plan.cells;
  }
  plan.cells = std::move(best);
}

}  // namespace toposcope::graph
