#pragma once

/// \file
/// Rules turned into passes over stored links: everything that is decided once per environment.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"

namespace toposcope::graph {

/// By LinkId: whether the overlay takes the link away.  Empty when the overlay is.
[[nodiscard]] std::vector<bool> removed_links(const GraphSnapshot& snapshot,
                                              const Overlay& overlay);

/// Which link types an environment holds: what directions are chosen by.
class LinkCensus {
 public:
  /// \param removed  from removed_links(); these are not counted
  LinkCensus(const GraphSnapshot& snapshot, const std::vector<bool>& removed);

  [[nodiscard]] bool has(NameIndex environment, NameIndex link_type, bool any_implicit) const;

  /// As if there were `count` more such links: fewer, when it is negative.
  void add(NameIndex environment, NameIndex link_type, model::Implicit implicit,
           std::int64_t count);

 private:
  struct Count {
    std::int64_t explicit_only = 0;
    std::int64_t all = 0;
  };
  std::map<std::pair<NameIndex, NameIndex>, Count> counts_;
};

/// One look at the stored links of a type, from one side.
struct PassPlan {
  NameIndex link_type = 0;  ///< Of GraphSnapshot::link_types().
  bool at_source = true;    ///< The side of a link that must have been reached.
  std::string start;        ///< Type name under which that side was filed, and
  std::string reached;      ///< under which the other side will be.
};

/// One entry of CliqueType::link_types.
struct StepPlan {
  std::vector<PassPlan> passes;     ///< None when no such link is stored, or the entry is faulty.
  bool second_is_fallback = false;  ///< The second pass runs only when the first adds nothing.
};

/// A clique type in one environment.
struct CliquePlan {
  NameIndex environment = 0;
  const CliqueType* type = nullptr;
  std::vector<std::string> constraints;  ///< Unique, in the rule's order.
  bool any_implicit = false;             ///< Links count whatever their `implicit` is.
  std::vector<StepPlan> steps;           ///< As CliqueType::link_types.
};

struct CliquePlans {
  std::vector<CliquePlan> plans;  ///< By (environment name, focal point type, rule position).
  std::vector<model::Diagnostic> faults;
};

/// Chooses clique types, constraints and directions for every declared environment.
/// \param rules  must outlive the plans
[[nodiscard]] CliquePlans plan_cliques(const GraphSnapshot& snapshot, const RuleBook& rules,
                                       Semantics semantics, const LinkCensus& census);

/// Whether a link may be walked, as far as its `implicit` goes.
[[nodiscard]] constexpr bool implicit_allows(const CliquePlan& plan, model::Implicit implicit) {
  return plan.any_implicit || implicit == model::Implicit::kFalse;
}

}  // namespace toposcope::graph
