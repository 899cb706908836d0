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

/// \name Neighbours; kNotFound when the row or key was not live then
///@{
[[nodiscard]] model::Result<std::vector<LinkDetail>> links_at(const Moment& moment, Row row);
[[nodiscard]] model::Result<LinkDetail> link_by_key(const Moment& moment, std::string_view key,
                                                    std::string_view environment);
///@}

[[nodiscard]] model::Result<NodeSummary> resolve_node(const Moment& moment,
                                                      std::string_view reference,
                                                      std::string_view environment);

}  // namespace toposcope::store::memory
