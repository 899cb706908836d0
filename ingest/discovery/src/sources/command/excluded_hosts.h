#pragma once

#include <memory>
#include <string>
#include <vector>

#include "toposcope/discovery/sources.h"

namespace toposcope::discovery {

/// Commands on all hosts but these.  They answer kUnsupported: what is on them is not to be known,
/// which is no failure of a scan.
/// \param names  of hosts; * and ? as in a shell
[[nodiscard]] std::shared_ptr<HostCommands> without_hosts(std::shared_ptr<HostCommands> hosts,
                                                          std::vector<std::string> names);

}  // namespace toposcope::discovery
