#include "fetchers/api/host_list.h"
#include "fetchers/api/host_os.h"
#include "fetchers/facts/agents.h"
#include "fetchers/facts/hypervisors.h"
#include "fetchers/facts/parents.h"
#include "fetchers/facts/session.h"
#include "fetchers/facts/zones.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// Hosts in maintenance, of which zones do not tell, by the service that looks after them.
model::Status add_hosts_in_maintenance(const FetchContext& context, const std::string& region,
                                       const facts::Texts& hypervisors, HostList& hosts) {
  if (context.shape.is_2018()) return model::ok();
  for (const std::string& text : hypervisors) {
    const Json hypervisor = facts::to_json(text);
    if (hosts.computes(hypervisor)) continue;
    const auto zones = facts::compute_zones(context, region);
    if (!zones.has_value()) return zones.error();
    const auto zone = zones.value()->find(facts::service_host(hypervisor));
    hosts.add_compute(hypervisor, zone == zones.value()->end() ? std::string() : zone->second);
  }
  return model::ok();
}

model::Status add_hypervisors(const FetchContext& context, const std::string& region,
                              HostList& hosts, FetchResult& result) {
  const auto told = facts::hypervisors(context, region);
  if (!told.has_value()) return told.error();
  if (!told.value()->allowed) {
    result.not_allowed.emplace_back("hypervisors");
    return model::ok();
  }
  const auto addresses = facts::compute_addresses(context, region);
  if (!addresses.has_value()) return addresses.error();
  const auto added = add_hosts_in_maintenance(context, region, told.value()->hypervisors, hosts);
  if (!added.has_value()) return added;
  for (const std::string& text : told.value()->hypervisors) {
    const Json hypervisor = facts::to_json(text);
    const auto& known = addresses.value()->by_hypervisor;
    const auto address = known.find(facts::text_of(hypervisor, "hypervisor_hostname"));
    hosts.add_hypervisor(hypervisor, address == known.end() ? std::string() : address->second);
  }
  return model::ok();
}

/// An agent of these makes a host one of the network; the last one's configuration stays, as
/// Calipso has it.
model::Status add_network_agents(const FetchContext& context, HostList& hosts,
                                 FetchResult& result) {
  const auto told = facts::agents(context);
  if (!told.has_value() && facts::is_not_allowed(told.error())) {
    result.not_allowed.push_back(told.error().message);
    return model::ok();
  }
  if (!told.has_value()) return told.error();
  if (!told.value()->of_all_regions) result.not_allowed.emplace_back(facts::kAgentsOfSomeRegions);
  for (const std::string& text : told.value()->all) {
    const Json agent = facts::to_json(text);
    const std::string type = facts::text_of(agent, "agent_type");
    if (type == facts::kMetadataAgent || type == facts::kDhcpAgent || type == facts::kL3Agent) {
      hosts.add_network_agent(agent);
    }
  }
  return model::ok();
}

model::Status add_region(const FetchContext& context, const std::string& region, bool with_agents,
                         FetchResult& result) {
  const auto zones = facts::zones(context, region);
  if (!zones.has_value()) return zones.error();
  if (!zones.value()->detailed) {
    result.not_allowed.emplace_back("hosts and all that is on them");
    return model::ok();
  }
  HostList hosts(region, context.shape);
  for (const std::string& zone : zones.value()->zones) hosts.add_zone(facts::to_json(zone));
  if (const auto status = add_hypervisors(context, region, hosts, result); !status.has_value()) {
    return status;
  }
  if (with_agents) {
    const auto status = add_network_agents(context, hosts, result);
    if (!status.has_value()) return status;
  }
  add_host_os(context, hosts.documents(), result);
  for (Json& host : hosts.documents()) result.objects.push_back({std::move(host)});
  return model::ok();
}

/// Agents say which hosts serve the network; without all of them what was known of that stays.
void keep_network_hosts(const FetchContext& context, FetchResult& result) {
  const auto told = facts::agents(context);
  const bool is_known =
      told.has_value() ? told.value()->of_all_regions : !facts::is_not_allowed(told.error());
  if (is_known) return;
  for (const FetchedObject& host : result.objects) {
    const std::string id = facts::text_of(host.document, "id");
    result.unknown.push_back({"host", id, "host_type", "Network"});
    result.unknown.push_back({"host", id, "config"});
  }
}

/// What hypervisors say of their hosts, where this login may not ask them.
void keep_hypervisors(const FetchContext& context, const std::string& region, FetchResult& result) {
  const auto told = facts::hypervisors(context, region);
  if (!told.has_value() || told.value()->allowed) return;
  for (const FetchedObject& host : result.objects) {
    const std::string id = facts::text_of(host.document, "id");
    for (const char* member : {"os_id", "hypervisor_type", "ip_address"}) {
      result.unknown.push_back({"host", id, member});
    }
  }
}

model::Result<FetchResult> fetch_hosts(const FetchContext& context) {
  FetchResult result;
  const auto here = facts::is_for_whole_cloud(context);
  if (!here.has_value()) return here.error();
  if (!here.value()) return result;
  const auto regions = facts::regions_with(context, "compute");
  if (!regions.has_value()) return regions.error();
  bool first = true;  // agents are told of for all regions at once
  for (const std::string& region : regions.value()) {
    const auto status = add_region(context, region, first, result);
    if (!status.has_value()) return status.error();
    first = false;
  }
  keep_network_hosts(context, result);
  for (const std::string& region : regions.value()) keep_hypervisors(context, region, result);
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_api_project_hosts_fetcher() {
  return make_function_fetcher("ApiFetchProjectHosts", fetch_hosts);
}

}  // namespace toposcope::discovery
