#include "toposcope/graph/rule_coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "clique_plan.h"

namespace toposcope::graph {
namespace {

using Kind = CoverageFinding::Kind;
using Types = std::set<std::string, std::less<>>;

/// What became of one step in all environments that use its rule.
struct StepUse {
  bool matched = false;  ///< Some link could be followed,
  bool reached = false;  ///< and something before led to its beginning.
};

/// What the nodes of a type, and the links, of an environment have under a constraint's name.
struct Values {
  bool on_focal_point = false;
  bool on_link = false;
};

class Coverage {
 public:
  Coverage(const GraphSnapshot& snapshot, const RuleBook& rules, Semantics semantics)
      : snapshot_(snapshot),
        census_(snapshot, {}),
        plans_(plan_cliques(snapshot, rules, semantics, census_)) {}

  std::vector<CoverageFinding> run();

 private:
  void walk(const CliquePlan& plan);
  void tell_steps();
  void tell_constraints();
  void tell_constraint(const CliquePlan& plan, const std::string& name);
  void tell_types();
  [[nodiscard]] bool any_focal_point(const CliquePlan& plan) const;
  [[nodiscard]] Values values_of(const CliquePlan& plan, const std::string& name) const;
  [[nodiscard]] std::map<NameIndex, Types> linked_types() const;

