#include "query/hierarchy.h"

#include <set>

namespace toposcope::query {

model::Result<std::vector<model::NodeId>> parts_of(store::GraphStore& store,
                                                   const graph::GraphSnapshot& snapshot,
                                                   model::RevisionNumber at, model::NodeId node) {
  std::set<model::NodeId> found = {node};
  std::vector<model::NodeId> waiting = {node};
  while (!waiting.empty()) {
    const auto children = store.children(snapshot.row(waiting.back()), at);
    if (!children.has_value()) return children.error();
    waiting.pop_back();
    for (const store::NodeSummary& child : children.value()) {
      const auto id = snapshot.find(child.row);
      if (id.has_value() && found.insert(*id).second) waiting.push_back(*id);
    }
  }
  found.erase(node);
  return std::vector<model::NodeId>(found.begin(), found.end());
}

}  // namespace toposcope::query
