#include "impact_loss.h"

#include <algorithm>

#include "path_flow.h"

namespace toposcope::graph {
namespace {

using model::NodeId;

/// More paths than this make no difference: redundant is redundant.
constexpr std::size_t kEnough = 2;

/// Numbers the nodes of one clique from 0.
class LocalNumbers {
 public:
  std::uint32_t of(NodeId node) {
    return numbers_.try_emplace(node, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] bool contains(NodeId node) const { return numbers_.contains(node); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  std::unordered_map<NodeId, std::uint32_t> numbers_;
};

Loss loss_of(std::uint32_t before, std::uint32_t after) {
  if (before >= 1 && after == 0) return Loss::kEveryPath;
  if (before >= 2 && after == 1) return Loss::kRedundancy;
  return Loss::kKept;
}

}  // namespace

std::vector<NodeId> required_ends(const Trace& trace, NodeId focal_point) {
  std::vector<NodeId> ends;
  for (auto hop = trace.hops.rbegin(); hop != trace.hops.rend(); ++hop) {
    if (hop->step != trace.hops.back().step) break;
    if (hop->to.node != focal_point) ends.push_back(hop->to.node);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

std::uint32_t count_disjoint_paths(const Trace& trace, NodeId focal_point,
                                   std::span<const NodeId> ends) {
  LocalNumbers numbers;
  FlowLinks links;
  const std::uint32_t from = numbers.of(focal_point);
  for (const TracedHop& hop : trace.hops) {
    links.ends.emplace_back(numbers.of(hop.from.node), numbers.of(hop.to.node));
  }
  links.node_count = numbers.size();
  std::vector<std::uint32_t> met;
  for (const NodeId end : ends) {
    if (numbers.contains(end)) met.push_back(numbers.of(end));
  }
  return static_cast<std::uint32_t>(disjoint_flow(links, from, met, kEnough).size());
}

void judge_loss(const WalkPlan& before, const WalkPlan& after, Impacted& impacted) {
  const NodeId focal_point = impacted.focal_point;
  const Trace trace = trace_walk(before, focal_point);
  std::vector<NodeId> ends = required_ends(trace, focal_point);
  impacted.paths_before = count_disjoint_paths(trace, focal_point, ends);
  if (after.ground().is_removed(focal_point)) {
    impacted.loss = Loss::kEveryPath;
    return;
  }
  const auto is_lost = [&](NodeId end) { return after.ground().is_removed(end); };
  ends.erase(std::remove_if(ends.begin(), ends.end(), is_lost), ends.end());
  impacted.paths_after = count_disjoint_paths(trace_walk(after, focal_point), focal_point, ends);
  impacted.loss = loss_of(impacted.paths_before, impacted.paths_after);
}

}  // namespace toposcope::graph
