#pragma once

#include <string>
#include <vector>

#include "toposcope/discovery/scan.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {

/// Reports of source "scan" about objects below which something was not reached.
struct ReachedParents {
  std::string environment;
  const std::vector<FetchFailure>& failures;
  const std::vector<std::string>& reached;  ///< FetchLog::reached().
  model::RevisionNumber before = 0;         ///< The newest revision before this scan.
  model::UtcMicros now{};
};

/// Marks what was not reached as stale, and as right again what is.  A folder stands for its host.
[[nodiscard]] model::Status report_reached(store::GraphStore& store, const ReachedParents& parents);

}  // namespace toposcope::discovery
