#pragma once

/// \file
/// What a what-if would make ill, as rows of the list of problems.

#include <cstddef>
#include <stop_token>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/graph_store.h"

#include "ui/desk/lane.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// Where a what-if is asked.
struct WhatIfAsked {
  ViewSpec view;         ///< Its what-if, environment and semantics count.
  model::UtcMicros now;  ///< Since when things count as failed.
};

/// A node that fails; or, of links that fail, a focal point that suffers.
struct SupposedProblem {
  store::Problem problem;
  std::size_t cliques = 0;  ///< That hold it.
  std::size_t effects = 0;  ///< Focal points of these that lose every path, or redundancy.
};

/// Things that fail first, then worst first; nothing while the whole revision is not there.
/// \return any error of the store, unchanged
/// \par Complexity
/// query::summarise_impact(), then one pass over its lines.
[[nodiscard]] model::Result<std::vector<SupposedProblem>> supposed_problems(
    Lane& lane, const WhatIfAsked& asked, const std::stop_token& stop);

}  // namespace toposcope::ui
