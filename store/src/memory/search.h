#pragma once

/// \file
/// Finding nodes by scanning all of them.

#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"
#include "toposcope/store/objects.h"

#include "memory/moment.h"

namespace toposcope::store::memory {

/// Rows as summaries by (environment, type, id, row).
[[nodiscard]] std::vector<NodeSummary> summaries(const Moment& moment, std::vector<Row> rows);

[[nodiscard]] std::vector<NodeSummary> find_nodes(const Moment& moment, const NodeQuery& query);

[[nodiscard]] model::Result<NodeSummary> resolve_node(const Moment& moment,
                                                      std::string_view reference,
                                                      std::string_view environment);

}  // namespace toposcope::store::memory
