#pragma once

/// \file
/// The choice of clique types and constraints once more; see brute_force.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/rules.h"

#include "graph/plain_inventory.h"

namespace toposcope::testing {

/// What holds for one focal point type in one environment.
struct PlainRules {
  std::string environment;
  std::vector<nlohmann::json> clique_types;  ///< In their order.
  std::vector<std::string> constraints;
};

/// Nothing when the environment is not declared or no clique type fits.
[[nodiscard]] std::optional<PlainRules> rules_for(const PlainInventory& inventory,
                                                  const std::string& environment,
                                                  const std::string& focal_point_type,
                                                  graph::Semantics semantics);

/// 1, 1.0 and true are equal; "1" is another value.
[[nodiscard]] bool python_equal(const nlohmann::json& a, const nlohmann::json& b);

/// What Python's bool() says.
[[nodiscard]] bool is_true(const nlohmann::json& value);

}  // namespace toposcope::testing
