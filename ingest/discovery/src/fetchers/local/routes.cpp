// Routes of the main tables in all namespaces.

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"

namespace toposcope::discovery {
namespace {

/// What tells two routes to one destination apart is part of it.
std::string id_of(const std::string& host, const local::Netns& netns, const parse::IpRoute& route) {
  std::string id = local::device_id(host, netns.name, "route") + '|' + route.destination;
  if (!route.device.empty()) id += '|' + route.device;
  if (!route.gateway.empty()) id += '|' + route.gateway;
  if (route.metric) id += '|' + std::to_string(*route.metric);
  return id;
}

Json document_of(const std::string& host, const local::Netns& netns, const parse::IpRoute& route) {
  const std::string above = local::netns_id(host, netns);
  Json document{{"id", id_of(host, netns, route)},
                {"name", route.destination},
                {"parent_type", "netns"},
                {"parent_id", above},
                {"host", host},
                {"netns", above},
                {"destination", route.destination}};
  cli::set_text(document, "gateway", route.gateway);
  cli::set_text(document, "device", route.device);
  cli::set_text(document, "kind", route.type);
  cli::set_text(document, "table", route.table);
  cli::set_text(document, "protocol", route.protocol);
  cli::set_text(document, "scope", route.scope);
  cli::set_text(document, "source", route.source);
  if (route.metric) document["metric"] = *route.metric;
  Json hops = Json::array();
  for (const parse::NextHop& hop : route.next_hops) {
    Json entry = Json::object();
    cli::set_text(entry, "gateway", hop.gateway);
    cli::set_text(entry, "device", hop.device);
    hops.push_back(std::move(entry));
  }
  if (!hops.empty()) document["next_hops"] = std::move(hops);
  return document;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto facts = local::netns_facts(context, host->id);
  if (!facts.has_value()) return facts.error();
  for (const local::Netns& netns : facts.value()->all) {
    for (const parse::IpRoute& route : netns.routes) {
      result.objects.push_back({document_of(host->id, netns, route)});
    }
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_routes_fetcher() {
  return make_function_fetcher("LocalFetchRoutes", fetch);
}

}  // namespace toposcope::discovery
