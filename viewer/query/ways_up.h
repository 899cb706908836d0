#pragma once

/// \file
/// Which of a few nodes lie on the way from each node into the infrastructure.

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "toposcope/graph/snapshot.h"

#include "query/neighbours.h"

namespace toposcope::query {

/// No number of a marked node.
inline constexpr std::uint32_t kNotMarked = static_cast<std::uint32_t>(-1);

/// A way up takes links in either direction, to deeper nodes; below the fabric also to nodes of the
/// same depth (the members of a bond), not within it: there everything is linked to everything.
///
/// \code
///   const WaysUp ways(snapshot, neighbours, {depths, marks, fabric_from});
///   ways.leads(instance, number_of_the_port);
/// \endcode
///
/// Equal answers are kept once: most nodes of a large graph have one of few.
/// \par Complexity
/// O((N + L) log N) to build when few nodes are marked; O(log marked) an answer.
class WaysUp {
 public:
  struct Ground {
    std::span<const float> depths;         ///< By NodeId.
    std::span<const std::uint32_t> marks;  ///< By NodeId: numbers from 0, else kNotMarked.
    float fabric_from = 0;                 ///< Nodes of this depth and deeper are fabric.
  };

  WaysUp(const graph::GraphSnapshot& snapshot, const Neighbours& neighbours, const Ground& ground);

  /// Nodes with the same answer have the same number; 0: no marked node.
  [[nodiscard]] std::uint32_t answer_of(model::NodeId node) const {
    return set_of_[root_[node.value]];
  }
  [[nodiscard]] std::span<const std::uint32_t> answer(std::uint32_t number) const {
    return sets_[number];
  }

  /// Numbers of the marked nodes that ways from `node` lead to, ascending; its own, too.
  [[nodiscard]] std::span<const std::uint32_t> from(model::NodeId node) const {
    return sets_[answer_of(node)];
  }

  [[nodiscard]] bool leads(model::NodeId node, std::uint32_t mark) const;

 private:
  using SetId = std::uint32_t;
  using Set = std::vector<std::uint32_t>;

  void join_levels(const Neighbours& neighbours, const Ground& ground);
  [[nodiscard]] std::uint32_t root(std::uint32_t node);
  [[nodiscard]] SetId intern(Set set);

  std::vector<std::uint32_t> root_;  ///< By node: stands for all that level links join.
  std::vector<SetId> set_of_;        ///< By node; right for roots.
  std::vector<Set> sets_;
  std::map<Set, SetId> numbers_;
};

}  // namespace toposcope::query
