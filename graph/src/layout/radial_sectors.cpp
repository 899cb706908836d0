#include "layout/radial_sectors.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace toposcope::graph {
namespace {

constexpr std::int64_t kLeafWeight = 3;   ///< A leaf wants as much of the turn ...
constexpr std::int64_t kInnerWeight = 1;  ///< ... as so many nodes on the way.
constexpr int kSweeps = 8;

/// The way from one angle to another, at most half a turn either way.
std::int64_t way(std::int64_t from, std::int64_t to) {
  const std::int64_t turn = ((to - from) % kTurn + kTurn) % kTurn;
  return turn > kTurn / 2 ? turn - kTurn : turn;
}

class Sharing {
 public:
  Sharing(const LayoutInput& input, const std::vector<std::uint32_t>& order, RadialTree& tree)
      : order_(order), tree_(tree), weight_(input.nodes.size()) {
    for (std::size_t i = order.size(); i-- > 0;) {
      const std::uint32_t node = order[i];
      weight_[node] += tree.children[node].empty() ? kLeafWeight : kInnerWeight;
      if (tree.parent[node] != kNone) weight_[tree.parent[node]] += weight_[node];
    }
    std::vector<std::size_t> place(input.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    for (const LayoutLink& link : input.links) {
      const bool is_reached = tree.is_reached(link.source) && tree.is_reached(link.target);
      if (link.source != link.target && is_reached && !tree.is_branch(link)) {
        links_.push_back(link);
        if (place[link.source] > place[link.target]) {
          std::swap(links_.back().source, links_.back().target);
        }
      }
    }
  }

  void share() {
    set_sectors();
    std::int64_t best = length();
    auto children = tree_.children;
    for (int sweep = 0; sweep < kSweeps && best > 0; ++sweep) {
      sort_children(sweep % 2 == 0);
      set_sectors();
      const std::int64_t now = length();
      if (now >= best) continue;
      best = now;
      children = tree_.children;
    }
    tree_.children = std::move(children);
    set_sectors();
    turn_heaviest_right();
  }

 private:
  /// Children share the sector of their parent.
  void set_sectors() {
    for (const std::uint32_t node : order_) {
      const RadialSector whole = tree_.sector[node];
      std::int64_t all = 0;
      for (const std::uint32_t child : tree_.children[node]) all += weight_[child];
      std::int64_t before = 0;
      for (const std::uint32_t child : tree_.children[node]) {
        const std::int64_t first = part(whole.span, before, all);
        before += weight_[child];
        tree_.sector[child] = {whole.first + first, part(whole.span, before, all) - first};
      }
    }
  }

  /// `span` times `numerator` / `denominator`, without a product that is too large.
  static std::int64_t part(std::int64_t span, std::int64_t numerator, std::int64_t denominator) {
    return span / denominator * numerator + span % denominator * numerator / denominator;
  }

  /// Of all links beside the tree, along the turn.
  [[nodiscard]] std::int64_t length() const {
    std::int64_t sum = 0;
    for (const auto& [source, target] : links_) {
      sum += std::abs(way(tree_.sector[source].middle(), tree_.sector[target].middle())) / kScale;
    }
    return sum;
  }

  /// Each branch goes where its links beside the tree pull it.  Only one end of each moves, or both
  /// would change places.
  void sort_children(bool moves_later) {
    pull_.assign(weight_.size(), 0);
    pullers_.assign(weight_.size(), 0);
    for (const auto& [source, target] : links_) {
      moves_later ? draw(target, source) : draw(source, target);
    }
    for (const std::uint32_t node : order_) {
      auto& children = tree_.children[node];
      std::stable_sort(children.begin(), children.end(),
                       [this](std::uint32_t a, std::uint32_t b) { return wanted(a) < wanted(b); });
    }
  }

  /// `to` draws every branch with `node` that it is not in itself.
  void draw(std::uint32_t node, std::uint32_t to) {
    const std::int64_t angle = tree_.sector[to].middle();
    while (node != kNone) {
      const RadialSector& sector = tree_.sector[node];
      if (angle >= sector.first && angle < sector.first + sector.span) return;
      pull_[node] += way(sector.middle(), angle) / kScale;
      ++pullers_[node];
      node = tree_.parent[node];
    }
  }

  [[nodiscard]] std::int64_t wanted(std::uint32_t node) const {
    const std::int64_t middle = tree_.sector[node].middle() / kScale;
    return pullers_[node] == 0 ? middle : middle + pull_[node] / pullers_[node];
  }

  void turn_heaviest_right() {
    const auto& branches = tree_.children[order_.front()];
    if (branches.empty()) return;
    const std::uint32_t heaviest = *std::max_element(
        branches.begin(), branches.end(),
        [this](std::uint32_t a, std::uint32_t b) { return weight_[a] < weight_[b]; });
    const std::int64_t by = tree_.sector[heaviest].middle();
    for (RadialSector& sector : tree_.sector) sector.first -= by;
  }

  static constexpr std::int64_t kScale = std::int64_t{1} << 16;  ///< So that sums fit.

  const std::vector<std::uint32_t>& order_;
  RadialTree& tree_;
  std::vector<std::int64_t> weight_;   ///< By node: of its branch.
  std::vector<LayoutLink> links_;      ///< Beside the tree, from the node that was found first.
  std::vector<std::int64_t> pull_;     ///< By node: sum over its pullers.
  std::vector<std::int64_t> pullers_;  ///< By node.
};

}  // namespace

void share_turn(const LayoutInput& input, const std::vector<std::uint32_t>& order,
                RadialTree& tree) {
  Sharing(input, order, tree).share();
}

}  // namespace toposcope::graph
