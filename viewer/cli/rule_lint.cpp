#include "rule_lint.h"

#include <algorithm>
#include <string>

#include "toposcope/model/type_name.h"

namespace toposcope::cli {
namespace {

void lint_steps(const graph::CliqueType& type, std::vector<model::Diagnostic>& out) {
  for (const std::string& step : type.link_types) {
    const std::size_t dashes = model::count_dashes(step);
    if (dashes == 1) continue;
    out.push_back({type.key, "step '" + step + "' has " +
                                 (dashes == 0 ? "no dash" : std::to_string(dashes) + " dashes") +
                                 "; a link type is FROM-TO with one dash"});
  }
}

void lint_scope(const std::string& key, const std::string& environment,
                const store::StoreInfo& info, std::vector<model::Diagnostic>& out) {
  if (environment.empty() || environment == "ANY") return;
  const bool declared =
      std::any_of(info.environments.begin(), info.environments.end(),
                  [&](const auto& known) { return known.declared && known.name == environment; });
  if (!declared) out.push_back({key, "no environment '" + environment + "' is declared here"});
}

void lint_focal_type(const std::string& key, const std::string& focal_type,
                     const store::StoreInfo& info, std::vector<model::Diagnostic>& out) {
  const bool present = std::any_of(info.node_types.begin(), info.node_types.end(),
                                   [&](const auto& known) { return known.first == focal_type; });
  if (!present) out.push_back({key, "no node here is of type '" + focal_type + "'"});
}

}  // namespace

std::vector<model::Diagnostic> lint_rules(const graph::RuleBook& rules,
                                          const store::StoreInfo& info) {
  std::vector<model::Diagnostic> out = rules.faults;
  for (const graph::CliqueType& type : rules.clique_types) {
    lint_steps(type, out);
    lint_scope(type.key, type.environment, info, out);
    lint_focal_type(type.key, type.focal_point_type, info, out);
  }
  for (const graph::CliqueConstraints& constraints : rules.constraints) {
    lint_scope(constraints.key, constraints.environment, info, out);
  }
  return out;
}

}  // namespace toposcope::cli
