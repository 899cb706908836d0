#pragma once

/// \file
/// What a failure takes away: which focal points hold these nodes, lose every path, or redundancy.
/// What the words mean is settled in graph/IMPACT.md.
///
/// \code
///   for (const Impacted& one : impact(engine, {{spine}, {}}, {.lost = true, .threads = 2})) {
///     if (one.loss == Loss::kEveryPath) alarm(one.focal_point);
///   }
/// \endcode

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::graph {

/// How a focal point fares when the lost things are gone.
enum class Loss : std::uint8_t {
  kKept,        ///< Its clique holds a lost thing, and it keeps what it had.
  kRedundancy,  ///< 2 or more disjoint paths to the required ends before, 1 after.
  kEveryPath,   ///< At least one path before, none after; or the focal point itself is lost.
};

/// One clique that holds a lost thing.
struct Impacted {
  model::NodeId focal_point;
  std::uint32_t job = 0;  ///< Index into CliqueEngine::jobs().
  /// Of the nodes asked for, the ones in its clique; ascending.  Empty when it holds lost links
  /// only.
  std::vector<model::NodeId> lost_nodes;
  Loss loss = Loss::kKept;         ///< Only with ImpactOptions::lost, as are the two numbers below.
  std::uint32_t paths_before = 0;  ///< Node-disjoint paths to required ends, capped at 2.
  std::uint32_t paths_after = 0;
};

struct ImpactOptions {
  bool lost = false;     ///< Also compute Loss; costs a second walk and a flow per focal point.
  unsigned threads = 1;  ///< At least 1; the answer does not depend on it.
  std::stop_token stop = {};
  /// Focal points that may be hit; called from the calling thread.
  std::function<void(std::size_t done, std::size_t total)> progress = {};
};

/// Cliques that hold any of `lost`, in the order of CliqueEngine::run().
///
/// When ImpactOptions::stop was requested: those found until then.
///
/// What the engine leaves out already (EngineOptions::without) is gone before and after.
///
/// \par Complexity
/// O(N + L) to find links by node; one walk for each focal point that a backward walk of the rules'
/// steps reaches from `lost`, and with ImpactOptions::lost two more and two flows for each that is
/// hit.
/// \par Thread safety
/// May run at the same time as other const use of the engine.
[[nodiscard]] std::vector<Impacted> impact(const CliqueEngine& engine, const Overlay& lost,
                                           const ImpactOptions& options = {});

}  // namespace toposcope::graph
