#pragma once

#include <stop_token>

#include "toposcope/discovery/scan.h"

#include "engine/registry.h"

namespace toposcope::discovery {

/// run_scan() with fetchers of the caller.
[[nodiscard]] model::Result<ScanOutcome> run_scan_with(
    store::GraphStore& store, const ScanRequest& request, const SourceSet& sources,
    const FetcherRegistry& fetchers, ScanObserver& observer, std::stop_token stop);

}  // namespace toposcope::discovery
