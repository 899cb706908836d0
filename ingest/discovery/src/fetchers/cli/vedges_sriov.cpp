// The virtual functions that neutron's agent for network cards hands out.

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/agents.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/ip_address.h"
#include "parse/vf_list.h"

namespace toposcope::discovery {
namespace {

using nlohmann::literals::operator""_json_pointer;

constexpr std::string_view kAgent = "NIC Switch agent";

/// Null when the host has none.
model::Result<Json> agent_of(const FetchContext& context, const std::string& host) {
  const auto agents = facts::agents_of_host(context, host);
  if (!agents.has_value()) return agents.error();
  for (const std::string& text : agents.value()) {
    Json agent = facts::to_json(text);
    if (facts::text_of(agent, "agent_type") == kAgent) return agent;
  }
  return Json(nullptr);
}

/// configurations.device_mappings: {"physnet1": ["ens1f0"]}, or one name in place of the list.
std::vector<std::string> devices_of(const Json& agent) {
  std::vector<std::string> devices;
  const Json mappings = agent.value("/configurations/device_mappings"_json_pointer, Json());
  const auto* networks = mappings.get_ptr<const Json::object_t*>();
  if (networks == nullptr) return devices;
  for (const auto& [physical_network, names] : *networks) {
    if (names.is_string()) devices.push_back(names);
    const auto* list = names.get_ptr<const Json::array_t*>();
    if (list == nullptr) continue;
    for (const Json& name : *list) {
      if (name.is_string()) devices.push_back(name);
    }
  }
  return devices;
}

model::Result<Json> port_of(const std::string& device, const std::string& told) {
  const auto interfaces = parse::read_ip_address(told);
  if (!interfaces.has_value()) return interfaces.error();
  const auto functions = parse::read_vf_list(told);
  if (!functions.has_value()) return functions.error();
  std::string id;
  if (!interfaces.value().empty() && interfaces.value().front().index) {
    id = std::to_string(*interfaces.value().front().index);
  }
  Json list = Json::array();
  for (const parse::VirtualFunction& function : functions.value()) {
    Json entry{{"vf", function.number}};
    cli::set_text(entry, "mac_address", function.mac);
    cli::set_text(entry, "vlan", function.vlan);
    cli::set_text(entry, "spoof_checking", function.spoof_checking);
    cli::set_text(entry, "link_state", function.link_state);
    cli::set_text(entry, "trust", function.trust);
    list.push_back(std::move(entry));
  }
  return Json{{"id", id}, {"name", device}, {"internal", false}, {"VFs", std::move(list)}};
}

model::Result<Json> ports_of(const FetchContext& context, const std::string& host,
                             const std::vector<std::string>& devices) {
  const bool as_map = context.shape.is_2018();
  Json ports = as_map ? Json::object() : Json::array();
  std::vector<std::string> commands;
  for (const std::string& device : devices) {
    commands.push_back("ip -d link show " + cli::shell_word(device));
  }
  if (commands.empty()) return ports;
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < devices.size(); ++i) {
    auto port = port_of(devices[i], told.value()[i]);
    if (!port.has_value()) return port.error();
    if (as_map) {
      ports[devices[i]] = std::move(port).value();
    } else {
      ports.push_back(std::move(port).value());
    }
  }
  return ports;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute"})) return result;
  const auto agent = agent_of(context, host->id);
  if (!agent.has_value()) return agent.error();
  if (agent.value().is_null()) return result;
  auto ports = ports_of(context, host->id, devices_of(agent.value()));
  if (!ports.has_value()) return ports.error();
  Json vedge{{"id", host->id + "-SRIOV"},
             {"name", host->id + "-SRIOV"},
             {"host", host->id},
             {"vedge_type", "SRIOV"}};
  facts::copy_members(agent.value(), vedge, {"agent_type", "binary", "configurations"});
  vedge["ports"] = std::move(ports).value();
  result.objects.push_back({std::move(vedge)});
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vedges_sriov_fetcher() {
  return make_function_fetcher("CliFetchVedgesSriov", fetch, {.source = FetchSource::kMixed});
}

}  // namespace toposcope::discovery
