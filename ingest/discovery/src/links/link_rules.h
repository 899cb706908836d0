#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/link_mode.h"

namespace toposcope::discovery {

/// What all finders of one run go by.
struct LinkRules {
  LinkMode mode = LinkMode::kToposcope;
  EnvironmentConfig environment;
  /// Attributes that must not contradict each other along implicit links; ascending.
  std::vector<std::string> constraint_names;

  [[nodiscard]] bool is_2018() const noexcept { return mode == LinkMode::kCalipso2018; }
  [[nodiscard]] bool is_own() const noexcept { return mode == LinkMode::kToposcope; }
  [[nodiscard]] bool is_kubernetes() const {
    return environment.environment_type == "Kubernetes" && !is_2018();
  }

  /// A host without a cloud.
  [[nodiscard]] bool is_linux() const { return environment.environment_type == "Linux"; }

  /// Only networks of type vlan are used: by rules of ours also when a list says so.
  [[nodiscard]] bool is_vlan_only() const;

  /// The version of 2021 looks for switches only where the environment says they are there.
  [[nodiscard]] bool looks_for_switches() const noexcept {
    return mode != LinkMode::kCalipso || environment.aci_enabled;
  }
};

/// Names of constraints that count in an environment, ascending, from documents of
/// clique_constraints: in 2018 those without environment, in 2021 those of exactly this one, by
/// rules of ours both, and those with an empty one.
[[nodiscard]] std::vector<std::string> constraint_names_of(LinkMode mode,
                                                           std::string_view environment,
                                                           std::span<const std::string> documents);

}  // namespace toposcope::discovery
