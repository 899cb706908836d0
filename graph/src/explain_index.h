#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/graph/snapshot.h"

namespace toposcope::graph {

/// An end of a link.
enum class Side : std::uint8_t { kSource, kTarget };

[[nodiscard]] constexpr Side opposite(Side side) noexcept {
  return side == Side::kSource ? Side::kTarget : Side::kSource;
}

[[nodiscard]] inline model::NodeId end_of(const GraphSnapshot& snapshot, model::LinkId link,
                                          Side side) {
  return side == Side::kSource ? snapshot.source(link) : snapshot.target(link);
}

/// The links at each node, by side and link type: for questions about few nodes, whatever the
/// rules.
///
/// \par Complexity
/// O(N + L) to build; 8 bytes a node and 8 bytes a link.  Does not copy the snapshot: it must
/// outlive the index.
class LinkIndex {
 public:
  explicit LinkIndex(const GraphSnapshot& snapshot);

  /// Links with `node` at `side`, by (link type, link).
  [[nodiscard]] std::span<const model::LinkId> at(Side side, model::NodeId node) const;

  /// Those of one type, ascending.
  [[nodiscard]] std::span<const model::LinkId> at(Side side, model::NodeId node,
                                                  NameIndex type) const;

 private:
  struct Lists {
    std::vector<std::uint32_t> begin;  ///< By node, one more than nodes.
    std::vector<model::LinkId> links;
  };

  [[nodiscard]] Lists lists_of(Side side, std::span<const model::LinkId> by_type) const;
  [[nodiscard]] const Lists& lists(Side side) const {
    return side == Side::kSource ? at_source_ : at_target_;
  }

  const GraphSnapshot* snapshot_;
  Lists at_source_, at_target_;
};

}  // namespace toposcope::graph
