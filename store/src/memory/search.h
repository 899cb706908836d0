#pragma once

/// \file
/// Finding nodes of the newest revision by scanning all of them.

#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"
#include "toposcope/store/objects.h"

#include "memory/inventory.h"

namespace toposcope::store::memory {

/// \pre the row is live
[[nodiscard]] NodeSummary summary_of(const Inventory& inventory, Row row);

/// Rows as summaries by (environment, type, id, row).
[[nodiscard]] std::vector<NodeSummary> summaries(const Inventory& inventory, std::vector<Row> rows);

[[nodiscard]] std::vector<NodeSummary> find_nodes(const Inventory& inventory,
                                                  const NodeQuery& query);

[[nodiscard]] model::Result<NodeSummary> resolve_node(const Inventory& inventory,
                                                      std::string_view reference,
                                                      std::string_view environment);

}  // namespace toposcope::store::memory
