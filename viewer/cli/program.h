#pragma once

namespace toposcope::cli {

/// The whole program: reads the command line, runs one command, says what failed.
/// \return the exit code for the shell
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace toposcope::cli
