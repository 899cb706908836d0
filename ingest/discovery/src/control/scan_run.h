#pragma once

#include <stop_token>

#include "toposcope/discovery/scan.h"

#include "engine/registry.h"

namespace toposcope::discovery {

/// What a scan asks, and by which fetchers.
struct ScanMeans {
  const SourceSet& sources;
  const FetcherRegistry& fetchers;
};

/// run_scan() with fetchers of the caller.
[[nodiscard]] model::Result<ScanOutcome> run_scan_with(store::GraphStore& store,
                                                       const ScanRequest& request,
                                                       const ScanMeans& means,
                                                       ScanObserver& observer,
                                                       std::stop_token stop);

}  // namespace toposcope::discovery
