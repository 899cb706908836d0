// Ends of tunnels that are plugged into bridges of the Linux bridge agent.

#include <algorithm>
#include <set>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/answers.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/bridge_fdb.h"
#include "parse/ip_address.h"

namespace toposcope::discovery {
namespace {

/// What the kernel tells of all interfaces of a host.
struct HostTunnels {
  std::vector<parse::IpInterface> interfaces;
  std::vector<parse::FdbEntry> entries;
};

model::Result<HostTunnels> read_tunnels(const FetchContext& context, const std::string& host) {
  const std::vector<std::string> commands{"ip -d link show", "bridge fdb show"};
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  auto interfaces = parse::read_ip_address(told.value()[0]);
  if (!interfaces.has_value()) return interfaces.error();
  auto entries = parse::read_bridge_fdb(told.value()[1]);
  if (!entries.has_value()) return entries.error();
  return HostTunnels{std::move(interfaces).value(), std::move(entries).value()};
}

struct Tunnel {
  std::string type, interface;
};

/// The texts of a list; empty when there is none.
std::vector<std::string> texts_at(const Json& document, const char* place) {
  std::vector<std::string> texts;
  const Json value = document.value(Json::json_pointer(place), Json());
  const auto* list = value.get_ptr<const Json::array_t*>();
  if (list == nullptr) return texts;
  for (const Json& entry : *list) {
    if (entry.is_string()) texts.push_back(entry);
  }
  return texts;
}

/// Interfaces of a bridge that are called "vxlan-976" and the like.
std::vector<Tunnel> tunnels_of(const Json& vconnector) {
  std::vector<Tunnel> tunnels;
  for (const std::string& type : texts_at(vconnector, "/configurations/tunnel_types")) {
    for (const std::string& name : texts_at(vconnector, "/interfaces_names")) {
      if (name.starts_with(type + '-')) tunnels.push_back({type, name});
    }
  }
  return tunnels;
}

/// Other ends that frames for everybody go to.  What was learnt comes and goes with traffic.
Json other_ends(const HostTunnels& told, const std::string& interface) {
  std::set<std::string> ends;
  for (const parse::FdbEntry& entry : told.entries) {
    if (entry.device == interface && entry.is_permanent && !entry.destination.empty()) {
      ends.insert(entry.destination);
    }
  }
  return Json(ends);
}

Json document_of(const Object& vconnector, const Json& bridge, const Tunnel& tunnel,
                 const HostTunnels& told) {
  const std::string id = vconnector.host + "-otep-" + tunnel.interface;
  Json otep{{"id", id}, {"name", id}, {"host", vconnector.host}};
  const auto found = std::find_if(
      told.interfaces.begin(), told.interfaces.end(),
      [&](const parse::IpInterface& interface) { return interface.name == tunnel.interface; });
  std::string address = facts::text_of(bridge["configurations"], "tunneling_ip");
  std::string port;
  if (found != told.interfaces.end()) {
    const std::string_view local = parse::field(found->attributes, "local");
    if (address.empty()) address = local;
    port = parse::field(found->attributes, "port");
  }
  cli::set_text(otep, "ip_address", address);
  otep["vconnector"] = vconnector.name;
  otep["overlay_type"] = tunnel.type;
  cli::set_text(otep, "udp_port", port);
  otep["bridge dst"] = other_ends(told, tunnel.interface);
  if (found == told.interfaces.end()) return otep;
  otep["state"] = found->state;
  cli::set_text(otep, "mac_address", found->mac);
  if (found->mtu) otep["mtu"] = std::to_string(*found->mtu);
  cli::set_text(otep, "segmentation_id", parse::field(found->attributes, "id"));
  cli::set_text(otep, "device", parse::field(found->attributes, "link"));
  otep["data"] = cli::lasting(found->lines);
  return otep;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* vconnector = context.inventory.find("vconnector", context.parent.id);
  if (vconnector == nullptr) return result;
  const Json bridge = facts::to_json(vconnector->document);
  const std::vector<Tunnel> tunnels = tunnels_of(bridge);
  if (tunnels.empty()) return result;
  const auto told = context.cache.get<HostTunnels>(
      "tunnels of " + vconnector->host, [&] { return read_tunnels(context, vconnector->host); });
  if (!told.has_value()) return told.error();
  for (const Tunnel& tunnel : tunnels) {
    result.objects.push_back({document_of(*vconnector, bridge, tunnel, *told.value())});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_oteps_lxb_fetcher() {
  return make_function_fetcher("CliFetchOtepsLxb", fetch);
}

}  // namespace toposcope::discovery
