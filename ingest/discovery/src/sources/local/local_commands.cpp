#include "sources/local/local_commands.h"

#include <string>
#include <utility>
#include <vector>

#include "sources/command/batch_script.h"
#include "sources/command/shell_call.h"

namespace toposcope::discovery {
namespace {

class LocalCommands final : public HostCommands {
 public:
  LocalCommands(bool sudo, const CommandLimits& limits, std::stop_token stop)
      : shell_{"/bin/sh", "-c", "exec " + shell_call(sudo)},
        limits_(limits),
        stop_(std::move(stop)) {}

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    if (commands.empty()) return std::vector<CommandResult>();
    const BatchScript batch(commands);
    const auto child = run_child(shell_, batch.text(), limits_, stop_);
    if (!child.has_value()) {
      return model::Error{child.error().code, "this machine: " + child.error().message,
                          std::string(host)};
    }
    const auto& [exit_code, output, errors] = child.value();
    if (!batch.began(output)) return not_begun(host, errors);
    auto results = batch.read(output, errors);
    if (results.has_value()) return results;
    return model::Error{results.error().code, results.error().message, std::string(host)};
  }

 private:
  std::vector<std::string> shell_;
  CommandLimits limits_;
  std::stop_token stop_;
};

}  // namespace

std::shared_ptr<HostCommands> make_local_commands(bool sudo, const CommandLimits& limits,
                                                  std::stop_token stop) {
  return std::make_shared<LocalCommands>(sudo, limits, std::move(stop));
}

}  // namespace toposcope::discovery
