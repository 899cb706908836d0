#pragma once

/// \file
/// Questions about a node that is in no clique, such as a host: its parts stand for it.

#include <vector>

#include "toposcope/graph/impact.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// A node that is in no clique itself, for which its parts stand.
struct StandIn {
  model::NodeId node;
  std::vector<model::NodeId> parts;  ///< All of them; ascending.
  std::vector<model::NodeId> hit;    ///< Those that are in a clique.
};

/// Where a question is asked.
struct AskedOf {
  store::GraphStore& store;
  const graph::CliqueEngine& engine;
  model::RevisionNumber at;  ///< Of the engine's snapshot.
  bool parts = true;         ///< Else each node stands for itself only.
};

struct PartsImpact {
  std::vector<StandIn> stand_ins;     ///< By node.
  std::vector<graph::Impacted> hits;  ///< With parts: those of all.
};

/// graph::impact() of what is lost; a node that is in no clique takes all below it along.
/// \retval kCancelled  options.stop was requested
/// \return any error of the store, unchanged
/// \par Complexity
/// graph::impact(), twice when there is a node in no clique; parts_of() of each such node.
[[nodiscard]] model::Result<PartsImpact> ask_with_parts(const AskedOf& where, graph::Overlay lost,
                                                        const graph::ImpactOptions& options);

}  // namespace toposcope::query
