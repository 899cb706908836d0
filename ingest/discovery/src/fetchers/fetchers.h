#pragma once

/// \file
/// Makers of all fetchers; the list that scans go by is engine/builtin_fetchers.cpp.

#include <memory>

#include "engine/fetcher.h"

namespace toposcope::discovery {

// What APIs of OpenStack tell.
[[nodiscard]] std::unique_ptr<Fetcher> make_api_regions_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_projects_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_availability_zones_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_project_hosts_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_host_instances_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_networks_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_ports_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_routers_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_floating_ips_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_security_groups_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_trunks_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_api_unplaced_instances_fetcher();

// What databases of OpenStack tell; without them their APIs.
[[nodiscard]] std::unique_ptr<Fetcher> make_db_aggregates_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_aggregate_hosts_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_availability_zones_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_az_network_hosts_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_host_network_agents_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_vedges_ovs_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_vedges_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_db_oteps_fetcher();

// What commands on hosts tell.
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_host_vservices_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vservice_vnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vservice_vnics_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_instance_vnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_instance_vnics_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_host_pnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_external_host_pnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_bond_host_pnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_team_host_pnics_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_host_pnics_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vconnectors_ovs_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vconnectors_lxb_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vconnectors_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vedges_vpp_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_vedges_sriov_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_cli_oteps_lxb_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_lldp_neighbours_fetcher();

// What a Linux host tells of itself, without a cloud.
[[nodiscard]] std::unique_ptr<Fetcher> make_local_host_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_namespaces_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_interfaces_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_bridges_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_ovs_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_tunnels_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_domains_fetcher();
[[nodiscard]] std::unique_ptr<Fetcher> make_local_routes_fetcher();

}  // namespace toposcope::discovery
