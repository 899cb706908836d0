#include "parse/ip_json.h"

#include "parse/brctl.h"
#include "parse/json_text.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ip -j";

/// \return nothing when there is no address
std::optional<IpAddress> read_address(JsonElement item) {
  IpAddress address;
  address.address = member_text(item, "local");
  address.peer = member_text(item, "address");
  address.scope = member_text(item, "scope");
  address.prefix = member_int(item, "prefixlen").value_or(0);
  if (address.address.empty()) return std::nullopt;
  return address;
}

void read_kind(IpInterface& interface, JsonElement item) {
  const auto info = member(item, "linkinfo");
  if (!info) return;
  interface.kind = member_text(*info, "info_kind");
  const auto data = member(*info, "info_data");
  if (!data) return;
  for (const auto& [name, unused] : kept_attributes()) {
    const std::string value = member_text(*data, name);
    if (value.empty()) continue;
    interface.attributes.emplace_back(name, name == "bridge_id" ? brctl_bridge_id(value) : value);
  }
}

void read_parent(IpInterface& interface, JsonElement item) {
  interface.parent_index = member_int(item, "link_index");
  interface.parent_netns = member_int(item, "link_netnsid");
  interface.parent = member_text(item, "link");
  if (interface.parent.empty() && interface.parent_index) {
    interface.parent = "if" + std::to_string(*interface.parent_index);
  }
}

IpInterface read_interface(JsonElement item) {
  IpInterface interface;
  interface.index = member_int(item, "ifindex");
  interface.name = member_text(item, "ifname");
  read_parent(interface, item);
  for (const JsonElement flag : member_items(item, "flags")) {
    interface.flags.push_back(text_of(flag));
  }
  interface.mtu = member_int(item, "mtu");
  interface.state = member_text(item, "operstate");
  interface.master = member_text(item, "master");
  interface.mac = member_text(item, "address");
  if (!is_mac(interface.mac)) interface.mac.clear();
  read_kind(interface, item);
  for (const JsonElement entry : member_items(item, "addr_info")) {
    auto address = read_address(entry);
    if (!address) continue;
    const bool is_inet6 = member_text(entry, "family") == "inet6";
    (is_inet6 ? interface.inet6 : interface.inet).push_back(*std::move(address));
  }
  return interface;
}

IpRoute read_route(JsonElement item) {
  IpRoute route;
  route.type = member_text(item, "type");
  route.destination = member_text(item, "dst");
  route.gateway = member_text(item, "gateway");
  // IPv4 by way of IPv6: {"via":{"family":"inet6","host":"fe80::1"}}
  if (const auto via = member(item, "via")) route.gateway = member_text(*via, "host");
  route.device = member_text(item, "dev");
  route.table = member_text(item, "table");
  route.protocol = member_text(item, "protocol");
  route.scope = member_text(item, "scope");
  route.source = member_text(item, "prefsrc");
  route.metric = member_int(item, "metric");
  for (const JsonElement hop : member_items(item, "nexthops")) {
    route.next_hops.push_back({member_text(hop, "gateway"), member_text(hop, "dev")});
  }
  return route;
}

/// Runs over the maps of a list; READ gets each, and the list grows by what it returns.
template <typename Entry, typename Read>
model::Result<std::vector<Entry>> read_maps(std::string_view text, std::string_view expected,
                                            Read read) {
  std::vector<Entry> entries;
  JsonText json;
  if (const auto loaded = json.load(kTool, text); !loaded.has_value()) return loaded.error();
  if (!json.root().is_array()) return json_fault(kTool, "the whole", "a list");
  std::size_t number = 0;
  for (const JsonElement item : items_of(json.root())) {
    const std::string place = "[" + std::to_string(number++) + "]";
    if (!item.is_object()) return json_fault(kTool, place, "a map");
    if (members_of(item).empty()) continue;
    std::optional<Entry> entry = read(item);
    if (!entry) return json_fault(kTool, place, expected);
    entries.push_back(*std::move(entry));
  }
  return entries;
}

}  // namespace

model::Result<std::vector<IpInterface>> read_ip_json(std::string_view text) {
  return read_maps<IpInterface>(text, "ifname", [](JsonElement item) {
    IpInterface interface = read_interface(item);
    return interface.name.empty() ? std::nullopt : std::optional(std::move(interface));
  });
}

model::Result<std::vector<IpRoute>> read_ip_route_json(std::string_view text) {
  return read_maps<IpRoute>(text, "dst", [](JsonElement item) {
    IpRoute route = read_route(item);
    return route.destination.empty() ? std::nullopt : std::optional(std::move(route));
  });
}

}  // namespace toposcope::discovery::parse
