#pragma once

#include <memory>
#include <stop_token>

#include "toposcope/discovery/sources.h"

#include "sources/local/child_process.h"

namespace toposcope::discovery {

/// Commands on this machine, whatever the name of the host.
/// \param sudo  run them by `sudo -n` unless this is root
[[nodiscard]] std::shared_ptr<HostCommands> make_local_commands(bool sudo,
                                                                const CommandLimits& limits,
                                                                std::stop_token stop);

}  // namespace toposcope::discovery
