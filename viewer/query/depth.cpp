#include "query/depth.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace toposcope::query {
namespace {

using graph::GraphSnapshot;
using graph::NameIndex;
using model::LinkId;
using model::NodeId;

/// A row of the table, with the types it asks for as numbers.
struct Row {
  std::vector<bool> linked_to;  ///< By node type; empty: any neighbours do.
  float tier = 0;
};

/// The rows of each node type, in the order of the table.
std::vector<std::vector<Row>> rows_by_type(const GraphSnapshot& snapshot,
                                           const graph::TierTable& table) {
  const auto types = snapshot.node_types();
  std::vector<std::vector<Row>> out(types.size());
  for (const graph::TierRule& rule : table.rules) {
    Row row{{}, static_cast<float>(rule.tier)};
    if (!rule.linked_to.empty()) {
      for (const std::string& type : types) {
        row.linked_to.push_back(std::find(rule.linked_to.begin(), rule.linked_to.end(), type) !=
                                rule.linked_to.end());
      }
    }
    for (std::size_t type = 0; type < types.size(); ++type) {
      if (types[type] == rule.type) out[type].push_back(row);
    }
  }
  return out;
}

/// One node a type, one link for each pair of types that links join.
std::vector<graph::LayoutLink> links_of_types(const GraphSnapshot& snapshot) {
  std::set<std::pair<NameIndex, NameIndex>> pairs;
  std::pair<NameIndex, NameIndex> last;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    const std::pair ends(snapshot.type(snapshot.source(LinkId{i})),
                         snapshot.type(snapshot.target(LinkId{i})));
    // Neighbouring rows mostly join the same types.
    if (i == 0 || ends != last) pairs.insert(ends);
    last = ends;
  }
  std::vector<graph::LayoutLink> out;
  for (const auto& [source, target] : pairs) out.push_back({source, target});
  return out;
}

/// The tier of each type in the graph of types.
std::vector<double> tiers_of_types(const graph::CliqueEngine& engine,
                                   const graph::TierTable& table) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const auto types = snapshot.node_types();
  if (types.empty()) return {};
  graph::TierInput input;
  for (const std::string& type : types) input.types.push_back(type);
  const std::vector<graph::LayoutLink> links = links_of_types(snapshot);
  input.links = links;
  std::set<std::string_view> seen;
  for (const graph::CliqueJob& job : engine.jobs()) {
    for (const std::string& step : job.type->link_types) {
      if (seen.insert(step).second) input.link_types.push_back(step);
    }
  }
  if (!engine.jobs().empty()) {
    const auto focal =
        std::find(types.begin(), types.end(), engine.jobs().front().type->focal_point_type);
    if (focal != types.end()) input.focal_point = static_cast<std::uint32_t>(focal - types.begin());
  }
  return graph::assign_tiers(input, table);
}

/// Whether the node has a neighbour of a type that the row asks for.
bool fits(const Row& row, const GraphSnapshot& snapshot, const Neighbours& neighbours,
          NodeId node) {
  if (row.linked_to.empty()) return true;
  const auto links = neighbours.links_at(node);
  return std::any_of(links.begin(), links.end(), [&](LinkId link) {
    return row.linked_to[snapshot.type(neighbours.other(link, node))];
  });
}

}  // namespace

std::vector<float> depths_of(const graph::CliqueEngine& engine, const Neighbours& neighbours,
                             const graph::TierTable& table) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const auto rows = rows_by_type(snapshot, table);
  const std::vector<double> of_types = tiers_of_types(engine, table);
  std::vector<float> out(snapshot.node_count());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const NameIndex type = snapshot.type(NodeId{i});
    const auto& own = rows[type];
    const auto row = std::find_if(own.begin(), own.end(), [&](const Row& one) {
      return fits(one, snapshot, neighbours, NodeId{i});
    });
    if (row != own.end()) {
      out[i] = row->tier;
    } else {
      out[i] = own.empty() ? static_cast<float>(of_types[type]) : own.front().tier;
    }
  }
  return out;
}

}  // namespace toposcope::query
