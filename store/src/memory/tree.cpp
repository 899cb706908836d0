#include "memory/tree.h"

#include <algorithm>
#include <tuple>

#include "memory/search.h"
#include "messages.h"

namespace toposcope::store::memory {
namespace {

bool is_named_as_parent(const NodeState& node, const NodeState& parent) {
  return !node.placeholder && !node.parent_id.empty() &&
         std::tie(node.environment, node.parent_type, node.parent_id) ==
             std::tie(parent.environment, parent.type, parent.id);
}

/// The node that a folder which is no node belongs to, by the name of the folder.
std::vector<Row> owner_of_folder(const State& state, const NodeState& node) {
  if (!node.parent_type.ends_with("_folder")) return {};
  for (std::size_t end = node.parent_id.rfind('-'); end != std::string::npos && end > 0;
       end = node.parent_id.rfind('-', end - 1)) {
    const std::string owner = node.parent_id.substr(0, end);
    const auto rows = rows_where(state.nodes, [&](Row, const NodeState& one) {
      return !one.placeholder && one.environment == node.environment && one.id == owner;
    });
    if (!rows.empty()) return {rows.front()};
  }
  return {};
}

}  // namespace

std::vector<Row> parents_of(const State& state, Row row) {
  const NodeState& node = state.nodes.at(row);
  if (node.placeholder) return {};
  auto rows = rows_where(state.nodes, [&node](Row, const NodeState& one) {
    return !one.placeholder && is_named_as_parent(node, one);
  });
  return rows.empty() ? owner_of_folder(state, node) : rows;
}

std::set<Row> ancestors_of(const State& state, Row row) {
  std::set<Row> out;
  std::vector<Row> open = {row};
  while (!open.empty()) {
    const Row one = open.back();
    open.pop_back();
    for (const Row parent : parents_of(state, one)) {
      if (out.insert(parent).second) open.push_back(parent);
    }
  }
  out.erase(row);
  return out;
}

model::Result<std::vector<NodeSummary>> children(const Moment& moment, Row row) {
  const auto& nodes = moment.state->nodes;
  const auto it = nodes.find(row);
  if (it == nodes.end()) return messages::no_row("node", row, moment.number);
  return summaries(moment, rows_where(nodes, [&](Row child, const NodeState& node) {
                     if (is_named_as_parent(node, it->second)) return true;
                     const auto parents = parents_of(*moment.state, child);
                     return std::find(parents.begin(), parents.end(), row) != parents.end();
                   }));
}

model::Result<std::vector<NodeSummary>> parents(const Moment& moment, Row row) {
  if (!moment.state->nodes.contains(row)) return messages::no_row("node", row, moment.number);
  return summaries(moment, parents_of(*moment.state, row));
}

std::vector<NodeSummary> roots(const Moment& moment, std::string_view environment) {
  return summaries(moment, rows_where(moment.state->nodes, [&](Row row, const NodeState& node) {
                     return !node.placeholder &&
                            (environment.empty() || node.environment == environment) &&
                            parents_of(*moment.state, row).empty();
                   }));
}

}  // namespace toposcope::store::memory
