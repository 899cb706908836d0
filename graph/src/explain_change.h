#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/graph/rules.h"

#include "explain_walk.h"

namespace toposcope::graph {

/// What a remedy would change, to be tried before it is advised.
struct Change {
  std::optional<LinkChange> link;
  std::optional<std::vector<std::string>> steps;  ///< Instead of the clique type's.
  bool use_implicit_links = false;                ///< Turned on in the clique type.
  std::vector<std::string> dropped_constraints;   ///< Names taken out of the constraints.
  std::optional<Semantics> semantics;             ///< Instead of the plan's, with `constraints`:
  std::vector<std::string> constraints;           ///< those in force under it.
};

/// The walk of a plan from a focal point once the change is made.  Under calipso-2018 it goes on at
/// steps that add nothing when `at_empty_step` says so.
[[nodiscard]] Trace trace_changed(const WalkPlan& plan, model::NodeId focal_point,
                                  const Change& change,
                                  AtEmptyStep at_empty_step = AtEmptyStep::kGoOn);

/// Whether the walk takes the hop's link to the same node once the change is made.
[[nodiscard]] bool lets_in(const WalkPlan& plan, model::NodeId focal_point, const Change& change,
                           const TracedHop& hop);

/// `steps` with one of them listed once more before the one at `place`.
[[nodiscard]] std::vector<std::string> with_step_repeated(std::vector<std::string> steps,
                                                          std::uint32_t step, std::uint32_t place);

/// `steps` with some of them, given in ascending order, moved to the end.
[[nodiscard]] std::vector<std::string> with_steps_at_end(const std::vector<std::string>& steps,
                                                         const std::vector<std::uint32_t>& moved);

}  // namespace toposcope::graph
