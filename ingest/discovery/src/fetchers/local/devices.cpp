#include "fetchers/local/devices.h"

#include <algorithm>
#include <array>

#include "fetchers/cli/cards.h"
#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/local/device_ties.h"

namespace toposcope::discovery::local {
namespace {

/// Of the kernel's own kinds, those whose other end is another host.
constexpr std::array<std::string_view, 12> kTunnels = {"vxlan",  "geneve",    "gre",    "gretap",
                                                       "ip6gre", "ip6gretap", "erspan", "ip6erspan",
                                                       "ipip",   "ip6tnl",    "sit",    "vti"};

/// They come with the module, and lead nowhere.
constexpr std::array<std::string_view, 9> kOfModules = {
    "gre0", "gretap0", "erspan0", "ip6gre0", "sit0", "tunl0", "ip6tnl0", "ip_vti0", "ip6_vti0"};

template <typename List>
bool holds(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_left_out(const parse::IpInterface& interface) {
  return holds(interface.flags, "LOOPBACK") || holds(kOfModules, interface.name) ||
         interface.name == "ovs-system" || interface.name == "ovs-netdev" ||
         interface.name.starts_with("vxlan_sys_") || interface.name.starts_with("genev_sys_");
}

Device::Kind kind_of(const FetchContext& context, const parse::IpInterface& interface) {
  if (interface.kind == "bridge") return Device::Kind::kBridge;
  if (holds(kTunnels, interface.kind)) return Device::Kind::kTunnel;
  if (interface.kind.empty()) return Device::Kind::kCard;
  return cli::is_stated_card(context.environment, interface.name) ? Device::Kind::kCard
                                                                  : Device::Kind::kVnic;
}

}  // namespace

const Device* Devices::find(const Netns& netns, std::string_view name) const {
  const auto found = by_name_.find(std::pair(netns.name, std::string(name)));
  return found == by_name_.end() ? nullptr : &all[found->second];
}

class DeviceReader {
 public:
  DeviceReader(const FetchContext& context, const std::string& host)
      : context_(context), host_(host) {}

  model::Result<Devices> read() {
    auto facts = netns_facts(context_, host_);
    if (!facts.has_value()) return facts.error();
    devices_.facts = facts.value();
    for (const Netns& netns : devices_.facts->all) {
      for (const parse::IpInterface& interface : netns.interfaces) add(netns, interface);
    }
    tie_devices(devices_);
    return std::move(devices_);
  }

 private:
  void add(const Netns& netns, const parse::IpInterface& interface) {
    if (is_left_out(interface)) return;
    Device device;
    device.kind = kind_of(context_, interface);
    device.id = device.kind == Device::Kind::kCard ? cli::card_id(interface.name, interface.mac)
                                                   : device_id(host_, netns.name, interface.name);
    device.netns = &netns;
    device.interface = &interface;
    devices_.by_name_.try_emplace({netns.name, interface.name}, devices_.all.size());
    devices_.all.push_back(std::move(device));
  }

  const FetchContext& context_;
  const std::string& host_;
  Devices devices_;
};

model::Result<std::shared_ptr<const Devices>> devices(const FetchContext& context,
                                                      const std::string& host) {
  return context.cache.get<Devices>("devices of " + host,
                                    [&] { return DeviceReader(context, host).read(); });
}

std::string netns_id(const std::string& host, const Netns& netns) {
  return device_id(host, "netns", netns.name);
}

std::string device_id(const std::string& host, std::string_view netns, std::string_view name) {
  return host + '|' + std::string(netns) + '|' + std::string(name);
}

Json device_document(const std::string& host, const Device& device) {
  const parse::IpInterface& interface = *device.interface;
  const std::string netns = netns_id(host, *device.netns);
  Json document{{"id", device.id},    {"name", interface.name}, {"parent_type", "netns"},
                {"parent_id", netns}, {"host", host},           {"netns", netns}};
  cli::set_text(document, "kind", interface.kind);
  cli::set_text(document, "mac_address", interface.mac);
  if (interface.mtu) document["mtu"] = *interface.mtu;
  document["state"] = cli::card_state(interface);
  Json addresses = Json::array();
  for (const auto* const family : {&interface.inet, &interface.inet6}) {
    for (const parse::IpAddress& address : *family) {
      addresses.push_back(address.address + '/' + std::to_string(address.prefix));
    }
  }
  if (!addresses.empty()) document["addresses"] = std::move(addresses);
  cli::set_text(document, "peer", device.peer);
  cli::set_text(document, "master", device.master);
  cli::set_text(document, "lower", device.lower);
  return document;
}

const Object* host_of(const FetchContext& context) { return facts::host_of_parent(context); }

}  // namespace toposcope::discovery::local
