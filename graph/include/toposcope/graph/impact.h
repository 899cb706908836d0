#pragma once

/// \file
/// What a failure takes away: which focal points hold these nodes, lose every path, or redundancy.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::graph {

/// How a focal point fares when the lost things are gone; DECISIONS.md "Impact" has the semantics.
enum class Loss : std::uint8_t {
  kNone,        ///< Its clique holds a lost thing, and it keeps what it had.
  kRedundancy,  ///< 2 or more disjoint paths to the required ends before, 1 after.
  kEveryPath,   ///< At least one path before, none after; or the focal point itself is lost.
};

struct Impacted {
  model::NodeId focal_point;
  std::uint32_t job = 0;
  std::vector<model::NodeId> lost_nodes;  ///< Of those asked for, the ones in its clique; ascending.
  Loss loss = Loss::kNone;                ///< Only with ImpactOptions::lost.
  std::uint32_t paths_before = 0;         ///< Node-disjoint paths to required ends, capped at 2.
  std::uint32_t paths_after = 0;
};

struct ImpactOptions {
  bool lost = false;  ///< Also compute Loss; costs a second walk and a flow per focal point.
  unsigned threads = 1;
};

/// Focal points whose cliques hold any of `lost`, in the order of CliqueEngine::run().
///
/// \par Complexity
/// One walk of the focal points that a backward walk of the rules' steps reaches from `lost`.
[[nodiscard]] std::vector<Impacted> impact(const CliqueEngine& engine, const Overlay& lost,
                                           const ImpactOptions& options = {});

}  // namespace toposcope::graph
