#pragma once

#include <memory>
#include <stop_token>

#include "toposcope/discovery/sources.h"

#include "sources/ssh/ssh_settings.h"

namespace toposcope::discovery {

/// Commands on hosts by SSH: one login a host, kept; hosts do not wait for each other.  A host that
/// was not reached or refused is not asked again; one whose connection broke is, once.
[[nodiscard]] std::shared_ptr<HostCommands> make_ssh_commands(const SshSettings& settings,
                                                              std::stop_token stop);

}  // namespace toposcope::discovery
