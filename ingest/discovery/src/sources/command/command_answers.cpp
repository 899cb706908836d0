#include "sources/command/command_answers.h"

#include <algorithm>
#include <utility>

namespace toposcope::discovery {
namespace {

constexpr int kNotAsked = 255;  // as ssh ends when it does not reach a host

}  // namespace

model::Result<std::vector<CommandResult>> answer_of(
    std::vector<model::Result<CommandResult>> commands) {
  const bool is_any_known = std::any_of(commands.begin(), commands.end(),
                                        [](const auto& command) { return command.has_value(); });
  if (!is_any_known && !commands.empty()) return commands.front().error();
  std::vector<CommandResult> results;
  results.reserve(commands.size());
  for (auto& command : commands) {
    results.push_back(command.has_value()
                          ? std::move(command).value()
                          : CommandResult{.exit_code = kNotAsked, .failure = command.error()});
  }
  return results;
}

}  // namespace toposcope::discovery
