#include "fetchers/cli/services.h"

#include <set>

#include "fetchers/cli/host_shell.h"
#include "parse/ip_address.h"
#include "parse/net_mask.h"
#include "parse/netns_list.h"

namespace toposcope::discovery::cli {
namespace {

constexpr std::string_view kDhcp = "qdhcp-";
constexpr std::string_view kRouter = "qrouter-";
constexpr std::string_view kLinkLocal = "169.254.";

std::string cidr_of(const parse::IpAddress& address) {
  return parse::network_of(address.address, address.prefix).value_or("");
}

bool counts(const parse::IpAddress& address) { return !address.address.starts_with(kLinkLocal); }

/// Networks may share a range, so the service that serves one says more than its range does.
std::string network_of(const FetchContext& context, const ServiceNamespace& service,
                       const parse::IpInterface& interface) {
  if (service.is_dhcp && context.inventory.find("network", service.of) != nullptr) {
    return service.of;
  }
  Doc doc;
  const auto ports = context.inventory.where("port", is_text("mac_address", interface.mac));
  if (!interface.mac.empty() && !ports.empty() && doc.load(ports.front()->document)) {
    if (const auto network = doc["network_id"].text(); !network.empty()) {
      return std::string(network);
    }
  }
  for (const parse::IpAddress& address : interface.inet) {
    if (!counts(address)) continue;
    const auto networks = context.inventory.where("network", is_text("cidrs", cidr_of(address)));
    if (!networks.empty()) return networks.front()->id;
  }
  return service.is_dhcp ? service.of : std::string();
}

/// The first address of each family, as members of the vnic.
void set_addresses_2018(Json& vnic, const parse::IpInterface& interface) {
  for (const parse::IpAddress& address : interface.inet) {
    if (!counts(address)) continue;
    vnic["IP Address"] = address.address;
    set_text(vnic, "netmask", parse::dotted_mask(address.prefix).value_or(""));
    set_text(vnic, "cidr", cidr_of(address));
    break;
  }
  for (const parse::IpAddress& address : interface.inet6) {
    if (address.scope != "global") continue;
    vnic["IPv6 Address"] = address.address;
    break;
  }
}

void set_addresses(Json& vnic, const parse::IpInterface& interface) {
  Json addresses = Json::array();
  for (const parse::IpAddress& address : interface.inet) {
    if (!counts(address)) continue;
    Json entry{{"IP Address", address.address}};
    set_text(entry, "netmask", parse::dotted_mask(address.prefix).value_or(""));
    set_text(entry, "cidr", cidr_of(address));
    addresses.push_back(std::move(entry));
  }
  for (const parse::IpAddress& address : interface.inet6) {
    if (address.scope != "global") continue;
    Json entry{{"IPv6 Address", address.address}};
    set_text(entry, "cidr", cidr_of(address));
    addresses.push_back(std::move(entry));
  }
  vnic["addresses"] = std::move(addresses);
}

ServiceVnic vnic_of(const FetchContext& context, const std::string& host,
                    const ServiceNamespace& service, const parse::IpInterface& interface) {
  ServiceVnic vnic{service, interface.name, interface.mac, Json::object()};
  Json& document = vnic.document;
  document = {{"host", host}, {"vnic_type", "vservice_vnic"}};
  set_text(document, "mac_address", interface.mac);
  if (context.shape.is_2018()) {
    set_addresses_2018(document, interface);
  } else {
    document["vservice_id"] = service_id(host, service);
    set_addresses(document, interface);
    const auto ports = context.inventory.where("port", is_text("mac_address", interface.mac));
    if (!interface.mac.empty() && !ports.empty()) document["port"] = ports.front()->id;
  }
  set_text(document, "network", network_of(context, service, interface));
  document["data"] = lasting(interface.lines);
  return vnic;
}

/// A name that has outlived its namespace, as after a restart of the host.
bool is_gone(const CommandResult& result) {
  return result.exit_code != 0 &&
         (result.error_output.find("Invalid argument") != std::string::npos ||
          result.error_output.find("Cannot open network namespace") != std::string::npos);
}

}  // namespace

model::Result<std::vector<ServiceNamespace>> service_namespaces(const FetchContext& context,
                                                                const std::string& host) {
  const auto told = read(context, host, "ip netns list");
  if (!told.has_value()) return told.error();
  const auto listed = parse::read_netns_list(told.value());
  if (!listed.has_value()) return listed.error();
  std::vector<ServiceNamespace> services;
  std::set<std::string_view> seen;  // containers of agents share the folder, and each lists it
  for (const parse::NamedNetns& netns : listed.value()) {
    if (!seen.insert(netns.name).second) continue;
    for (const std::string_view prefix : {kDhcp, kRouter}) {
      if (!netns.name.starts_with(prefix) || !is_plain_name(netns.name)) continue;
      services.push_back({netns.name, netns.name.substr(prefix.size()), prefix == kDhcp});
    }
  }
  return services;
}

model::Result<std::vector<ServiceVnic>> service_vnics(const FetchContext& context,
                                                      const std::string& host,
                                                      std::vector<ObjectUpdate>& updates) {
  const auto services = service_namespaces(context, host);
  if (!services.has_value()) return services.error();
  std::vector<std::string> commands;
  for (const ServiceNamespace& service : services.value()) {
    commands.push_back("ip netns exec " + service.name + " ip address show");
  }
  std::vector<ServiceVnic> vnics;
  if (commands.empty()) return vnics;
  const auto told = run(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const ServiceNamespace& service = services.value()[i];
    const CommandResult& result = told.value()[i];
    if (is_gone(result)) continue;
    if (result.exit_code != 0) return failure(host, commands[i], result);
    const auto interfaces = parse::read_ip_address(result.output);
    if (!interfaces.has_value()) return interfaces.error();
    for (const parse::IpInterface& interface : interfaces.value()) {
      if (interface.name == "lo") continue;
      vnics.push_back(vnic_of(context, host, service, interface));
      const Json& document = vnics.back().document;
      if (!document.contains("network")) continue;
      updates.push_back({"vservice", service_id(host, service),
                         Json{{"network", Json::array({document["network"]})}}, true});
    }
  }
  return vnics;
}

std::string service_id(const std::string& host, const ServiceNamespace& service) {
  return host + '-' + service.name;
}

DynamicFolder vnics_folder(const std::string& host, const ServiceNamespace& service) {
  const std::string id = service_id(host, service);
  return {"vservice", id, id + "-vnics", "vnics_folder", "vNICs"};
}

}  // namespace toposcope::discovery::cli
