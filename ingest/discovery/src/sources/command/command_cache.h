#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// Asks for each command on each host once, and gives what came of it to all who ask again:
/// results, and failures too, but no cancelled ones.  Two threads that ask one host wait for each
/// other; other hosts do not wait.  Many commands go in pieces, so that a time limit is that of a
/// piece, and one that fails costs its own commands.
class CommandCache final : public HostCommands {
 public:
  static constexpr std::size_t kPiece = 100;  ///< Commands that are asked at once.

  explicit CommandCache(std::shared_ptr<HostCommands> inner);

  [[nodiscard]] model::Result<std::vector<CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) override;

 private:
  using Known = std::map<std::string, model::Result<CommandResult>, std::less<>>;
  struct Host {
    std::mutex mutex;
    Known known;
  };

  [[nodiscard]] Host& host_of(std::string_view name);
  [[nodiscard]] model::Status ask(std::string_view name, Known& known,
                                  std::span<const std::string> commands);

  std::shared_ptr<HostCommands> inner_;
  std::mutex mutex_;
  std::map<std::string, Host, std::less<>> hosts_;  // hosts stay where they are
};

}  // namespace toposcope::discovery
