#pragma once

#include "toposcope/model/result.h"

namespace toposcope::cli {

/// What the program tells the shell.
enum class ExitCode {
  kOk = 0,
  kNo = 1,        ///< The answer is "no": nothing found, differences found.
  kUsage = 2,     ///< Wrong words on the command line.
  kBadInput = 3,  ///< A file or document is not what it should be.
  kInternal = 4,  ///< A fault of this program.
  kTryAgain = 5,  ///< The surroundings refused: locked, disk full, no permission, reader gone.
};

/// The one place where failures become exit codes.
[[nodiscard]] ExitCode exit_code_of(model::ErrorCode code) noexcept;

/// The same failure told of a file that the user named: a missing or unreadable file is bad input,
/// not the answer "no".
[[nodiscard]] model::Error as_bad_input(model::Error error);

}  // namespace toposcope::cli
