#include "layout/radial_tree.h"

#include <algorithm>

#include "layout/tier_plan.h"

namespace toposcope::graph {
namespace {

using Numbers = std::vector<std::uint32_t>;

class TreeMaker {
 public:
  explicit TreeMaker(const LayoutInput& input)
      : input_(input), ranks_(natural_ranks(input.nodes)), children_(input.nodes.size()) {
    tree_.depth.assign(input.nodes.size(), kNone);
    tree_.parent.assign(input.nodes.size(), kNone);
    tree_.middle.resize(input.nodes.size());
  }

  RadialTree make() {
    search();
    add_unreached();
    const std::vector<std::int64_t> leaves = count_leaves();
    std::int64_t all = 0;
    for (const std::uint32_t root : roots_) all += leaves[root];
    tree_.whole = 2 * std::max<std::int64_t>(all, 1);
    share_turn(leaves);
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
    roots_ = {input_.focal_point};
    tree_.depth[input_.focal_point] = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t node = order_[i];
      sort_by_rank(neighbours[node]);
      for (const std::uint32_t other : neighbours[node]) {
        if (tree_.depth[other] != kNone) continue;
        tree_.depth[other] = tree_.depth[node] + 1;
        tree_.parent[other] = node;
        children_[node].push_back(other);
        order_.push_back(other);
      }
    }
  }

  void sort_by_rank(Numbers& nodes) const {
    std::sort(nodes.begin(), nodes.end(),
              [this](std::uint32_t a, std::uint32_t b) { return ranks_[a] < ranks_[b]; });
  }

  /// Each in a sector of its own, beyond all others.
  void add_unreached() {
    const std::uint32_t beyond = tree_.depth[order_.back()] + 1;
    for (std::uint32_t i = 0; i < tree_.depth.size(); ++i) {
      if (tree_.depth[i] != kNone) continue;
      tree_.depth[i] = beyond;
      roots_.push_back(i);
    }
    Numbers rest(roots_.begin() + 1, roots_.end());
    sort_by_rank(rest);
    std::copy(rest.begin(), rest.end(), roots_.begin() + 1);
    order_.insert(order_.end(), rest.begin(), rest.end());
  }

  /// In the search's order children come after their parents.
  [[nodiscard]] std::vector<std::int64_t> count_leaves() const {
    std::vector<std::int64_t> leaves(tree_.depth.size());
    for (std::size_t i = order_.size(); i-- > 0;) {
      const std::uint32_t node = order_[i];
      if (children_[node].empty()) leaves[node] = 1;
      if (tree_.parent[node] != kNone) leaves[tree_.parent[node]] += leaves[node];
    }
    return leaves;
  }

  void share_turn(const std::vector<std::int64_t>& leaves) {
    std::vector<std::int64_t> first(leaves.size());  // leaf of its sector
    std::int64_t next = 0;
    for (const std::uint32_t root : roots_) {
      first[root] = next;
      next += leaves[root];
    }
    for (const std::uint32_t node : order_) {
      tree_.middle[node] = 2 * first[node] + leaves[node];
      std::int64_t leaf = first[node];
      for (const std::uint32_t child : children_[node]) {
        first[child] = leaf;
        leaf += leaves[child];
      }
    }
  }

  void sort_levels() {
    for (const std::uint32_t node : order_) {
      const std::uint32_t depth = tree_.depth[node];
      if (tree_.levels.size() <= depth) tree_.levels.resize(depth + 1);
      tree_.levels[depth].push_back(node);
    }
    for (Numbers& level : tree_.levels) {
      std::sort(level.begin(), level.end(), [this](std::uint32_t a, std::uint32_t b) {
        return tree_.middle[a] < tree_.middle[b];
      });
    }
  }

  const LayoutInput& input_;
  Numbers ranks_;
  std::vector<Numbers> children_;
  Numbers order_;  ///< Of the search, then what it did not reach.
  Numbers roots_;  ///< The focal point, then what was not reached.
  RadialTree tree_;
};

}  // namespace

RadialTree make_radial_tree(const LayoutInput& input) { return TreeMaker(input).make(); }

}  // namespace toposcope::graph
