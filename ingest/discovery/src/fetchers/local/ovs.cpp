// Open vSwitch of a host: all of its bridges are one vedge.

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"
#include "fetchers/local/ovs_facts.h"

namespace toposcope::discovery {
namespace {

/// The interface of that name, in whichever namespace it was put; null when there is none.
const local::Device* device_named(const local::Devices& devices, const std::string& name,
                                  std::string_view mac) {
  for (const local::Netns& netns : devices.facts->all) {
    const local::Device* device = devices.find(netns, name);
    if (device == nullptr) continue;
    if (netns.is_root || device->interface->mac == mac) return device;
  }
  return nullptr;
}

Json port_of(const local::OvsPortFacts& told, const local::Devices& devices) {
  const std::string name(told.interface["name"].atom());
  const std::string_view type = told.interface["type"].atom();
  Json port{{"name", name}, {"bridge", told.bridge}, {"port", told.port}};
  cli::set_text(port, "type", type);
  cli::set_text(port, "tag", told.tag);
  if (type == "patch" || local::is_tunnel(type)) return port;
  const local::Device* device = device_named(devices, name, told.interface["mac_in_use"].atom());
  if (device != nullptr) port["device"] = device->id;
  return port;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto told = local::ovs_facts(context, host->id);
  if (!told.has_value()) return told.error();
  if (!told.value()->is_there) return result;
  const auto devices = local::devices(context, host->id);
  if (!devices.has_value()) return devices.error();
  Json ports = Json::array();
  for (const local::OvsPortFacts& port : told.value()->ports) {
    ports.push_back(port_of(port, *devices.value()));
  }
  const std::string id = local::ovs_id(host->id);
  result.objects.push_back({Json{{"id", id},
                                 {"name", id},
                                 {"host", host->id},
                                 {"vedge_type", "OVS"},
                                 {"agent_type", "Open vSwitch"},
                                 {"bridges", told.value()->bridges},
                                 {"ports", std::move(ports)}}});
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_ovs_fetcher() {
  return make_function_fetcher("LocalFetchOvs", fetch);
}

}  // namespace toposcope::discovery
