#pragma once

/// \file
/// Bridges of the kernel on a host, as vconnectors.

#include <memory>
#include <string>
#include <vector>

#include "engine/fetcher.h"
#include "parse/brctl.h"

namespace toposcope::discovery::cli {

using Bridges = std::vector<parse::BrctlBridge>;

/// By brctl, else by ip, where brctl is missing or fails; once a scan.
[[nodiscard]] model::Result<std::shared_ptr<const Bridges>> bridges(const FetchContext& context,
                                                                    const std::string& host);

/// A vconnector for each bridge.
[[nodiscard]] model::Result<std::vector<Json>> bridge_documents(const FetchContext& context,
                                                                const std::string& host);

}  // namespace toposcope::discovery::cli
