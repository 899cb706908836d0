#pragma once

/// \file
/// Two states compared, and one revision undone.

#include <memory>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/objects.h"

#include "memory/inventory.h"
#include "memory/state.h"

namespace toposcope::store::memory {

/// Differences in the order of GraphStore::changes().
[[nodiscard]] std::vector<Change> compare(const State& from, const State& to);

/// What one revision made of the one before.
struct Step {
  const State& before;
  const State& after;
};

/// Undoes a step in `next`, whose revision is `revision`, and counts what happens.
/// \param next  the newest state, to be changed
/// \retval kConflict  `next` does not hold what the step left, or a key is taken
[[nodiscard]] model::Status undo(const Step& step, model::RevisionNumber revision, State& next,
                                 ImportOutcome& outcome);

}  // namespace toposcope::store::memory
