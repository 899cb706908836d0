#include "sources/command/excluded_hosts.h"

#include <algorithm>
#include <utility>

#include <fnmatch.h>

namespace toposcope::discovery {
namespace {

class ExcludedHosts final : public HostCommands {
 public:
  ExcludedHosts(std::shared_ptr<HostCommands> hosts, std::vector<std::string> names)
      : hosts_(std::move(hosts)), names_(std::move(names)) {}

  model::Result<std::vector<CommandResult>> run(std::string_view host,
                                                std::span<const std::string> commands) override {
    const std::string name(host);
    const bool is_excluded = std::any_of(names_.begin(), names_.end(), [&](const auto& pattern) {
      return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
    });
    if (!is_excluded) return hosts_->run(host, commands);
    return model::Error{model::ErrorCode::kUnsupported,
                        "hosts that are not to be asked (CLI.exclude): " + name, name};
  }

 private:
  std::shared_ptr<HostCommands> hosts_;
  std::vector<std::string> names_;
};

}  // namespace

std::shared_ptr<HostCommands> without_hosts(std::shared_ptr<HostCommands> hosts,
                                            std::vector<std::string> names) {
  return std::make_shared<ExcludedHosts>(std::move(hosts), std::move(names));
}

}  // namespace toposcope::discovery
