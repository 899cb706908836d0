#include "toposcope/graph/explain.h"

#include "explain_constraints.h"
#include "explain_no_path.h"
#include "explain_relaxed.h"
#include "explain_remedy.h"

namespace toposcope::graph {
namespace {

using model::NodeId;

WhyNot first_refusal(const Question& question, const RelaxedWalk& walk) {
  WhyNot out;
  for (const RelaxedHop& hop : walk.hops) {
    out.path.push_back(witness_hop(question.plan, question.focal_point, hop.hop));
    if (hop.obstacles.empty()) continue;
    out.obstacle = hop.obstacles.front();
    out.step = hop.hop.step;
    out.reason = reason_of(question, hop);
    out.remedy = remedy_of(question, hop);
    break;
  }
  if (walk.refused_hops > 1) {
    out.remedy +=
        " (hops refused behind it on this way: " + std::to_string(walk.refused_hops - 1) + ")";
  }
  return out;
}

WhyNot why_not(const WalkPlan& plan, const RuleBook& rules, NodeId focal_point, NodeId node) {
  const Trace unstopped = trace_walk(plan, focal_point, AtEmptyStep::kGoOn);
  const Question question{plan, rules, unstopped, focal_point, node};
  if (auto taken = left_out(question); taken.has_value()) return *taken;
  if (node == focal_point) return no_path(question);
  const auto walk = find_relaxed_walk(plan, unstopped, focal_point, node);
  return walk.has_value() ? first_refusal(question, *walk) : no_path(question);
}

Explanation explain_in(const WalkPlan& plan, const RuleBook& rules, const Trace& trace,
                       NodeId focal_point, NodeId node) {
  Explanation out;
  const auto path = trace.path_to(node, plan.filed_type_count());
  out.in_clique = path.has_value() && !trace.hops.empty();
  if (!out.in_clique) {
    out.why_not = why_not(plan, rules, focal_point, node);
    return out;
  }
  for (const TracedHop& hop : *path) out.path.push_back(witness_hop(plan, focal_point, hop));
  return out;
}

/// Whether only the last of tied clique types that finds a link counts.
bool last_one_counts(const EngineOptions& options) {
  return options.tie == Tie::kLast && options.semantics == Semantics::kCalipso;
}

}  // namespace

std::vector<Explanation> explain(const CliqueEngine& engine, NodeId focal_point, NodeId node) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const LinkIndex index(snapshot);
  const WalkGround ground(snapshot, index, engine.options().without);
  std::vector<Explanation> out;
  bool found_links = false;
  for (std::uint32_t i = 0; i < engine.jobs().size(); ++i) {
    const CliqueJob& job = engine.jobs()[i];
    if (!is_focal_point_of(snapshot, job, focal_point)) continue;
    const WalkPlan plan(ground, rules_of(engine, job));
    const Trace trace = trace_walk(plan, focal_point);
    if (last_one_counts(engine.options())) {
      if (trace.hops.empty() && found_links) continue;
      if (!trace.hops.empty()) out.clear();
      found_links = found_links || !trace.hops.empty();
    }
    out.push_back(explain_in(plan, engine.rules(), trace, focal_point, node));
    out.back().job = i;
  }
  if (out.empty()) {
    out.emplace_back();
    out.back().why_not = no_clique_type(snapshot, focal_point);
  }
  return out;
}

}  // namespace toposcope::graph
