#include "fetchers/cli/guest_addresses.h"

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/answers.h"
#include "parse/net_mask.h"
#include "parse/text_lines.h"

namespace toposcope::discovery::cli {
namespace {

/// The list of that name; empty when there is none.
Json list_at(const Json& map, const char* name) {
  if (!map.is_object()) return Json::array();
  const auto found = map.find(name);
  return found != map.end() && found->is_array() ? *found : Json::array();
}

std::string at(const Json& map, const char* name, const char* member) {
  if (!map.is_object()) return {};
  const auto found = map.find(name);
  return found == map.end() ? std::string() : facts::text_of(*found, member);
}

std::string mask_of(const std::string& cidr) {
  const auto halves = parse::split_at(cidr, "/");
  const auto prefix = halves ? parse::number_of<int>(halves->second) : std::nullopt;
  return prefix ? parse::dotted_mask(*prefix).value_or("") : std::string();
}

Json without_empty(const Json& subnet) {
  const std::string cidr = facts::text_of(subnet, "cidr");
  Json entry = Json::object();
  set_text(entry, "cidr", cidr);
  if (subnet.contains("version")) entry["version"] = subnet["version"];
  if (cidr.find(':') == std::string::npos) set_text(entry, "netmask", mask_of(cidr));
  set_text(entry, "dhcp_server", at(subnet, "meta", "dhcp_server"));
  set_text(entry, "gateway", at(subnet, "gateway", "address"));
  for (const char* const list : {"routes", "dns"}) {
    Json told = list_at(subnet, list);
    if (!told.empty()) entry[list] = std::move(told);
  }
  return entry;
}

void add_subnet(const Json& subnet, Json& addresses) {
  for (const Json& ip : list_at(subnet, "ips")) {
    Json entry = without_empty(subnet);
    set_text(entry, entry.value("version", 4) == 6 ? "IPv6 Address" : "IP Address",
             facts::text_of(ip, "address"));
    addresses.push_back(std::move(entry));
  }
}

}  // namespace

Json guest_addresses(const Json& instance, std::string_view mac) {
  Json addresses = Json::array();
  for (const Json& info : list_at(instance, "network_info")) {
    if (facts::text_of(info, "address") != mac || !info.contains("network")) continue;
    for (const Json& subnet : list_at(info["network"], "subnets")) add_subnet(subnet, addresses);
  }
  return addresses;
}

}  // namespace toposcope::discovery::cli
