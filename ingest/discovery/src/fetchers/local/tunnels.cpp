// Ends of tunnels: of the kernel, and of Open vSwitch.

#include <set>

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"
#include "fetchers/local/ovs_facts.h"

namespace toposcope::discovery {
namespace {

Json tunnel_of(const std::string& host, const local::Device& device) {
  Json document = local::device_document(host, device);
  const parse::Fields& told = device.interface->attributes;
  document["overlay_type"] = device.interface->kind;
  for (const auto& [member, name] :
       {std::pair("ip_address", "local"), std::pair("ip_address", "local6"),
        std::pair("remote", "remote"), std::pair("remote", "remote6"), std::pair("group", "group"),
        std::pair("segmentation_id", "id"), std::pair("udp_port", "port")}) {
    if (!document.contains(member)) cli::set_text(document, member, parse::field(told, name));
  }
  std::set<std::string> ends;
  for (const parse::FdbEntry& entry : device.netns->forwarding) {
    if (entry.device == device.interface->name && entry.is_permanent &&
        !entry.destination.empty()) {
      ends.insert(entry.destination);
    }
  }
  if (!ends.empty()) document["bridge dst"] = ends;
  return document;
}

Json tunnel_of_ovs(const std::string& host, const local::OvsPortFacts& told) {
  const std::string name(told.interface["name"].atom());
  const parse::OvsValue& options = told.interface["options"];
  const std::string vedge = local::ovs_id(host);
  Json document{{"id", local::device_id(host, "ovs", name)},
                {"name", name},
                {"parent_type", "vedge"},
                {"parent_id", vedge},
                {"host", host},
                {"vedge", vedge},
                {"bridge", told.bridge},
                {"overlay_type", told.interface["type"].atom()}};
  cli::set_text(document, "ip_address", options.at("local_ip"));
  cli::set_text(document, "remote", options.at("remote_ip"));
  cli::set_text(document, "segmentation_id", options.at("key"));
  cli::set_text(document, "udp_port", options.at("dst_port"));
  return document;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto devices = local::devices(context, host->id);
  if (!devices.has_value()) return devices.error();
  const auto ovs = local::ovs_facts(context, host->id);
  if (!ovs.has_value()) return ovs.error();
  for (const local::Device& device : devices.value()->all) {
    if (device.kind != local::Device::Kind::kTunnel) continue;
    result.objects.push_back({tunnel_of(host->id, device)});
  }
  for (const local::OvsPortFacts& port : ovs.value()->ports) {
    if (!local::is_tunnel(port.interface["type"].atom())) continue;
    result.objects.push_back({tunnel_of_ovs(host->id, port)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_tunnels_fetcher() {
  return make_function_fetcher("LocalFetchTunnels", fetch);
}

}  // namespace toposcope::discovery
