#include "fetchers/db/ovs_ports.h"

#include <map>
#include <unordered_map>
#include <utility>

#include "fetchers/cli/host_shell.h"

namespace toposcope::discovery {
namespace {

constexpr std::string_view kTunnelBridge = "br-tun";

std::unordered_map<std::string, std::string> tags_of(const parse::OvsShow& show) {
  std::unordered_map<std::string, std::string> tags;
  for (const parse::OvsBridge& bridge : show.bridges) {
    for (const parse::OvsPort& port : bridge.ports) {
      if (!port.tag.empty()) tags[port.name] = port.tag;
    }
  }
  return tags;
}

Json tunnel_port(const parse::OvsPort& port) {
  Json entry{{"name", port.name}};
  if (port.interfaces.empty()) return entry;
  const parse::OvsInterface& interface = port.interfaces.front();
  entry["interface"] = interface.name;
  if (!interface.type.empty()) entry["type"] = interface.type;
  if (interface.options.empty()) return entry;
  Json options = Json::object();
  for (const auto& [key, value] : interface.options) {
    if (key != "psk") options[key] = value;  // the key of IPsec
  }
  entry["options"] = std::move(options);
  return entry;
}

}  // namespace

Json ovs_ports(const std::vector<parse::Datapath>& datapaths, const parse::OvsShow& show) {
  const auto tags = tags_of(show);
  Json ports = Json::object();
  for (const parse::Datapath& datapath : datapaths) {
    for (const parse::DatapathPort& port : datapath.ports) {
      Json entry{{"id", port.number}, {"name", port.name}};
      // In user space the devices of bridges are taps.
      if (port.type == "internal" || port.type == "tap") entry["internal"] = true;
      if (const auto tag = tags.find(port.name); tag != tags.end()) entry["tag"] = tag->second;
      ports[port.name] = std::move(entry);
    }
  }
  return ports;
}

Json tunnel_ports(const parse::OvsShow& show) {
  std::map<std::string, Json> by_name;  // the tool prints them in any order
  for (const parse::OvsBridge& bridge : show.bridges) {
    if (bridge.name != kTunnelBridge) continue;
    for (const parse::OvsPort& port : bridge.ports) by_name[port.name] = tunnel_port(port);
  }
  Json ports = Json::object();
  for (auto& [name, port] : by_name) ports[name] = std::move(port);
  return ports;
}

model::Result<std::vector<parse::Datapath>> read_datapaths(const std::string& host,
                                                           const CommandResult& dpctl,
                                                           const CommandResult& appctl) {
  for (const CommandResult* told : {&dpctl, &appctl}) {
    if (told->exit_code != 0) continue;
    auto datapaths = parse::read_ovs_dpctl(told->output);
    if (!datapaths.has_value() || !datapaths.value().empty()) return datapaths;
  }
  // Only the daemon itself knows that there is none: the kernel has none of those in user space.
  if (appctl.exit_code == 0) return std::vector<parse::Datapath>{};
  return cli::failure(host, "ovs-appctl dpctl/show", appctl);
}

}  // namespace toposcope::discovery
