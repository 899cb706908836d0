#pragma once

#include <cstddef>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// A node and everything below it in the hierarchy of parents and children, level by level; a
/// circle of parents is gone round once.
/// \param most  enough when there are more than so many; 0: all
/// \return any error of the store, unchanged
/// \par Complexity
/// GraphStore::children() of each.
[[nodiscard]] model::Result<std::vector<model::NodeRow>> rows_below(store::GraphStore& store,
                                                                    model::RevisionNumber at,
                                                                    model::NodeRow node,
                                                                    std::size_t most = 0);

/// The same without the node itself, in the order of a snapshot.
///
/// \param snapshot  of the revision `at`
/// \return any error of the store, unchanged
/// \par Complexity
/// rows_below(), and O(P log P) for P parts.
[[nodiscard]] model::Result<std::vector<model::NodeId>> parts_of(
    store::GraphStore& store, const graph::GraphSnapshot& snapshot, model::RevisionNumber at,
    model::NodeId node);

}  // namespace toposcope::query
