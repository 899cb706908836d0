#include "clique_plan.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "toposcope/model/type_name.h"

#include "rules_score.h"

namespace toposcope::graph {
namespace {

constexpr bool knows_two_dashes(Semantics semantics) {
  return semantics == Semantics::kCalipso2018 || semantics == Semantics::kGuide;
}

void append_unique(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// Plans the cliques of one environment after the other.
class Planner {
 public:
  Planner(const GraphSnapshot& snapshot, const RuleBook& rules, Semantics semantics,
          const LinkCensus& census)
      : snapshot_(snapshot), rules_(rules), semantics_(semantics), census_(census) {
    for (NameIndex i = 0; i < snapshot.link_types().size(); ++i) {
      link_types_.try_emplace(snapshot.link_types()[i], i);
    }
  }

  void add_environment(NameIndex environment) {
    const std::string& name = snapshot_.environments()[environment].name;
    const EnvironmentConfig config = environment_config(rules_, name);
    for (const CliqueType& type : rules_.clique_types) {
      const Verdict verdict = judge(type, config, semantics_);
      if (!verdict.fault.empty()) report(type, environment, verdict.fault + ": it does not match");
    }
    for (const CliqueType* type : select_clique_types(rules_, config, semantics_)) {
      add_plan(environment, *type);
    }
  }

  CliquePlans take() && { return std::move(out_); }

 private:
  void add_plan(NameIndex environment, const CliqueType& type) {
    CliquePlan plan;
    plan.environment = environment;
    plan.type = &type;
    plan.any_implicit = type.use_implicit_links || semantics_ == Semantics::kGuide;
    const auto& environment_name = snapshot_.environments()[environment].name;
    for (const auto& name :
         select_constraints(rules_, type.focal_point_type, environment_name, semantics_)) {
      append_unique(plan.constraints, name);
    }
    for (const auto& link_type : type.link_types) {
      plan.steps.push_back(plan_step(plan, link_type));
    }
    out_.plans.push_back(std::move(plan));
  }

  StepPlan plan_step(const CliquePlan& plan, const std::string& link_type) {
    const auto dashes = model::count_dashes(link_type);
    if (dashes == 0 || (dashes > 1 && !knows_two_dashes(semantics_))) {
      report(*plan.type, plan.environment,
             "link type '" + link_type + "' has " + std::to_string(dashes) +
                 " dashes; it must name two node types joined by one: this step adds nothing");
      return {};
    }
    const std::string reverse = model::reverse_link_type(link_type);
    StepPlan step;
    if (semantics_ == Semantics::kBothWays) {
      add_forward(step, link_type);
      add_backward(step, reverse);
    } else if (reverse == link_type) {
      add_forward(step, link_type);
      if (semantics_ == Semantics::kCalipso) add_backward(step, reverse);
      step.second_is_fallback = true;
    } else if (semantics_ != Semantics::kGuide && is_stored(plan, reverse)) {
      add_backward(step, reverse);
    } else {
      add_forward(step, link_type);
    }
    return step;
  }

  [[nodiscard]] bool is_stored(const CliquePlan& plan, const std::string& link_type) const {
    const auto index = index_of(link_type);
    return index.has_value() && census_.has(plan.environment, *index, plan.any_implicit);
  }

  void add_forward(StepPlan& step, const std::string& stored) const {
    const auto index = index_of(stored);
    if (!index.has_value()) return;
    const auto ends = model::split_link_type(stored);
    step.passes.push_back({*index, true, std::string(ends.from), std::string(ends.to)});
  }

  void add_backward(StepPlan& step, const std::string& stored) const {
    const auto index = index_of(stored);
    if (!index.has_value()) return;
    const auto ends = model::split_link_type(stored);
    step.passes.push_back({*index, false, std::string(ends.to), std::string(ends.from)});
  }

  [[nodiscard]] std::optional<NameIndex> index_of(const std::string& link_type) const {
    const auto it = link_types_.find(link_type);
    if (it == link_types_.end()) return std::nullopt;
    return it->second;
  }

  void report(const CliqueType& type, NameIndex environment, const std::string& what) {
    out_.faults.push_back({type.key, "environment '" + snapshot_.environments()[environment].name +
                                         "', clique type '" + type.name + "': " + what});
  }

  const GraphSnapshot& snapshot_;
  const RuleBook& rules_;
  Semantics semantics_;
  const LinkCensus& census_;
  std::map<std::string_view, NameIndex> link_types_;
  CliquePlans out_;
};

}  // namespace

std::vector<bool> removed_links(const GraphSnapshot& snapshot, const Overlay& overlay) {
  if (overlay.empty()) return {};
  std::vector<bool> removed(snapshot.link_count());
  for (std::uint32_t i = 0; i < removed.size(); ++i) {
    const model::LinkId link{i};
    removed[i] = overlay.links.contains(link) || overlay.nodes.contains(snapshot.source(link)) ||
                 overlay.nodes.contains(snapshot.target(link));
  }
  return removed;
}

LinkCensus::LinkCensus(const GraphSnapshot& snapshot, const std::vector<bool>& removed) {
  for (const model::LinkCount& counted : snapshot.link_counts()) {
    add(counted.environment, counted.link_type, counted.implicit,
        static_cast<std::int64_t>(counted.count));
  }
  for (std::uint32_t i = 0; i < removed.size(); ++i) {
    if (!removed[i]) continue;
    const model::LinkId link{i};
    add(snapshot.environment(link), snapshot.link_type(link), snapshot.implicit(link), -1);
  }
}

void LinkCensus::add(NameIndex environment, NameIndex link_type, model::Implicit implicit,
                     std::int64_t count) {
  Count& counted = counts_[{environment, link_type}];
  counted.all += count;
  if (implicit == model::Implicit::kFalse) counted.explicit_only += count;
}

bool LinkCensus::has(NameIndex environment, NameIndex link_type, bool any_implicit) const {
  const auto it = counts_.find({environment, link_type});
  if (it == counts_.end()) return false;
  return (any_implicit ? it->second.all : it->second.explicit_only) > 0;
}

CliquePlans plan_cliques(const GraphSnapshot& snapshot, const RuleBook& rules, Semantics semantics,
                         const LinkCensus& census) {
  Planner planner(snapshot, rules, semantics, census);
  for (NameIndex i = 0; i < snapshot.environments().size(); ++i) {
    if (snapshot.environments()[i].declared) planner.add_environment(i);
  }
  CliquePlans out = std::move(planner).take();
  std::sort(out.plans.begin(), out.plans.end(), [&](const CliquePlan& a, const CliquePlan& b) {
    const auto rank = [&](const CliquePlan& plan) {
      return std::tie(snapshot.environments()[plan.environment].name, plan.type->focal_point_type,
                      plan.type);
    };
    return rank(a) < rank(b);
  });
  return out;
}

}  // namespace toposcope::graph
