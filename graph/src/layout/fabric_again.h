#pragma once

#include "layout/tier_memory.h"
#include "layout/tier_seats.h"
#include "layout/tier_tracks.h"

namespace toposcope::graph {

/// What place_again() is filling.
struct Filling {
  TierSeats& seats;
  Placement& out;
};

/// The part of place_again() right of the lanes, which are placed already.
void place_fabric_again(const TierPlan& plan, const TierMemory& memory, const KeptTracks& kept,
                        Filling filling);

}  // namespace toposcope::graph
