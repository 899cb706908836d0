#pragma once

#include <memory>
#include <string>
#include <vector>

#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// Commands on all hosts but some, of which kUnsupported is the answer: what is on them is not to
/// be known, and no failure of a scan. \param names  of hosts, with * and ? as a shell has them
[[nodiscard]] std::shared_ptr<HostCommands> without_hosts(std::shared_ptr<HostCommands> hosts,
                                                          std::vector<std::string> names);

}  // namespace toposcope::discovery
