// Interfaces, routes and forwarding entries, as JSON and as text: any bytes are read or a fault
// that is explained, and what was read has names.

#include "parse/ip_json.h"

#include <cstddef>
#include <cstdint>

#include "parse/bridge_fdb.h"
#include "parse/ip_address.h"
#include "parse/vf_list.h"
#include "parse_fuzz_checks.h"

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

namespace {

void check_interfaces(const model::Result<std::vector<discovery::parse::IpInterface>>& interfaces) {
  if (!testing::is_read(interfaces)) return;
  for (const auto& interface : interfaces.value()) {
    testing::require(!interface.name.empty(), "an interface without a name");
    testing::require(interface.mac.empty() || discovery::parse::is_mac(interface.mac), "no MAC");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace discovery::parse;  // NOLINT(google-build-using-namespace)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_interfaces(read_ip_json(text));
  check_interfaces(read_ip_address(text));
  testing::is_read(read_vf_list(text));
  testing::is_read(read_bridge_fdb(text));
  testing::is_read(read_bridge_fdb_json(text));
  const auto routes = read_ip_route_json(text);
  if (!testing::is_read(routes)) return 0;
  for (const IpRoute& route : routes.value()) {
    testing::require(!route.destination.empty(), "a route to nowhere");
  }
  return 0;
}
