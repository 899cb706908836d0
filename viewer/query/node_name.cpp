#include "query/node_name.h"

#include <tuple>

#include "toposcope/model/text.h"

#include "query/words.h"

namespace toposcope::query {

NodeName name_of(const graph::GraphSnapshot& snapshot, model::NodeId node) {
  return {snapshot.row(node),
          snapshot.environments()[snapshot.environment(node)].name,
          snapshot.node_types()[snapshot.type(node)],
          std::string(snapshot.id(node)),
          std::string(snapshot.key(node)),
          std::string(snapshot.name(node))};
}

NodeName name_of(const store::NodeSummary& node) {
  return {node.row, node.environment, node.type, node.id, node.key, node.name};
}

std::string short_name(const NodeName& node) {
  return printable(node.name.empty() ? node.id : node.name);
}

bool before_by_name(const NodeName& a, const NodeName& b) {
  const int order = model::compare_natural(a.name, b.name);
  if (order != 0) return order < 0;
  return std::tie(a.type, a.id, a.environment, a.key, a.row) <
         std::tie(b.type, b.id, b.environment, b.key, b.row);
}

}  // namespace toposcope::query
