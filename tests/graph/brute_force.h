#pragma once

/// \file
/// The rules of cliques once more, slow and obvious: the oracle for the engine.  Shares no code
/// with it; maps and sets of texts only.

#include <set>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

#include "graph/plain_inventory.h"

namespace toposcope::testing {

/// What is left out, by key.
struct PlainOverlay {
  std::set<std::string> nodes;
  std::set<std::string> links;
};

/// Every clique, in the documented order of CliqueEngine::run().
[[nodiscard]] std::vector<PlainClique> brute_force(const PlainInventory& inventory,
                                                   graph::Semantics semantics, graph::Tie tie,
                                                   const PlainOverlay& without = {});

}  // namespace toposcope::testing
