#include "program.h"

#include <csignal>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "command.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 ok, 1 the answer is no, 2 wrong usage, 3 bad input, 4 internal failure,\n"
    "5 try again (locked, disk full, reader gone).\n\n"
    "Begin with:\n"
    "  toposcope import --db cloud.db inventory.json\n"
    "  toposcope cliques --db cloud.db --all --format table\n"
    "  toposcope export --db cloud.db --focal instance:web-1 --format dot | dot -Tsvg > web-1.svg\n"
    "`toposcope COMMAND --help` has examples for each command.";

using Commands = std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>>;

Commands declare_commands(CLI::App& app) {
  Commands commands;
  for (auto& command : make_builtin_commands()) {
    CLI::App* sub = app.add_subcommand(command->name(), command->summary());
    sub->footer("Examples:\n" + command->examples());
    OptionSet options(*sub);
    command->declare(options);
    commands.emplace_back(sub, std::move(command));
  }
  return commands;
}

/// Takes the places of closed standard streams, so that no file of ours gets their numbers and
/// receives answers.  What is written to one of these fails, as it should.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) < 0) open("/dev/null", O_RDONLY);  // takes the lowest free number
  }
}

/// The first command that stands behind options; empty when there is none.
std::string command_behind_options(int argc, char** argv, const Commands& commands) {
  for (int i = 2; i < argc; ++i) {
    for (const auto& [app, command] : commands) {
      if (command->name() == argv[i]) return argv[i];
    }
  }
  return {};
}

/// Says what is wrong with the words, and where help is.
ExitCode refuse(int argc, char** argv, const std::string& fault, const Commands& commands) {
  const std::string word = argc > 1 ? argv[1] : "";
  for (const auto& [app, command] : commands) {
    if (command->name() != word) continue;
    Console::warn("toposcope " + word + ": " + fault + "\n`toposcope " + word +
                  " --help` shows the options and examples");
    return ExitCode::kUsage;
  }
  const bool named = !word.empty() && word[0] != '-';
  const std::string later = command_behind_options(argc, argv, commands);
  if (named) {
    Console::warn("toposcope: there is no command '" + word + "'");
  } else if (later.empty()) {
    Console::warn("toposcope: a command is missing");
  } else {
    Console::warn("toposcope: the command comes first, its options behind it: toposcope " + later +
                  " " + word + " ...");
  }
  Console::warn("`toposcope --help` lists the commands");
  return ExitCode::kUsage;
}

ExitCode run_parsed(const Commands& commands) {
  Console console;
  for (const auto& [app, command] : commands) {
    if (!app->parsed()) continue;
    const auto result = command->run(console);
    const auto written = console.answers().finish();
    if (console.answers().reader_left()) return ExitCode::kTryAgain;  // quietly, as tools do
    if (!result.has_value()) {
      Console::fail(result.error());
      return exit_code_of(result.error().code);
    }
    if (!written.has_value()) {
      Console::fail(written.error());
      return exit_code_of(written.error().code);
    }
    return result.value();
  }
  return ExitCode::kUsage;
}

}  // namespace

int run_program(int argc, char** argv) {
  occupy_standard_streams();
  // A reader that goes away is then an error of write(), told like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // So is a file that may not grow (ulimit -f).
  try {
    CLI::App app("What any object of a cloud or network stands on, and what stands on it.",
                 "toposcope");
    app.set_version_flag("--version", std::string("toposcope ") + TOPOSCOPE_VERSION);
    app.footer(kExitCodes);
    app.require_subcommand(1);
    const Commands commands = declare_commands(app);
    try {
      app.parse(argc, argv);
    } catch (const CLI::Success& help) {
      const int code = app.exit(help);
      std::cout.flush();
      return std::cout.good() ? code : static_cast<int>(ExitCode::kTryAgain);
    } catch (const CLI::ParseError& error) {
      return static_cast<int>(refuse(argc, argv, error.what(), commands));
    }
    return static_cast<int>(run_parsed(commands));
  } catch (const std::exception& fault) {
    Console::fail({model::ErrorCode::kIo, std::string("internal failure: ") + fault.what(), ""});
    return static_cast<int>(ExitCode::kInternal);
  }
}

}  // namespace toposcope::cli
