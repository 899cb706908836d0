#pragma once

#include <string>

#include "toposcope/model/result.h"

#include "common_options.h"
#include "console.h"
#include "exit_code.h"

namespace toposcope::cli {

/// `env test`: a verdict for each way into the environment; kNo when one is closed.
[[nodiscard]] model::Result<ExitCode> test_environment(const CommonOptions& common,
                                                       const std::string& name, Console& console);

}  // namespace toposcope::cli
