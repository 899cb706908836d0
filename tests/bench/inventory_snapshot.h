#pragma once

#include "toposcope/graph/snapshot.h"

namespace toposcope::bench {

/// Loads the newest revision of an inventory file, without names of links.  Ends the benchmark with
/// 4 and a message when that is not possible.
[[nodiscard]] graph::GraphSnapshot load_snapshot_or_exit(const char* file);

}  // namespace toposcope::bench
