#include "fetchers/cli/vpp_facts.h"

#include <algorithm>

#include "fetchers/cli/host_shell.h"

namespace toposcope::discovery::cli {

model::Result<std::shared_ptr<const parse::VppHardware>> vpp_hardware(const FetchContext& context,
                                                                      const std::string& host) {
  return context.cache.get<parse::VppHardware>(
      "vpp hardware of " + host, [&]() -> model::Result<parse::VppHardware> {
        const auto told = read(context, host, "vppctl show hardware-interfaces");
        if (!told.has_value()) return told.error();
        return parse::read_vpp_hardware(told.value());
      });
}

const parse::VppHardwareInterface* with_mac(const parse::VppHardware& hardware,
                                            std::string_view mac) {
  if (mac.empty()) return nullptr;
  for (const parse::VppHardwareInterface& interface : hardware.interfaces) {
    if (interface.mac == mac) return &interface;
  }
  return nullptr;
}

const parse::VppHardwareInterface* with_name(const parse::VppHardware& hardware,
                                             std::string_view name) {
  for (const parse::VppHardwareInterface& interface : hardware.interfaces) {
    if (interface.name == name) return &interface;
  }
  return nullptr;
}

std::string without_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '/', '.');
  return name;
}

}  // namespace toposcope::discovery::cli
