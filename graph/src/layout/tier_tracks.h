#pragma once

#include <optional>
#include <vector>

#include "layout/tier_memory.h"

namespace toposcope::graph {

/// A track, and where it was.
struct KeptTrack {
  Track track;
  std::optional<Unit> was_at;
};

struct KeptTracks {
  std::vector<KeptTrack>
      tracks;     ///< Those of the lanes by stage and x, then one a stage of the fabric.
  Unit left = 0;  ///< Of the lanes.
  Unit right = 0;
};

/// Tracks of a layout that follows another: each stage keeps those in which most of its cards
/// stood; they move to the right only as far as they must, and never get narrower.
[[nodiscard]] KeptTracks keep_tracks(const TierPlan& plan, const TierMemory& memory);

}  // namespace toposcope::graph
