#pragma once

/// \file
/// Distributions that run their services in containers: which commands go into which.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// What a command of the environment's hosts becomes: itself; inside a container; or several whose
/// outputs belong together.  As Calipso of 2021 does for Mercury and Kolla, and for what it does
/// not ask; the first entry whose words are in the command counts.  Tools that only look at the
/// kernel or at services of the host itself (`ip -j`, `ethtool`, `lldpctl`, `teamdctl`) stay
/// outside.
[[nodiscard]] std::vector<std::string> translated(const EnvironmentConfig& environment,
                                                  std::string_view command);

/// Runs commands as they are translated.  Of several that belong together those count that ran: one
/// whose container is not there is passed over, unless none is there.
[[nodiscard]] std::shared_ptr<HostCommands> with_translation(std::shared_ptr<HostCommands> inner,
                                                             const EnvironmentConfig& environment);

}  // namespace toposcope::discovery
