#pragma once

#include <set>

#include "toposcope/model/ids.h"

namespace toposcope::graph {

/// A what-if: nodes and links that are taken away for one question.  A node takes its links along.
struct Overlay {
  std::set<model::NodeId> nodes;
  std::set<model::LinkId> links;

  [[nodiscard]] bool empty() const noexcept { return nodes.empty() && links.empty(); }
};

}  // namespace toposcope::graph
