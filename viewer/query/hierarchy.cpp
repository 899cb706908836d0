#include "query/hierarchy.h"

#include <algorithm>
#include <unordered_set>

namespace toposcope::query {

using model::NodeRow;
using model::Result;

Result<std::vector<NodeRow>> rows_below(store::GraphStore& store, model::RevisionNumber at,
                                        NodeRow node, std::size_t most) {
  std::vector<NodeRow> rows = {node};
  std::unordered_set<NodeRow> seen = {node};
  for (std::size_t i = 0; i < rows.size() && (most == 0 || rows.size() <= most); ++i) {
    const auto children = store.children(rows[i], at);
    if (!children.has_value()) return children.error();
    for (const store::NodeSummary& child : children.value()) {
      if (seen.insert(child.row).second) rows.push_back(child.row);
    }
  }
  return rows;
}

Result<std::vector<model::NodeId>> parts_of(store::GraphStore& store,
                                            const graph::GraphSnapshot& snapshot,
                                            model::RevisionNumber at, model::NodeId node) {
  const auto rows = rows_below(store, at, snapshot.row(node));
  if (!rows.has_value()) return rows.error();
  std::vector<model::NodeId> parts;
  for (const NodeRow row : rows.value()) {
    const auto id = snapshot.find(row);
    if (id.has_value() && *id != node) parts.push_back(*id);
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace toposcope::query