  const GraphSnapshot& snapshot_;
  LinkCensus census_;
  CliquePlans plans_;
  std::map<const CliqueType*, std::vector<StepUse>> steps_;
  std::map<NameIndex, Types> visited_, focal_;  ///< By environment.
  std::vector<CoverageFinding> findings_;
};

void Coverage::walk(const CliquePlan& plan) {
  auto& uses = steps_[plan.type];
  uses.resize(plan.steps.size());
  Types reached = {plan.type->focal_point_type};
  for (std::size_t at = 0; at < plan.steps.size(); ++at) {
    Types fresh;
    for (const PassPlan& pass : plan.steps[at].passes) {
      if (!census_.has(plan.environment, pass.link_type, plan.any_implicit)) continue;
      uses[at].matched = true;
      if (!reached.contains(pass.start)) continue;
      uses[at].reached = true;
      fresh.insert(pass.reached);
    }
    reached.merge(fresh);
  }
  visited_[plan.environment].merge(reached);
  focal_[plan.environment].insert(plan.type->focal_point_type);
}

void Coverage::tell_steps() {
  // In the order of the rules, which the pointers have within their one list.
  for (const auto& [type, uses] : steps_) {
    for (std::size_t at = 0; at < uses.size(); ++at) {
      if (uses[at].reached) continue;
      const std::string step =
          "step " + std::to_string(at + 1) + " '" + type->link_types[at] + "' ";
      if (uses[at].matched) {
        findings_.push_back({Kind::kStepUnreachable, "", type->key,
                             step + "begins where no step before it leads",
                             "move it behind one that does, or add that"});
      } else {
        findings_.push_back({Kind::kStepNeverMatches, "", type->key,
                             step + "has no link to follow where the rule is used", ""});
      }
    }
  }
}

bool Coverage::any_focal_point(const CliquePlan& plan) const {
  for (std::uint32_t i = 0; i < snapshot_.node_count(); ++i) {
    const model::NodeId node{i};
    if (snapshot_.environment(node) == plan.environment && !snapshot_.is_placeholder(node) &&
        snapshot_.node_types()[snapshot_.type(node)] == plan.type->focal_point_type) {
      return true;
    }
  }
  return false;
}

Values Coverage::values_of(const CliquePlan& plan, const std::string& name) const {
  Values values;
  const ConstraintTable& table = snapshot_.constraints();
  for (std::uint32_t i = 0; i < snapshot_.node_count() && !values.on_focal_point; ++i) {
    const model::NodeId node{i};
    values.on_focal_point =
        snapshot_.environment(node) == plan.environment &&
        snapshot_.node_types()[snapshot_.type(node)] == plan.type->focal_point_type &&
        table.json(snapshot_.constraint_set(node), name) != "null";
  }
  for (std::uint32_t i = 0; i < snapshot_.link_count() && !values.on_link; ++i) {
    const model::LinkId link{i};
    values.on_link = snapshot_.environment(link) == plan.environment &&
                     table.carried(snapshot_.constraint_set(link), name) != kAbsent;
  }
  return values;
}

void Coverage::tell_constraint(const CliquePlan& plan, const std::string& name) {
  const Values values = values_of(plan, name);
  const std::string& type = plan.type->focal_point_type;
  if (values.on_focal_point && values.on_link) return;
  CoverageFinding finding{Kind::kConstraintNeverApplies,
                          snapshot_.environments()[plan.environment].name, type + ":" + name, "",
                          "remove the constraint, or import the attribute"};
  if (values.on_link) {
    finding.reason = "no " + type + " has '" + name + "', so every link that has it is rejected";
  } else if (values.on_focal_point) {
    finding.reason = "no link has '" + name + "', so the constraint decides nothing";
  } else {
    finding.reason = "no " + type + " and no link has '" + name + "'";
  }
  findings_.push_back(std::move(finding));
}

void Coverage::tell_constraints() {
  std::set<std::tuple<NameIndex, std::string, std::string>> told;
  for (const CliquePlan& plan : plans_.plans) {
    if (plan.constraints.empty() || !any_focal_point(plan)) continue;
    for (const std::string& name : plan.constraints) {
      if (!told.emplace(plan.environment, plan.type->focal_point_type, name).second) continue;
      tell_constraint(plan, name);
    }
  }
}

std::map<NameIndex, Types> Coverage::linked_types() const {
  std::map<NameIndex, Types> types;
  for (std::uint32_t i = 0; i < snapshot_.link_count(); ++i) {
    const model::LinkId link{i};
    for (const model::NodeId end : {snapshot_.source(link), snapshot_.target(link)}) {
      if (snapshot_.is_placeholder(end)) continue;
      types[snapshot_.environment(end)].insert(snapshot_.node_types()[snapshot_.type(end)]);
    }
  }
  return types;
}

void Coverage::tell_types() {
  for (const auto& [environment, types] : linked_types()) {
    const auto visited = visited_.find(environment);
    if (visited == visited_.end()) continue;  // it has no rules
    const std::string& name = snapshot_.environments()[environment].name;
    for (const std::string& type : types) {
      if (!visited->second.contains(type)) {
        findings_.push_back({Kind::kTypeWithoutRule, name, type,
                             "nodes of this type have links, but no clique type visits them",
                             "add a clique type or a step for them"});
      } else if (!focal_[environment].contains(type)) {
        findings_.push_back(
            {Kind::kTypeWithoutFocalRule, name, type, "no clique type has it as focal point", ""});
      }
    }
  }
}

std::vector<CoverageFinding> Coverage::run() {
  for (const CliquePlan& plan : plans_.plans) walk(plan);
  tell_steps();
  tell_constraints();
  tell_types();
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
  return std::move(findings_);
}

}  // namespace

std::string_view name_of(CoverageFinding::Kind kind) noexcept {
  switch (kind) {
    case Kind::kStepUnreachable:
      return "step-unreachable";
    case Kind::kStepNeverMatches:
      return "step-never-matches";
    case Kind::kConstraintNeverApplies:
      return "constraint-never-applies";
    case Kind::kTypeWithoutRule:
      return "type-without-rule";
    case Kind::kTypeWithoutFocalRule:
      return "type-without-focal-rule";
  }
  return {};
}

std::vector<CoverageFinding> find_uncovered(const GraphSnapshot& snapshot, const RuleBook& rules,
                                            Semantics semantics) {
  return Coverage(snapshot, rules, semantics).run();
}

}  // namespace toposcope::graph
