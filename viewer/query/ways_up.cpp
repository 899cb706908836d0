#include "query/ways_up.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace toposcope::query {
namespace {

using model::LinkId;
using model::NodeId;

/// Nodes by descending depth.
std::vector<std::uint32_t> deepest_first(std::span<const float> depths) {
  std::vector<float> levels(depths.begin(), depths.end());
  std::sort(levels.begin(), levels.end(), std::greater<>());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<std::uint32_t> next(levels.size() + 1, 0);
  const auto level_of = [&](float depth) {
    const auto at = std::lower_bound(levels.begin(), levels.end(), depth, std::greater<>());
    return static_cast<std::size_t>(at - levels.begin());
  };
  for (const float depth : depths) ++next[level_of(depth) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<std::uint32_t> order(depths.size());
  for (std::uint32_t i = 0; i < depths.size(); ++i) order[next[level_of(depths[i])]++] = i;
  return order;
}

}  // namespace

WaysUp::WaysUp(const graph::GraphSnapshot& snapshot, const Neighbours& neighbours,
               const Ground& ground)
    : root_(snapshot.node_count()), set_of_(snapshot.node_count(), 0), sets_(1) {
  numbers_.emplace(Set(), 0);
  const std::span<const float> depths = ground.depths;
  join_levels(neighbours, ground);
  const std::vector<std::uint32_t> order = deepest_first(depths);
  std::vector<std::pair<std::uint32_t, SetId>> deeper;  // Root, a set that it leads to.
  for (std::size_t begin = 0; begin < order.size();) {
    deeper.clear();
    std::size_t end = begin;
    for (; end < order.size() && depths[order[end]] == depths[order[begin]]; ++end) {
      const NodeId node{order[end]};
      if (ground.marks[node.value] != kNotMarked) {
        deeper.emplace_back(root_[node.value], intern({ground.marks[node.value]}));
      }
      for (const LinkId link : neighbours.links_at(node)) {
        const std::uint32_t other = neighbours.other(link, node).value;
        const SetId set = set_of_[root_[other]];
        if (depths[other] > depths[node.value] && set != 0)
          deeper.emplace_back(root_[node.value], set);
      }
    }
    std::sort(deeper.begin(), deeper.end());
    deeper.erase(std::unique(deeper.begin(), deeper.end()), deeper.end());
    for (std::size_t i = 0; i < deeper.size();) {
      const std::size_t first = i;
      while (i < deeper.size() && deeper[i].first == deeper[first].first) ++i;
      if (i == first + 1) {
        set_of_[deeper[first].first] = deeper[first].second;
        continue;
      }
      Set all;
      for (std::size_t j = first; j < i; ++j) {
        const Set& one = sets_[deeper[j].second];
        all.insert(all.end(), one.begin(), one.end());
      }
      set_of_[deeper[first].first] = intern(std::move(all));
    }
    begin = end;
  }
}

void WaysUp::join_levels(const Neighbours& neighbours, const Ground& ground) {
  const std::span<const float> depths = ground.depths;
  std::iota(root_.begin(), root_.end(), 0U);
  for (std::uint32_t i = 0; i < root_.size(); ++i) {
    if (depths[i] >= ground.fabric_from) continue;
    for (const LinkId link : neighbours.links_at(NodeId{i})) {
      const std::uint32_t other = neighbours.other(link, NodeId{i}).value;
      if (other > i || depths[other] != depths[i]) continue;
      const std::uint32_t a = root(i);
      const std::uint32_t b = root(other);
      root_[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::uint32_t i = 0; i < root_.size(); ++i) root_[i] = root(i);
}

std::uint32_t WaysUp::root(std::uint32_t node) {
  while (root_[node] != node) {
    root_[node] = root_[root_[node]];
    node = root_[node];
  }
  return node;
}

WaysUp::SetId WaysUp::intern(Set set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  const auto [at, is_new] = numbers_.try_emplace(set, static_cast<SetId>(sets_.size()));
  if (is_new) sets_.push_back(std::move(set));
  return at->second;
}

bool WaysUp::leads(NodeId node, std::uint32_t mark) const {
  const auto set = from(node);
  return std::binary_search(set.begin(), set.end(), mark);
}

}  // namespace toposcope::query
