#pragma once

#include <string>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// What a host runs, of its os-release and `arch`: name, version, ID, ID_LIKE, architecture.
[[nodiscard]] model::Result<Json> read_host_os(const CommandResult& os_release,
                                               const CommandResult& arch, const Shape& shape);

/// Asks hosts, several at a time, and sets "OS" in their documents; of those that do not say there
/// is a remark, and what was known of them stays.
void add_host_os(const FetchContext& context, std::vector<Json>& hosts, FetchResult& result);

}  // namespace toposcope::discovery
