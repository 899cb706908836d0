#pragma once

#include <vector>

#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// What became of each command of a batch, as the answer to all of it: an error when none was
/// answered, else results, of which those that were not have their failure.
[[nodiscard]] model::Result<std::vector<CommandResult>> answer_of(
    std::vector<model::Result<CommandResult>> commands);

}  // namespace toposcope::discovery
