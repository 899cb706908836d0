#include "explain_walk.h"

#include <algorithm>
#include <unordered_set>

#include "explain_constraints.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// The state of one walk.
class Tracer {
 public:
  Tracer(const WalkPlan& plan, NodeId focal_point)
      : plan_(plan), focal_point_(focal_point), filed_(plan.filed_type_count()) {
    file({WalkPlan::focal_type(), focal_point}, Trace::kFocalPoint);
  }

  /// Follows one step from what was filed before it; its own finds are not walked on from.
  std::uint32_t take(std::uint32_t step) {
    const std::size_t before = out_.hops.size();
    follow(step, Use::kWalked);
    if (out_.hops.size() == before) follow(step, Use::kSecond);
    return static_cast<std::uint32_t>(out_.hops.size() - before);
  }

  Trace finish() && { return std::move(out_); }

 private:
  void follow(std::uint32_t step, Use use) {
    const std::size_t before = out_.hops.size();
    for (const StepWay& way : plan_.steps()[step]) {
      if (way.use == use) follow(step, way);
    }
    for (std::size_t i = before; i < out_.hops.size(); ++i) {
      file(out_.hops[i].to, static_cast<std::uint32_t>(i));
    }
  }

  void follow(std::uint32_t step, const StepWay& way) {
    for (const NodeId node : filed_[way.from]) {
      const auto take = [&](LinkId link, NodeId reached) {
        if (links_.contains(link) || !is_usable(plan_, link)) return;
        if (!passes_constraints(plan_, focal_point_, link)) return;
        links_.insert(link);
        out_.hops.push_back({step, link, {way.from, node}, {way.to, reached}, way.start});
      };
      plan_.ground().for_each_link(way.start, node, way.link_type, take);
    }
  }

  void file(const FiledNode& filed, std::uint32_t hop) {
    if (out_.filed_by.try_emplace(filed, hop).second) filed_[filed.type].push_back(filed.node);
  }

  const WalkPlan& plan_;
  NodeId focal_point_;
  Trace out_;
  std::vector<std::vector<NodeId>> filed_;  ///< By type, in the order of their filing.
  std::unordered_set<LinkId> links_;
};

}  // namespace

std::optional<std::vector<TracedHop>> Trace::path_to(NodeId node, std::uint32_t type_count) const {
  std::optional<std::uint32_t> first;
  for (std::uint32_t type = 0; type < type_count; ++type) {
    const auto it = filed_by.find({type, node});
    if (it == filed_by.end()) continue;
    if (it->second == kFocalPoint) return std::vector<TracedHop>();
    first = std::min(first.value_or(it->second), it->second);
  }
  if (!first.has_value()) return std::nullopt;
  return path_through(*first);
}

std::vector<TracedHop> Trace::path_through(std::uint32_t hop) const {
  std::vector<TracedHop> path;
  while (hop != kFocalPoint) {
    path.push_back(hops[hop]);
    hop = filed_by.at(hops[hop].from);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

Trace trace_walk(const WalkPlan& plan, NodeId focal_point, AtEmptyStep at_empty_step) {
  const auto steps = static_cast<std::uint32_t>(plan.steps().size());
  const bool stops = plan.stops_at_empty_step() && at_empty_step == AtEmptyStep::kAsRule;
  std::vector<std::uint32_t> links_by_step(steps, 0);
  Tracer tracer(plan, focal_point);
  if (!plan.ground().is_removed(focal_point)) {
    for (std::uint32_t step = 0; step < steps; ++step) {
      links_by_step[step] = tracer.take(step);
      if (stops && links_by_step[step] == 0) break;
    }
  }
  Trace trace = std::move(tracer).finish();
  trace.links_by_step = std::move(links_by_step);
  return trace;
}

bool is_usable(const WalkPlan& plan, LinkId link) {
  const WalkGround& ground = plan.ground();
  if (ground.environment(link) != plan.rules().environment) return false;
  if (!plan.allows_implicit() && ground.implicit(link) != model::Implicit::kFalse) return false;
  return !ground.is_removed(link);
}

}  // namespace toposcope::graph
