#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/scene/cards.h"

namespace toposcope::scene {

/// Many lines of one type between two boxes that stand side by side, drawn as one trunk that
/// splits inside.
struct Bundle {
  std::vector<std::uint32_t> lines;  ///< Of CardGraph::lines, ascending.
  std::size_t links = 0;
  graph::LayoutRoute trunk;
};

struct Bundles {
  std::vector<Bundle> bundles;
  std::vector<std::uint32_t> of_line;  ///< Indexed by line: index of its bundle, or kNone.
};

/// Bundles of more than eight lines.  Lines in Warning or Error, down, directed or compared, and
/// those of the path that is asked about stay alone.
[[nodiscard]] Bundles find_bundles(const CardGraph& cards, const graph::Layout& layout);

/// What is left of a line's own route beside its trunk: from its source to the trunk, and from the
/// trunk to its target.
struct Splits {
  graph::LayoutRoute first, second;
};
[[nodiscard]] Splits splits_of(const graph::LayoutRoute& route, const graph::LayoutRoute& trunk);

}  // namespace toposcope::scene
