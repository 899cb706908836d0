#pragma once

/// \file
/// Links by node, whatever their type and direction.

#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/graph/snapshot.h"

namespace toposcope::query {

/// The links at each node of a snapshot.
///
/// \code
///   const Neighbours neighbours(snapshot);
///   for (const model::LinkId link : neighbours.links_at(node)) visit(neighbours.other(link,
///   node));
/// \endcode
///
/// \par Complexity
/// O(N + L) to build; 4 bytes a node and 8 bytes a link.
/// \par Thread safety
/// const members may run at the same time.
class Neighbours {
 public:
  /// \param snapshot  must outlive this
  explicit Neighbours(const graph::GraphSnapshot& snapshot);

  /// Ascending; a link that ends twice at the node comes once.
  [[nodiscard]] std::span<const model::LinkId> links_at(model::NodeId node) const {
    return std::span(links_).subspan(begin_[node.value],
                                     begin_[node.value + 1] - begin_[node.value]);
  }

  /// The far end of a link at `node`.
  [[nodiscard]] model::NodeId other(model::LinkId link, model::NodeId node) const {
    const model::NodeId source = snapshot_->source(link);
    return source == node ? snapshot_->target(link) : source;
  }

 private:
  const graph::GraphSnapshot* snapshot_;
  std::vector<std::uint32_t> begin_;  ///< By node, one more than nodes.
  std::vector<model::LinkId> links_;
};

}  // namespace toposcope::query
