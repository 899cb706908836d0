#include "query/stand_in.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "query/hierarchy.h"

namespace toposcope::query {
namespace {

using model::NodeId;

std::set<NodeId> nodes_in(const std::vector<graph::Impacted>& hits) {
  std::set<NodeId> nodes;
  for (const auto& hit : hits) nodes.insert(hit.lost_nodes.begin(), hit.lost_nodes.end());
  return nodes;
}

model::Error stopped() {
  return {model::ErrorCode::kCancelled, "a stop was requested while cliques were looked at", ""};
}

}  // namespace

model::Result<PartsImpact> ask_with_parts(const AskedOf& where, graph::Overlay lost,
                                          const graph::ImpactOptions& options) {
  PartsImpact out;
  out.hits = graph::impact(where.engine, lost, options);
  if (options.stop.stop_requested()) return stopped();
  const std::set<NodeId> held = nodes_in(out.hits);
  for (const NodeId node : lost.nodes) {
    if (!where.parts || held.contains(node)) continue;
    auto parts = parts_of(where.store, where.engine.snapshot(), where.at, node);
    if (!parts.has_value()) return parts.error();
    if (!parts.value().empty()) out.stand_ins.push_back({node, std::move(parts).value(), {}});
  }
  if (out.stand_ins.empty()) return out;
  for (const StandIn& one : out.stand_ins) lost.nodes.insert(one.parts.begin(), one.parts.end());
  out.hits = graph::impact(where.engine, lost, options);
  if (options.stop.stop_requested()) return stopped();
  const std::set<NodeId> parts_held = nodes_in(out.hits);
  for (StandIn& one : out.stand_ins) {
    std::copy_if(one.parts.begin(), one.parts.end(), std::back_inserter(one.hit),
                 [&](NodeId part) { return parts_held.contains(part); });
  }
  return out;
}

}  // namespace toposcope::query
