#include <memory>
#include <utility>
#include <vector>

#include "engine/registry.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {

/// To add one: its maker, declared in fetchers/fetchers.h, as one more line here.
FetcherRegistry make_builtin_fetchers() {
  std::vector<std::unique_ptr<Fetcher>> fetchers;
  // What commands on hosts tell.
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
  return FetcherRegistry(std::move(fetchers));
}

}  // namespace toposcope::discovery
