#include <memory>
#include <utility>
#include <vector>

#include "engine/registry.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

using Fetchers = std::vector<std::unique_ptr<Fetcher>>;

/// What APIs and databases of OpenStack tell.
void add_clouds(Fetchers& fetchers) {
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
  fetchers.push_back(make_db_aggregates_fetcher());
  fetchers.push_back(make_db_aggregate_hosts_fetcher());
  fetchers.push_back(make_db_availability_zones_fetcher());
  fetchers.push_back(make_db_az_network_hosts_fetcher());
  fetchers.push_back(make_db_host_network_agents_fetcher());
  fetchers.push_back(make_db_vedges_ovs_fetcher());
  fetchers.push_back(make_db_vedges_vpp_fetcher());
  fetchers.push_back(make_db_oteps_fetcher());
}

/// What commands on hosts tell: on those of a cloud, then on one without.
void add_hosts(Fetchers& fetchers) {
  fetchers.push_back(make_cli_host_vservices_fetcher());
  fetchers.push_back(make_cli_vservice_vnics_fetcher());
  fetchers.push_back(make_cli_vservice_vnics_vpp_fetcher());
  fetchers.push_back(make_cli_instance_vnics_fetcher());
  fetchers.push_back(make_cli_instance_vnics_vpp_fetcher());
  fetchers.push_back(make_cli_host_pnics_fetcher());
  fetchers.push_back(make_cli_external_host_pnics_fetcher());
  fetchers.push_back(make_cli_bond_host_pnics_fetcher());
  fetchers.push_back(make_cli_team_host_pnics_fetcher());
  fetchers.push_back(make_cli_host_pnics_vpp_fetcher());
  fetchers.push_back(make_cli_vconnectors_ovs_fetcher());
  fetchers.push_back(make_cli_vconnectors_lxb_fetcher());
  fetchers.push_back(make_cli_vconnectors_vpp_fetcher());
  fetchers.push_back(make_cli_vedges_vpp_fetcher());
  fetchers.push_back(make_cli_vedges_sriov_fetcher());
  fetchers.push_back(make_cli_oteps_lxb_fetcher());
  fetchers.push_back(make_lldp_neighbours_fetcher());
  fetchers.push_back(make_local_host_fetcher());
  fetchers.push_back(make_local_namespaces_fetcher());
  fetchers.push_back(make_local_interfaces_fetcher());
  fetchers.push_back(make_local_bridges_fetcher());
  fetchers.push_back(make_local_ovs_fetcher());
  fetchers.push_back(make_local_tunnels_fetcher());
  fetchers.push_back(make_local_domains_fetcher());
  fetchers.push_back(make_local_routes_fetcher());
}

}  // namespace

/// To add one: its maker, declared in fetchers/fetchers.h, as one more line above.
FetcherRegistry make_builtin_fetchers() {
  Fetchers fetchers;
  add_clouds(fetchers);
  add_hosts(fetchers);
  return FetcherRegistry(std::move(fetchers));
}

}  // namespace toposcope::discovery
