#include "layout/radial_tree.h"

#include <algorithm>
#include <utility>

#include "layout/radial_sectors.h"
#include "layout/tier_plan.h"

namespace toposcope::graph {
namespace {

using Numbers = std::vector<std::uint32_t>;

class TreeMaker {
 public:
  explicit TreeMaker(const LayoutInput& input) : input_(input), ranks_(natural_ranks(input.nodes)) {
    tree_.depth.assign(input.nodes.size(), kNone);
    tree_.parent.assign(input.nodes.size(), kNone);
    tree_.sector.resize(input.nodes.size());
    tree_.children.resize(input.nodes.size());
  }

  RadialTree make() {
    search();
    share_turn(input_, order_, tree_);
    add_unreached();
    sort_levels();
    return std::move(tree_);
  }

 private:
  void search() {
    std::vector<Numbers> neighbours(input_.nodes.size());
    for (const auto& [source, target] : input_.links) {
      neighbours[source].push_back(target);
      neighbours[target].push_back(source);
    }
    order_ = {input_.focal_point};
    tree_.depth[input_.focal_point] = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t node = order_[i];
      sort_by_rank(neighbours[node]);
      for (const std::uint32_t other : neighbours[node]) {
        if (tree_.depth[other] != kNone) continue;
        tree_.depth[other] = tree_.depth[node] + 1;
        tree_.parent[other] = node;
        tree_.children[node].push_back(other);
        order_.push_back(other);
      }
    }
  }

  void sort_by_rank(Numbers& nodes) const {
    std::sort(nodes.begin(), nodes.end(),
              [this](std::uint32_t a, std::uint32_t b) { return ranks_[a] < ranks_[b]; });
  }

  /// Beyond all others, dealt evenly around the turn.
  void add_unreached() {
    const std::uint32_t beyond = tree_.depth[order_.back()] + 1;
    Numbers rest;
    for (std::uint32_t i = 0; i < tree_.depth.size(); ++i) {
      if (tree_.depth[i] == kNone) rest.push_back(i);
    }
    if (rest.empty()) return;
    sort_by_rank(rest);
    const std::int64_t span = kTurn / static_cast<std::int64_t>(rest.size());
    std::int64_t first = 0;
    for (const std::uint32_t node : rest) {
      tree_.depth[node] = beyond;
      tree_.sector[node] = {first, span};
      first += span;
    }
    order_.insert(order_.end(), rest.begin(), rest.end());
  }

  void sort_levels() {
    for (const std::uint32_t node : order_) {
      const std::uint32_t depth = tree_.depth[node];
      if (tree_.levels.size() <= depth) tree_.levels.resize(depth + 1);
      tree_.levels[depth].push_back(node);
    }
    for (Numbers& level : tree_.levels) {
      std::sort(level.begin(), level.end(), [this](std::uint32_t a, std::uint32_t b) {
        return tree_.sector[a].first < tree_.sector[b].first;
      });
    }
  }

  const LayoutInput& input_;
  Numbers ranks_;
  Numbers order_;  ///< Of the search, then what it did not reach.
  RadialTree tree_;
};

}  // namespace

RadialTree make_radial_tree(const LayoutInput& input) { return TreeMaker(input).make(); }

}  // namespace toposcope::graph
