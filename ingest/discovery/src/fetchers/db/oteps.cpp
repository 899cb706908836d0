#include <array>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/endpoints.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/ip_address.h"

namespace toposcope::discovery {
namespace {

constexpr const char* kUnknownUdpPort = "67";  // what Calipso writes when nobody says

/// The first type of tunnels of the vedge's agent; empty when it has none.
std::string overlay_type(const Json& vedge) {
  const Json configurations = vedge.value("configurations", Json::object());
  if (!configurations.is_object() || !configurations.contains("tunnel_types")) return {};
  const Json& types = configurations["tunnel_types"];
  if (!types.is_array() || types.empty() || !types.front().is_string()) return {};
  return types.front().get<std::string>();
}

std::string tunneling_ip(const Json& vedge) {
  return facts::text_of(vedge.value("configurations", Json::object()), "tunneling_ip");
}

bool is_icehouse(const EnvironmentConfig& environment) {
  return environment.distribution == "Canonical" && environment.distribution_version == "icehouse";
}

/// Icehouse keeps no endpoints: tunnels end at the host's own address.
model::Result<facts::Texts> endpoints_of(const FetchContext& context, const std::string& host,
                                         const std::string& type) {
  if (is_icehouse(context.environment)) {
    const Object* there = context.inventory.find("host", host);
    if (there == nullptr) return facts::Texts{};
    const std::string address = facts::text_of(facts::to_json(there->document), "ip_address");
    return facts::Texts{Json{{"host", host}, {"ip_address", address}}.dump()};
  }
  const auto endpoints = facts::tunnel_endpoints(context, type);
  if (!endpoints.has_value()) return endpoints.error();
  return endpoints.value()->by_host.of(host);
}

bool holds(const parse::IpInterface& interface, const std::string& address) {
  for (const auto* addresses : {&interface.inet, &interface.inet6}) {
    for (const parse::IpAddress& one : *addresses) {
      if (one.address == address) return true;
    }
  }
  return false;
}

/// The interface that has the address of tunnels, as Calipso calls bridges: HOST-INTERFACE.
model::Result<std::string> vconnector_of(const FetchContext& context, const std::string& host,
                                         const std::string& address) {
  if (context.sources.hosts == nullptr || address.empty()) return std::string();
  const std::array<std::string, 1> commands{"ip address show"};
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  if (told.value()[0].exit_code != 0) return cli::failure(host, commands[0], told.value()[0]);
  const auto interfaces = parse::read_ip_address(told.value()[0].output);
  if (!interfaces.has_value()) return interfaces.error();
  for (const parse::IpInterface& interface : interfaces.value()) {
    if (holds(interface, address)) return host + '-' + interface.name;
  }
  return std::string();
}

Json document_of(Json endpoint, const std::string& type, const Json& vedge) {
  const std::string id = facts::text_of(endpoint, "host") + "-otep";
  endpoint["id"] = id;
  endpoint["name"] = id;
  endpoint["overlay_type"] = type;
  endpoint["ports"] = vedge.value("tunnel_ports", Json::object());
  if (!endpoint.contains("udp_port") || endpoint["udp_port"].is_null()) {
    endpoint["udp_port"] = kUnknownUdpPort;
  }
  return endpoint;
}

/// Ends of tunnels of a vedge.  Parents of other types, which shipped scanners name, have none.
model::Result<FetchResult> fetch_oteps(const FetchContext& context) {
  FetchResult result;
  const Json vedge = facts::to_json(context.parent.document);
  const std::string type = vedge.is_object() ? overlay_type(vedge) : std::string();
  const std::string host = context.parent.host;
  if (type.empty() || host.empty()) return result;
  const auto endpoints = endpoints_of(context, host, type);
  if (!endpoints.has_value()) return endpoints.error();
  if (endpoints.value().empty()) return result;
  const auto vconnector = vconnector_of(context, host, tunneling_ip(vedge));
  if (!vconnector.has_value()) return vconnector.error();
  for (const std::string& text : endpoints.value()) {
    Json otep = document_of(facts::to_json(text), type, vedge);
    if (!vconnector.value().empty()) otep["vconnector"] = vconnector.value();
    result.objects.push_back({std::move(otep)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_oteps_fetcher() {
  return make_function_fetcher("DbFetchOteps", fetch_oteps, {.source = FetchSource::kMixed});
}

}  // namespace toposcope::discovery
