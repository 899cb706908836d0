#pragma once

#include <string_view>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// GraphStore::find().
[[nodiscard]] std::vector<NodeSummary> find_nodes(Connection& db, const NodeQuery& query);

/// GraphStore::resolve().
[[nodiscard]] NodeSummary resolve_node(Connection& db, std::string_view reference,
                                       std::string_view environment);

}  // namespace toposcope::store::sqlite
