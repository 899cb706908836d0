#include "rules_score.h"

#include <algorithm>
#include <map>

namespace toposcope::graph {
namespace {

constexpr int kOwnEnvironment = 64;
constexpr int kDistribution = 32;
constexpr int kVersion = 16;
constexpr int kMechanismDriver = 8;
constexpr int kTypeDriver = 4;
constexpr int kFallback = 2;
constexpr int kAnyEnvironment = 1;
constexpr std::string_view kAny = "ANY";

/// An answer, or the fault that an original ended at.
struct Answer {
  bool yes = false;
  std::string fault = {};
};

bool is_digits(const JsonField& field) {
  return field.is_text && !field.text.empty() &&
         std::all_of(field.text.begin(), field.text.end(),
                     [](char c) { return '0' <= c && c <= '9'; });
}

/// Whether the number `a` is at most `b`; both are digits, of any length.
bool at_most(std::string_view a, std::string_view b) {
  a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
  b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
  return a.size() != b.size() ? a.size() < b.size() : a <= b;
}

Answer version_fits(const JsonField& wanted, const JsonField& have, Semantics semantics) {
  if (semantics == Semantics::kCalipso2018) return {wanted == have};
  if (!wanted.is_text) return {false, "distribution_version " + wanted.text + " is not a text"};
  if (!is_digits(wanted)) return {wanted == have};
  if (have.truthy && !have.is_text) {
    return {false, "the environment's distribution_version " + have.text + " is not a text"};
  }
  return {is_digits(have) ? at_most(wanted.text, have.text) : wanted == have};
}

/// Python's `item in container`: a member of a list, or a part of a text.
Answer is_in(const JsonField& item, const JsonField& container) {
  if (container.is_list) {
    const auto& items = container.items;
    return {std::find(items.begin(), items.end(), item) != items.end()};
  }
  if (container.is_text && item.is_text) {
    return {container.text.find(item.text) != std::string::npos};
  }
  if (!container.truthy) return {false};
  return {false, "mechanism driver " + item.text + " cannot be looked up in " + container.text};
}

Answer driver_fits(const JsonField& wanted, const JsonField& have, Semantics semantics) {
  if (semantics == Semantics::kCalipso2018 || !wanted.is_list) return is_in(wanted, have);
  for (const JsonField& item : wanted.items) {
    Answer answer = is_in(item, have);
    if (answer.yes || !answer.fault.empty()) return answer;
  }
  return {false};
}

/// The score of a rule without an environment: what it says about the deployment must hold.
Verdict judge_deployment(const CliqueType& type, const EnvironmentConfig& environment,
                         Semantics semantics) {
  if (type.environment_type.truthy && !(type.environment_type == environment.environment_type)) {
    return {};
  }
  int score = 0;
  if (type.distribution.truthy) {
    if (!(type.distribution == environment.distribution)) return {};
    score += kDistribution;
    if (type.distribution_version.truthy) {
      const Answer fits =
          version_fits(type.distribution_version, environment.distribution_version, semantics);
      if (!fits.yes) return {0, fits.fault};
      score += kVersion;
    }
  }
  if (type.mechanism_drivers.truthy) {
    const Answer fits =
        driver_fits(type.mechanism_drivers, environment.mechanism_drivers, semantics);
    if (!fits.yes) return {0, fits.fault};
    score += kMechanismDriver;
  }
  if (type.type_drivers.truthy) {
    if (!(type.type_drivers == environment.type_drivers)) return {};
    score += kTypeDriver;
  }
  return {std::max(score, kFallback), {}};
}

/// The members of one group that its environment uses, in their order.
std::vector<const CliqueType*> best_of(const std::vector<const CliqueType*>& group,
                                       const EnvironmentConfig& environment, Semantics semantics) {
  int best = 1;
  std::vector<const CliqueType*> chosen;
  for (const CliqueType* type : group) {
    const int points = score(*type, environment, semantics);
    if (points < best) continue;
    if (points > best) chosen.clear();
    best = points;
    chosen.push_back(type);
  }
  if (semantics == Semantics::kCalipso2018 && chosen.size() > 1) chosen.resize(1);
  return chosen;
}

}  // namespace

Verdict judge(const CliqueType& type, const EnvironmentConfig& environment, Semantics semantics) {
  const bool own = !type.environment.empty() && type.environment == environment.name;
  const bool any = type.environment == kAny;
  if (semantics == Semantics::kGuide) return {own || any ? 1 : 0, {}};
  if (own) return {kOwnEnvironment, {}};
  if (any) return {kAnyEnvironment, {}};
  if (!type.environment.empty()) return {};
  return judge_deployment(type, environment, semantics);
}

int score(const CliqueType& type, const EnvironmentConfig& environment, Semantics semantics) {
  return judge(type, environment, semantics).score;
}

std::vector<const CliqueType*> select_clique_types(const RuleBook& rules,
                                                   const EnvironmentConfig& environment,
                                                   Semantics semantics) {
  std::vector<std::vector<const CliqueType*>> groups;
  std::map<std::string_view, std::size_t> group_of;
  for (const CliqueType& type : rules.clique_types) {
    const auto [it, is_new] = group_of.try_emplace(type.focal_point_type, groups.size());
    if (is_new) groups.emplace_back();
    groups[it->second].push_back(&type);
  }
  std::vector<const CliqueType*> out;
  for (const auto& group : groups) {
    const auto chosen = best_of(group, environment, semantics);
    out.insert(out.end(), chosen.begin(), chosen.end());
  }
  return out;
}

std::vector<std::string> select_constraints(const RuleBook& rules,
                                            std::string_view focal_point_type,
                                            std::string_view environment, Semantics semantics) {
  const bool first_counts = semantics == Semantics::kCalipso2018 || semantics == Semantics::kGuide;
  std::vector<std::string> general;
  for (const CliqueConstraints& constraints : rules.constraints) {
    if (constraints.focal_point_type != focal_point_type) continue;
    if (first_counts || constraints.environment == environment) return constraints.names;
    if (constraints.environment.empty()) general = constraints.names;
  }
  return general;
}

EnvironmentConfig environment_config(const RuleBook& rules, const std::string& name) {
  const auto it = std::find_if(rules.environments.begin(), rules.environments.end(),
                               [&](const auto& config) { return config.name == name; });
  if (it != rules.environments.end()) return *it;
  EnvironmentConfig bare;
  bare.name = name;
  return bare;
}

}  // namespace toposcope::graph
