#pragma once

#include <string_view>

#include "engine/fetcher.h"

namespace toposcope::discovery::cli {

/// Addresses of a guest's interface from the "network_info" of its instance: an entry for each
/// address, with what nova knows of its subnet.
[[nodiscard]] Json guest_addresses(const Json& instance, std::string_view mac);

}  // namespace toposcope::discovery::cli
