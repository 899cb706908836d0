#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/json_text.h"
#include "query/problems.h"

namespace toposcope::query {
namespace {

using model::ErrorCode;
using model::NodeRow;
using model::Result;

/// Finds what nodes are part of; each owner is read once.
class OwnerReader {
 public:
  OwnerReader(store::GraphStore& store, model::RevisionNumber at) : store_(store), at_(at) {}

  [[nodiscard]] model::Status add(IllNode& node) {
    const auto detail = store_.node(node.row, at_);
    if (!detail.has_value()) return detail.error();
    const store::NodeSummary& summary = detail.value().summary;
    std::vector<NodeRow> waiting = {node.row};
    std::set<NodeRow> seen = {node.row};
    const std::string host = text_member(parse_or_null(detail.value().document), "host");
    if (!host.empty() && summary.type != "host") {
      const auto found = host_called(summary.environment, host);
      if (!found.has_value()) return found.error();
      if (found.value().has_value() && seen.insert(*found.value()).second) {
        node.part_of.push_back(*found.value());
        waiting.push_back(*found.value());
      }
    }
    return climb(std::move(waiting), seen, node);
  }

 private:
  /// Adds what stands above, each once: a ring of parents ends where it began.
  [[nodiscard]] model::Status climb(std::vector<NodeRow> waiting, std::set<NodeRow>& seen,
                                    IllNode& node) {
    while (!waiting.empty()) {
      const auto above = parents_of(waiting.back());
      waiting.pop_back();
      if (!above.has_value()) return above.error();
      for (const NodeRow parent : above.value()) {
        if (!seen.insert(parent).second) continue;
        node.part_of.push_back(parent);
        waiting.push_back(parent);
      }
    }
    return model::ok();
  }

  [[nodiscard]] Result<std::vector<NodeRow>> parents_of(NodeRow row) {
    if (const auto known = parents_.find(row); known != parents_.end()) return known->second;
    const auto found = store_.parents(row, at_);
    if (!found.has_value()) return found.error();
    std::vector<NodeRow>& rows = parents_[row];
    for (const store::NodeSummary& parent : found.value()) rows.push_back(parent.row);
    return rows;
  }

  [[nodiscard]] Result<std::optional<NodeRow>> host_called(const std::string& environment,
                                                           const std::string& id) {
    const std::pair place(environment, id);
    if (const auto known = hosts_.find(place); known != hosts_.end()) return known->second;
    const auto found = store_.resolve("host:" + id, environment, at_);
    if (found.has_value()) return hosts_[place] = found.value().row;
    const ErrorCode code = found.error().code;
    if (code != ErrorCode::kNotFound && code != ErrorCode::kInvalidArgument) return found.error();
    return hosts_[place] = std::nullopt;
  }

  store::GraphStore& store_;
  model::RevisionNumber at_;
  std::map<NodeRow, std::vector<NodeRow>> parents_;
  std::map<std::pair<std::string, std::string>, std::optional<NodeRow>> hosts_;
};

}  // namespace

model::Status add_owners(store::GraphStore& store, model::RevisionNumber at,
                         std::vector<IllNode>& ill) {
  OwnerReader reader(store, at);
  for (IllNode& node : ill) {
    if (auto added = reader.add(node); !added.has_value()) return added;
  }
  return model::ok();
}

IllNode ill_node_of(const store::Problem& problem) {
  IllNode ill;
  ill.row = problem.node.row;
  ill.value = problem.shown.value;
  ill.text = problem.shown.text;
  ill.source = problem.shown.source;
  ill.since = problem.since;
  ill.acknowledged = problem.node.acknowledged;
  return ill;
}

Result<std::vector<IllNode>> read_ill_nodes(store::GraphStore& store,
                                            const std::string& environment) {
  const auto problems = store.problems(0);
  if (!problems.has_value()) return problems.error();
  std::vector<IllNode> out;
  for (const store::Problem& problem : problems.value()) {
    const bool is_there = environment.empty() || problem.node.environment == environment;
    if (is_there) out.push_back(ill_node_of(problem));
  }
  if (auto added = add_owners(store, store::kNow, out); !added.has_value()) return added.error();
  return out;
}

}  // namespace toposcope::query
