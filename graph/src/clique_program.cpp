#include "clique_program.h"

#include <algorithm>
#include <map>

namespace toposcope::graph {
namespace {

constexpr std::int32_t kNoValues = -1;
constexpr std::int32_t kSetNumbers = -2;

/// What links have to show for a check of these constraints.
LinkValues values_for(const std::vector<std::string>& constraints, ConstraintColumns& columns) {
  if (constraints.empty()) return {kNoValues};
  if (constraints.size() > 1) return {kSetNumbers, columns.set_numbers()};
  const std::size_t position = columns.position(constraints.front());
  return {static_cast<std::int32_t>(position), columns[position].carried};
}

/// Numbers type names in order of first use.
class ListNumbers {
 public:
  std::uint32_t of(const std::string& type_name) {
    return numbers_.try_emplace(type_name, static_cast<std::uint32_t>(numbers_.size()))
        .first->second;
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

bool share_links(const StepPlan& a, const StepPlan& b) {
  return std::any_of(a.passes.begin(), a.passes.end(), [&](const PassPlan& pass) {
    return std::any_of(b.passes.begin(), b.passes.end(),
                       [&](const PassPlan& other) { return pass.link_type == other.link_type; });
  });
}

/// Whether both passes may meet the same link.  A fallback runs only when nothing was added.
bool repeats_itself(const StepPlan& step) {
  return step.passes.size() == 2 && !step.second_is_fallback &&
         step.passes[0].link_type == step.passes[1].link_type;
}

void find_repeats(const std::vector<StepPlan>& plans, std::vector<Step>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].may_repeat = steps[i].may_be_repeated = repeats_itself(plans[i]);
    for (std::size_t k = 0; k < steps.size(); ++k) {
      if (k == i || !share_links(plans[i], plans[k])) continue;
      (k < i ? steps[i].may_repeat : steps[i].may_be_repeated) = true;
    }
  }
}

}  // namespace

Program compile(const CliquePlan& plan, Semantics semantics, Adjacency& adjacency,
                ConstraintColumns& columns) {
  Program program;
  const LinkValues values = values_for(plan.constraints, columns);
  ListNumbers lists;
  program.focal_list = lists.of(plan.type->focal_point_type);
  for (const StepPlan& step_plan : plan.steps) {
    Step step;
    step.second_is_fallback = step_plan.second_is_fallback;
    for (const PassPlan& pass : step_plan.passes) {
      const Csr* links = adjacency.layout(plan, pass, values);
      if (links == nullptr) continue;
      step.passes[step.pass_count++] = {links, lists.of(pass.start), lists.of(pass.reached)};
    }
    program.steps.push_back(step);
  }
  find_repeats(plan.steps, program.steps);
  for (const auto& name : plan.constraints) {
    program.constraints.push_back(&columns[columns.position(name)]);
  }
  program.list_count = lists.count();
  program.stops_at_gap = semantics == Semantics::kCalipso2018;
  program.marks_links = std::any_of(program.steps.begin(), program.steps.end(),
                                    [](const Step& step) { return step.may_be_repeated; });
  return program;
}

}  // namespace toposcope::graph
