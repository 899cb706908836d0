#pragma once

#include <string>

#include "explain_text.h"

namespace toposcope::graph {

/// What would let the hop in: an answer to every one of its obstacles, and others after "or".
///
/// Every combination that is offered was walked.  When none of the changes that are known lets the
/// hop in, the plainest ones are named and the answer says that they are not enough.
[[nodiscard]] std::string remedy_of(const Question& question, const RelaxedHop& hop);

}  // namespace toposcope::graph
