#pragma once

#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// Everything below a node in the hierarchy of parents and children, in the snapshot's order,
/// without the node itself.  A circle of parents is gone round once.
///
/// \param snapshot  of the revision `at`
/// \return any error of the store, unchanged
/// \par Complexity
/// GraphStore::children() of each part.
[[nodiscard]] model::Result<std::vector<model::NodeId>> parts_of(
    store::GraphStore& store, const graph::GraphSnapshot& snapshot, model::RevisionNumber at,
    model::NodeId node);

}  // namespace toposcope::query
