#include "explain_constraints.h"

#include <algorithm>

namespace toposcope::graph {
namespace {

bool passes(const GraphSnapshot& snapshot, model::NodeId focal_point, model::LinkId link,
            std::string_view name) {
  const ConstraintTable& table = snapshot.constraints();
  const ValueId carried = table.carried(snapshot.constraint_set(link), name);
  if (carried == kAbsent) return true;
  const auto accepted = table.accepted(snapshot.constraint_set(focal_point), name);
  return std::find(accepted.begin(), accepted.end(), carried) != accepted.end();
}

}  // namespace

bool passes_constraints(const WalkPlan& plan, model::NodeId focal_point, model::LinkId link) {
  if (plan.ground().passes_every_constraint(link)) return true;
  const auto& names = plan.rules().constraints;
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return passes(plan.snapshot(), focal_point, link, name);
  });
}

std::vector<ConstraintEvaluation> evaluate_constraints(const WalkPlan& plan,
                                                       model::NodeId focal_point,
                                                       model::LinkId link) {
  const GraphSnapshot& snapshot = plan.snapshot();
  const ConstraintTable& table = snapshot.constraints();
  const std::uint32_t set = snapshot.constraint_set(link);
  std::vector<ConstraintEvaluation> out;
  for (const std::string& name : plan.rules().constraints) {
    ConstraintEvaluation evaluation;
    evaluation.name = name;
    evaluation.wanted = table.json(snapshot.constraint_set(focal_point), name);
    if (table.carried(set, name) != kAbsent) evaluation.carried = table.json(set, name);
    evaluation.passed = passes(snapshot, focal_point, link, name);
    out.push_back(std::move(evaluation));
  }
  return out;
}

WitnessHop witness_hop(const WalkPlan& plan, model::NodeId focal_point, const TracedHop& hop) {
  return {hop.step,
          hop.link,
          hop.from.node,
          hop.to.node,
          hop.start == Side::kTarget,
          evaluate_constraints(plan, focal_point, hop.link)};
}

}  // namespace toposcope::graph
