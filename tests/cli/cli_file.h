#pragma once

/// \file
/// Behaviour of the command line as text: a line of shell and what it is expected to print.
///
///   # a comment, or nothing: kept as it is
///   $ toposcope find --db it.db web      one line of shell
///   > a line of standard output
///   ! a line of standard error
///   = 1                                  the exit code, when it is not 0
///
/// Times become TIME and sizes of files N before comparing.

#include <filesystem>
#include <string>
#include <vector>

namespace toposcope::testing {

/// One command with the lines that belong to it.
struct CliStep {
  std::string preface;   ///< Comments and empty lines before it.
  std::string command;   ///< Without "$ ".
  std::string expected;  ///< The lines after it, as in the file.
};

struct CliFile {
  std::vector<CliStep> steps;
  std::string rest;  ///< After the last step.
};

[[nodiscard]] CliFile read_cli_file(const std::filesystem::path& path);
[[nodiscard]] std::string to_text(const CliFile& file);

struct Ran;

/// What the program did, in the form of CliStep::expected.
[[nodiscard]] std::string describe(const Ran& ran);

}  // namespace toposcope::testing
