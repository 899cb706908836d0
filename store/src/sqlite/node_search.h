#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "connection.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// GraphStore::find().
[[nodiscard]] std::vector<NodeSummary> find_nodes(Connection& db, const NodeQuery& query);

/// GraphStore::count().
[[nodiscard]] std::uint64_t count_nodes(Connection& db, const NodeQuery& query);

/// What GraphStore::resolve() is asked for.
struct NodeReference {
  std::string_view text;
  std::string_view environment;
};

/// GraphStore::resolve().
[[nodiscard]] NodeSummary resolve_node(Connection& db, const Version& version,
                                       const NodeReference& reference);

}  // namespace toposcope::store::sqlite
