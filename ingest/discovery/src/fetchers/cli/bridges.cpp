#include "fetchers/cli/bridges.h"

#include <map>

#include "fetchers/cli/host_shell.h"
#include "parse/ip_json.h"

namespace toposcope::discovery::cli {
namespace {

/// Of the 36 characters of a port's id, names of interfaces have the first eleven.
constexpr std::size_t kIdInName = 11;
constexpr std::size_t kPrefix = 3;  ///< "tap", "qvb"

model::Result<Bridges> bridges_of_ip(const FetchContext& context, const std::string& host) {
  const auto told = read(context, host, "ip -d -j link show");
  if (!told.has_value()) return told.error();
  const auto interfaces = parse::read_ip_json(told.value());
  if (!interfaces.has_value()) return interfaces.error();
  Bridges bridges;
  for (const parse::IpInterface& interface : interfaces.value()) {
    if (interface.kind != "bridge") continue;
    const bool has_stp = parse::field(interface.attributes, "stp_state") == "1";
    bridges.push_back({interface.name,
                       std::string(parse::field(interface.attributes, "bridge_id")),
                       has_stp ? "yes" : "no",
                       {}});
    for (const parse::IpInterface& port : interfaces.value()) {
      if (port.master == interface.name) bridges.back().interfaces.push_back(port.name);
    }
  }
  return bridges;
}

/// Addresses of the ports that neutron has bound to a host, by the beginning of their ids.
std::map<std::string, std::string> addresses_of_ports(const FetchContext& context,
                                                      const std::string& host) {
  std::map<std::string, std::string> addresses;
  Doc doc;
  for (const Object* port : context.inventory.where("port", is_text("binding:host_id", host))) {
    if (!doc.load(port->document)) continue;
    addresses.try_emplace(port->id.substr(0, kIdInName), doc["mac_address"].text());
  }
  return addresses;
}

model::Result<Bridges> read_bridges(const FetchContext& context, const std::string& host) {
  const std::string command = "brctl show";
  const auto told = run(context, host, std::span(&command, 1));
  if (!told.has_value()) return told.error();
  const CommandResult& result = told.value().front();
  if (result.exit_code == 0) return parse::read_brctl_show(result.output);
  auto others = bridges_of_ip(context, host);
  if (others.has_value()) return others;
  return model::Error{others.error().code,
                      failure(host, command, result).message + "; " + others.error().message, host};
}

}  // namespace

model::Result<std::shared_ptr<const Bridges>> bridges(const FetchContext& context,
                                                      const std::string& host) {
  return context.cache.get<Bridges>("bridges of " + host,
                                    [&] { return read_bridges(context, host); });
}

model::Result<std::vector<Json>> bridge_documents(const FetchContext& context,
                                                  const std::string& host) {
  const auto found = bridges(context, host);
  if (!found.has_value()) return found.error();
  const auto addresses = addresses_of_ports(context, host);
  const bool as_map = context.shape.is_2018();
  std::vector<Json> documents;
  for (const parse::BrctlBridge& bridge : *found.value()) {
    const std::string name = host + '-' + bridge.name;
    Json interfaces = as_map ? Json::object() : Json::array();
    for (const std::string& interface : bridge.interfaces) {
      std::string mac;
      if (interface.size() == kPrefix + kIdInName) {
        const auto port = addresses.find(interface.substr(kPrefix));
        if (port != addresses.end()) mac = port->second;
      }
      Json entry{{"name", interface}, {"mac_address", mac}};
      if (as_map) {
        interfaces[interface] = std::move(entry);
      } else {
        interfaces.push_back(std::move(entry));
      }
    }
    documents.push_back({{"id", name + '-' + bridge.id},
                         {"name", name},
                         {"host", host},
                         {"bridge_name", bridge.name},
                         {"connector_type", "bridge"},
                         {"stp_enabled", bridge.stp_enabled},
                         {"interfaces", std::move(interfaces)},
                         {"interfaces_names", bridge.interfaces}});
  }
  return documents;
}

}  // namespace toposcope::discovery::cli
