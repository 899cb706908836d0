#pragma once

/// \file
/// Masks and networks of IP addresses of both families.

#include <optional>
#include <string>
#include <string_view>

namespace toposcope::discovery::parse {

/// "255.255.255.0" for 24; nothing outside of 0 to 32.
[[nodiscard]] std::optional<std::string> dotted_mask(int prefix);

/// 24 for "255.255.255.0"; nothing when it is no mask.
[[nodiscard]] std::optional<int> prefix_of_mask(std::string_view mask);

/// The network that an address is in: "10.56.20.0/24" for "10.56.20.80" and 24.  IPv6 in its
/// shortest form.  Nothing when the address is none or the prefix does not fit it.
[[nodiscard]] std::optional<std::string> network_of(std::string_view address, int prefix);

/// True when the address is in the network, whichever host bits the network has set.  False across
/// families and when either is none.
[[nodiscard]] bool network_holds(std::string_view cidr, std::string_view address);

}  // namespace toposcope::discovery::parse
