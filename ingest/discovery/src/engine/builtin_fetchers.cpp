#include <memory>
#include <utility>
#include <vector>

#include "engine/registry.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {

/// To add one: its maker, declared in fetchers/fetchers.h, as one more line here.
FetcherRegistry make_builtin_fetchers() {
  std::vector<std::unique_ptr<Fetcher>> fetchers;
  // What APIs of OpenStack tell.
  fetchers.push_back(make_api_regions_fetcher());
  fetchers.push_back(make_api_projects_fetcher());
  fetchers.push_back(make_api_availability_zones_fetcher());
  fetchers.push_back(make_api_project_hosts_fetcher());
  fetchers.push_back(make_api_host_instances_fetcher());
  fetchers.push_back(make_api_networks_fetcher());
  fetchers.push_back(make_api_ports_fetcher());
  fetchers.push_back(make_api_routers_fetcher());
  fetchers.push_back(make_api_floating_ips_fetcher());
  fetchers.push_back(make_api_security_groups_fetcher());
  fetchers.push_back(make_api_trunks_fetcher());
  fetchers.push_back(make_api_unplaced_instances_fetcher());
  // What its databases tell.
  fetchers.push_back(make_db_aggregates_fetcher());
  fetchers.push_back(make_db_aggregate_hosts_fetcher());
  fetchers.push_back(make_db_availability_zones_fetcher());
  fetchers.push_back(make_db_az_network_hosts_fetcher());
  fetchers.push_back(make_db_host_network_agents_fetcher());
  fetchers.push_back(make_db_vedges_ovs_fetcher());
  fetchers.push_back(make_db_vedges_vpp_fetcher());
  fetchers.push_back(make_db_oteps_fetcher());
  // What commands on hosts tell.
  return FetcherRegistry(std::move(fetchers));
}

}  // namespace toposcope::discovery
