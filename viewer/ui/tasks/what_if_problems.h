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
#include "ui/desk/lists.h"

namespace toposcope::ui {

/// A node that fails; or, of links that fail, a focal point that suffers.
struct SupposedProblem {
  store::Problem problem;
  std::size_t cliques = 0;  ///< That hold it.
  std::size_t effects = 0;  ///< Focal points of these that lose every path, or redundancy.
};

/// Things that fail first, then worst first; nothing while the whole revision is not there.
/// \param now  since when things count as failed
/// \return any error of the store, unchanged
/// \par Complexity
/// query::summarise_impact(), then one pass over its lines.
[[nodiscard]] model::Result<std::vector<SupposedProblem>> supposed_problems(
    Lane& lane, const Supposition& supposed, model::UtcMicros now, const std::stop_token& stop);

}  // namespace toposcope::ui
