#pragma once

/// \file
/// A clique plan with everything resolved to addresses and small integers: what a walk executes.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "adjacency.h"
#include "clique_plan.h"
#include "constraint_columns.h"

namespace toposcope::graph {

struct Pass {
  const Csr* links = nullptr;
  std::uint32_t start = 0;    ///< Index of a list of reached slots; the same for
  std::uint32_t reached = 0;  ///< the far ends.
};

struct Step {
  std::array<Pass, 2> passes = {};
  std::uint32_t pass_count = 0;
  bool second_is_fallback = false;
  bool may_repeat = false;       ///< An earlier step, or the other pass, walks the same links.
  bool may_be_repeated = false;  ///< A later step, or the other pass, does.
};

struct Program {
  std::vector<Step> steps;
  std::uint32_t focal_list = 0;                      ///< The list that the focal point starts in.
  std::uint32_t list_count = 0;                      ///< One for each type name.
  std::vector<const ConstraintColumn*> constraints;  ///< Each must hold.
  bool stops_at_gap = false;  ///< The first step that adds nothing is the last.
  bool marks_links = false;   ///< Some step's links come again.
};

/// \param adjacency, columns  must outlive the program
[[nodiscard]] Program compile(const CliquePlan& plan, Semantics semantics, Adjacency& adjacency,
                              ConstraintColumns& columns);

}  // namespace toposcope::graph
