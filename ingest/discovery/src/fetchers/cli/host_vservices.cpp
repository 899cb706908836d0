// The DHCP servers and routers of neutron that a host runs.

#include "fetchers/cli/host_shell.h"
#include "fetchers/cli/services.h"
#include "fetchers/facts/neutron.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

DynamicFolder folder_of(const std::string& host, bool is_dhcp) {
  const std::string kind = is_dhcp ? "dhcps" : "routers";
  const std::string above = host + "-vservices";
  return {"vservices_folder", above, above + '-' + kind, "vservice_" + kind + "_folder",
          is_dhcp ? "DHCP servers" : "Gateways"};
}

/// What is known of a router: neutron's columns, else the router of this scan; null: nothing.
Json router_of(const FetchContext& context, const std::string& id, FetchResult& result) {
  const auto routers = facts::routers(context);
  if (routers.has_value()) {
    const auto& by_id = routers.value()->by_id;
    const auto found = by_id.find(id);
    if (found != by_id.end()) return facts::to_json(found->second);
  }
  if (const Object* router = context.inventory.find("router", id)) {
    return facts::to_json(router->document);
  }
  if (!routers.has_value()) {
    result.remarks.push_back("router " + id + " has no name: " + routers.error().message);
  }
  return nullptr;
}

Json document_of(const FetchContext& context, const std::string& host,
                 const cli::ServiceNamespace& service, FetchResult& result) {
  std::string name;
  Json router;
  if (service.is_dhcp) {
    const Object* network = context.inventory.find("network", service.of);
    if (network != nullptr) name = network->name;
  } else {
    router = router_of(context, service.of, result);
    name = facts::text_of(router, "name");
  }
  if (name.empty()) name = service.of;
  Json document{{"id", cli::service_id(host, service)},
                {"name", (service.is_dhcp ? "qdhcp-" : "qrouter-") + name},
                {"host", host},
                {"local_service_id", service.name},
                {"service_type", service.is_dhcp ? "dhcp" : "router"}};
  facts::copy_members(router, document,
                      {"admin_state_up", "enable_snat", "gw_port_id", "status", "tenant_id",
                       "project_id", "ha", "distributed"});
  return document;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network"})) return result;
  const auto services = cli::service_namespaces(context, host->id);
  if (!services.has_value()) return services.error();
  for (const cli::ServiceNamespace& service : services.value()) {
    Json document = document_of(context, host->id, service, result);
    result.objects.push_back({std::move(document), folder_of(host->id, service.is_dhcp)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_host_vservices_fetcher() {
  return make_function_fetcher("CliFetchHostVservices", fetch);
}

}  // namespace toposcope::discovery
