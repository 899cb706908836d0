#pragma once

/// \file
/// The list of problems as it is written.
///
/// \code
///   for (std::size_t index : shown_problems(state.problems)) {
///     const ProblemTexts texts = problem_texts(state.problems.rows[index], state.now);
///   }
/// \endcode
///
/// Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "ui/desk/app_state.h"
#include "ui/models/list_texts.h"

namespace toposcope::ui {

/// Indexes of the rows that the list is limited to; all of them without a limit.
/// \par Complexity
/// Linear in the rows, which are at most some hundreds.
[[nodiscard]] std::vector<std::size_t> shown_problems(const ProblemList& problems);

struct ProblemTexts {
  std::string age;      ///< "14 min"; empty: not known since when.
  std::string cliques;  ///< "38 cliques"; empty: not known, or none.
  std::string effects;  ///< "12 effects"; empty: none.
  std::string tally;    ///< The one of both that fits beside the detail: cliques, else effects.
};
[[nodiscard]] ProblemTexts problem_texts(const ProblemRow& row, model::UtcMicros now);

/// "8 causes, 36 objects"; "36 objects" while effects are not folded in.
[[nodiscard]] std::string problems_caption(const ProblemList& problems);

/// What the list leaves out, below it; empty: nothing is to be said.
[[nodiscard]] std::string problems_note(const ProblemList& problems);

/// "Error only: 3 of 8"; empty without a limit.
[[nodiscard]] std::string limit_text(const ProblemList& problems);

/// "As if 2 objects and 1 link failed"; empty without a what-if.
[[nodiscard]] std::string supposed_text(const ProblemList& problems);

/// Why no row is shown.
/// \pre  shown_problems() is empty
[[nodiscard]] Reason problems_empty(const AppState& state);

/// Objects that anything was ever reported of.
[[nodiscard]] std::uint64_t reported_objects(const ProblemList& problems);

}  // namespace toposcope::ui
