#pragma once

/// \file
/// What rules miss in an inventory: steps that lead nowhere, constraints that decide nothing, types
/// that no rule visits.
///
/// \code
///   for (const CoverageFinding& finding : find_uncovered(snapshot, rules, Semantics::kCalipso)) {
///     print(finding.place, finding.reason);
///   }
/// \endcode

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"

namespace toposcope::graph {

struct CoverageFinding {
  enum class Kind : std::uint8_t {
    kStepUnreachable,         ///< No step before it can reach where it begins.
    kStepNeverMatches,        ///< There is no link that it could follow.
    kConstraintNeverApplies,  ///< It decides nothing, or rejects everything.
    kTypeWithoutRule,         ///< Nodes that have links, and are in no clique.
    kTypeWithoutFocalRule,    ///< They are in cliques of others, and have none of their own.
  };

  Kind kind = Kind::kStepNeverMatches;
  std::string environment;  ///< Empty: of every one that the rule is used in.
  std::string place;        ///< The key of the rule, or the node type.
  std::string reason;
  std::string remedy;  ///< May be empty.
};

/// "step-unreachable", "step-never-matches", ...
[[nodiscard]] std::string_view name_of(CoverageFinding::Kind kind) noexcept;

/// Looks at the rules that declared environments use, as the engine chooses them.  A step is told
/// of when it leads nowhere in all of these.  Environments without clique types are left out.
/// By kind, then rule and step, or environment and type.
///
/// \par Complexity
/// One pass over nodes and links, and one over the steps of rules for each environment.
[[nodiscard]] std::vector<CoverageFinding> find_uncovered(const GraphSnapshot& snapshot,
                                                          const RuleBook& rules,
                                                          Semantics semantics);

}  // namespace toposcope::graph
