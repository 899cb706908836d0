#pragma once

#include <string>

#include "toposcope/store/import.h"

#include "json_text.h"

namespace toposcope::cli {

/// "revision 7: 2 added, 1 changed, 3 retired" over nodes, links and documents together.
[[nodiscard]] std::string summarise(const store::ImportOutcome& outcome);

/// Counts by type, each {"added","changed","unchanged","retired"}.
[[nodiscard]] Json counts_json(const std::map<std::string, store::ChangeCounts>& counts);

/// {"revision","nodes","links","documents"}.
[[nodiscard]] Json outcome_json(const store::ImportOutcome& outcome);

}  // namespace toposcope::cli
