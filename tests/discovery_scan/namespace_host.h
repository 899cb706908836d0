#pragma once

/// \file
/// A host of its own inside this one: its network, its processes and what it has mounted are those
/// of nobody else, and vanish with it.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// Needs what root may.  Ends with the object, and with this process however that ends.
class NamespaceHost : public HostCommands {
 public:
  /// \retval kUnavailable  namespaces cannot be made here; the message says why
  [[nodiscard]] static model::Result<std::shared_ptr<NamespaceHost>> make();

  /// Of what make() has started.
  NamespaceHost(int keeper, int input) : keeper_(keeper), input_(input) {}
  NamespaceHost(const NamespaceHost&) = delete;
  NamespaceHost& operator=(const NamespaceHost&) = delete;
  ~NamespaceHost() override;

  [[nodiscard]] model::Result<std::vector<CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) override;

  /// One command for a shell.
  [[nodiscard]] CommandResult run(const std::string& command) const;

 private:
  int keeper_;  ///< The process that keeps the namespaces.
  int input_;   ///< It ends when this is closed.
};

}  // namespace toposcope::discovery
