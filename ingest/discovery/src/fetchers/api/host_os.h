#pragma once

#include <string>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// What a host runs, of its os-release and `arch`: name, version, ID, ID_LIKE, architecture.
[[nodiscard]] model::Result<Json> read_host_os(const CommandResult& os_release,
                                               const CommandResult& arch, const Shape& shape);

/// Asks hosts, several at a time, and sets "OS" in their documents.
/// \return a remark for each that did not say
[[nodiscard]] std::vector<std::string> add_host_os(const FetchContext& context,
                                                   std::vector<Json>& hosts);

}  // namespace toposcope::discovery
