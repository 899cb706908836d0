#include "sources/ssh/ssh_commands.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sources/ssh/ssh_session.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

class SshCommands final : public HostCommands {
 public:
  SshCommands(const SshSettings& settings, std::stop_token stop)
      : settings_(settings), stop_(std::move(stop)) {}

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    if (commands.empty()) return std::vector<CommandResult>();
    Host& state = host_of(host);
    const std::lock_guard lock(state.mutex);
    if (auto in = log_in(std::string(host), state); !in.has_value()) return in.error();
    auto results = state.session->run(commands, stop_);
    if (!results.has_value()) state.session.reset();
    return results;
  }

 private:
  struct Host {
    std::mutex mutex;
    std::optional<SshSession> session;
    std::optional<Error> refused;
  };

  Host& host_of(std::string_view name) {
    const std::lock_guard lock(mutex_);
    const auto found = hosts_.find(name);
    return found != hosts_.end() ? found->second : hosts_[std::string(name)];
  }

  model::Status log_in(const std::string& name, Host& state) {
    if (state.refused) return *state.refused;
    if (state.session) return model::ok();
    if (stop_.stop_requested()) return Error{ErrorCode::kCancelled, "stopped", name};
    auto session = SshSession::open(name, settings_);
    if (session.has_value()) {
      state.session.emplace(std::move(session).value());
      return model::ok();
    }
    state.refused = session.error();
    return *state.refused;
  }

  SshSettings settings_;
  std::stop_token stop_;
  std::mutex mutex_;
  std::map<std::string, Host, std::less<>> hosts_;  // hosts stay where they are
};

}  // namespace

std::shared_ptr<HostCommands> make_ssh_commands(const SshSettings& settings, std::stop_token stop) {
  return std::make_shared<SshCommands>(settings, std::move(stop));
}

}  // namespace toposcope::discovery
