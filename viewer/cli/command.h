#pragma once

#include <memory>
#include <string>
#include <vector>

#include "toposcope/model/result.h"

#include "console.h"
#include "exit_code.h"
#include "option_set.h"

namespace toposcope::cli {

/// One word of the command line: its options and its work.
class Command {
 public:
  virtual ~Command() = default;

  [[nodiscard]] virtual std::string name() const = 0;

  /// One line for `toposcope --help`.
  [[nodiscard]] virtual std::string summary() const = 0;

  /// Complete command lines, one a line, each with two blanks in front.
  [[nodiscard]] virtual std::string examples() const = 0;

  /// Declares options, bound to members; called once before parsing.
  virtual void declare(OptionSet& set) = 0;

  /// Does the work after parsing.  Answers go to console.out(), everything else to its notes.
  [[nodiscard]] virtual model::Result<ExitCode> run(Console& console) = 0;
};

/// All commands of the program in the order of `toposcope --help`.
[[nodiscard]] std::vector<std::unique_ptr<Command>> make_builtin_commands();

}  // namespace toposcope::cli
