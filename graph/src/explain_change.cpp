#include "explain_change.h"

#include <algorithm>
#include <utility>

namespace toposcope::graph {

Trace trace_changed(const WalkPlan& plan, model::NodeId focal_point, const Change& change,
                    AtEmptyStep at_empty_step) {
  const WalkRules& rules = plan.rules();
  CliqueType type = *rules.type;
  if (change.steps.has_value()) type.link_types = *change.steps;
  type.use_implicit_links = type.use_implicit_links || change.use_implicit_links;
  std::vector<std::string> constraints(rules.constraints.begin(), rules.constraints.end());
  if (change.semantics.has_value()) constraints = change.constraints;
  for (const std::string& name : change.dropped_constraints) std::erase(constraints, name);

  std::optional<WalkGround> changed_ground;
  if (change.link.has_value()) changed_ground.emplace(plan.ground(), *change.link);
  const WalkPlan changed(
      changed_ground.has_value() ? *changed_ground : plan.ground(),
      {rules.environment, &type, constraints, change.semantics.value_or(rules.semantics)});
  return trace_walk(changed, focal_point, at_empty_step);
}

bool lets_in(const WalkPlan& plan, model::NodeId focal_point, const Change& change,
             const TracedHop& hop) {
  const Trace trace = trace_changed(plan, focal_point, change, AtEmptyStep::kAsRule);
  return std::any_of(trace.hops.begin(), trace.hops.end(), [&](const TracedHop& taken) {
    return taken.link == hop.link && taken.to.node == hop.to.node;
  });
}

std::vector<std::string> with_step_repeated(std::vector<std::string> steps, std::uint32_t step,
                                            std::uint32_t place) {
  const std::string again = steps[step];
  steps.insert(steps.begin() + place, again);
  return steps;
}

std::vector<std::string> with_steps_at_end(const std::vector<std::string>& steps,
                                           const std::vector<std::uint32_t>& moved) {
  std::vector<std::string> front;
  std::vector<std::string> back;
  for (std::uint32_t step = 0; step < steps.size(); ++step) {
    const bool is_moved = std::binary_search(moved.begin(), moved.end(), step);
    (is_moved ? back : front).push_back(steps[step]);
  }
  front.insert(front.end(), back.begin(), back.end());
  return front;
}

}  // namespace toposcope::graph
