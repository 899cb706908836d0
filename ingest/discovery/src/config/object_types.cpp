#include <array>
#include <string_view>

#include "toposcope/discovery/scanner_config.h"

namespace toposcope::discovery {
namespace {

/// Constant "scan_object_types" of 2018 and 2020 together.
constexpr std::array<std::string_view, 49> kCalipsoTypes = {"agent",
                                                            "aggregate",
                                                            "aggregates_folder",
                                                            "availability_zone",
                                                            "cluster",
                                                            "clusters_folder",
                                                            "container",
                                                            "containers_folder",
                                                            "disk",
                                                            "disks_folder",
                                                            "host",
                                                            "host_pnic",
                                                            "host_ref",
                                                            "hosts_folder",
                                                            "instance",
                                                            "instances_folder",
                                                            "monitoring_agent",
                                                            "monitoring_agents_folder",
                                                            "namespace",
                                                            "namespaces_folder",
                                                            "network",
                                                            "network_agent",
                                                            "network_agents_folder",
                                                            "network_services_folder",
                                                            "osd",
                                                            "osds_folder",
                                                            "otep",
                                                            "partition",
                                                            "partitions_folder",
                                                            "pnics_folder",
                                                            "pod",
                                                            "pod_ref",
                                                            "pods_folder",
                                                            "port",
                                                            "ports_folder",
                                                            "project",
                                                            "projects_folder",
                                                            "region",
                                                            "regions_folder",
                                                            "switch",
                                                            "switch_pnic",
                                                            "vconnector",
                                                            "vconnectors_folder",
                                                            "vedge",
                                                            "vedges_folder",
                                                            "vnic",
                                                            "vnics_folder",
                                                            "vservice",
                                                            "vservices_folder"};

/// What Calipso does not look at.
constexpr std::array<std::string_view, 10> kOwnTypes = {"router",
                                                        "floating_ip",
                                                        "security_group",
                                                        "trunk",
                                                        "netns",
                                                        "route",
                                                        "routers_folder",
                                                        "floating_ips_folder",
                                                        "security_groups_folder",
                                                        "trunks_folder"};

/// Constant "mechanism_drivers" of 2018 and 2020 together.
constexpr std::array<std::string_view, 8> kDrivers = {"OVS",    "VPP",   "LXB",    "SRIOV",
                                                      "Arista", "Nexus", "Calico", "Flannel"};

/// Classes that the files of 2018 and 2020 name.
constexpr std::array<std::string_view, 52> kCalipsoFetchers = {"AciFetchLeafToSpinePnics",
                                                               "AciFetchSwitchPnic",
                                                               "ApiFetchAvailabilityZones",
                                                               "ApiFetchHostInstances",
                                                               "ApiFetchNetworks",
                                                               "ApiFetchPorts",
                                                               "ApiFetchProjectHosts",
                                                               "ApiFetchProjects",
                                                               "ApiFetchRegions",
                                                               "CliFetchBondHostPnics",
                                                               "CliFetchExternalHostPnics",
                                                               "CliFetchHostDisks",
                                                               "CliFetchHostMonitoringAgent",
                                                               "CliFetchHostOsds",
                                                               "CliFetchHostPartitions",
                                                               "CliFetchHostPnics",
                                                               "CliFetchHostPnicsVpp",
                                                               "CliFetchHostVservices",
                                                               "CliFetchInstanceVnics",
                                                               "CliFetchInstanceVnicsVpp",
                                                               "CliFetchKubeNetworks",
                                                               "CliFetchOtepsLxb",
                                                               "CliFetchTeamHostPnics",
                                                               "CliFetchVconnectorsLxb",
                                                               "CliFetchVconnectorsOvs",
                                                               "CliFetchVconnectorsVpp",
                                                               "CliFetchVedgesSriov",
                                                               "CliFetchVedgesVpp",
                                                               "CliFetchVserviceVnics",
                                                               "CliFetchVserviceVnicsVpp",
                                                               "DbFetchAZNetworkHosts",
                                                               "DbFetchAggregateHosts",
                                                               "DbFetchAggregates",
                                                               "DbFetchAvailabilityZones",
                                                               "DbFetchHostNetworkAgents",
                                                               "DbFetchOteps",
                                                               "DbFetchVedgesOvs",
                                                               "DbFetchVedgesVpp",
                                                               "KubeFetchAggregatePods",
                                                               "KubeFetchContainers",
                                                               "KubeFetchNamespaces",
                                                               "KubeFetchNodes",
                                                               "KubeFetchOtepsCalico",
                                                               "KubeFetchOtepsFlannel",
                                                               "KubeFetchOtepsVpp",
                                                               "KubeFetchPodAggregates",
                                                               "KubeFetchPods",
                                                               "KubeFetchVedges",
                                                               "KubeFetchVnicsCalico",
                                                               "KubeFetchVnicsFlannel",
                                                               "KubeFetchVnicsVpp",
                                                               "KubeFetchVservices"};

constexpr std::array<std::string_view, 14> kOwnFetchers = {"ApiFetchRouters",
                                                           "ApiFetchFloatingIps",
                                                           "ApiFetchSecurityGroups",
                                                           "ApiFetchTrunks",
                                                           "ApiFetchUnplacedInstances",
                                                           "LldpFetchNeighbours",
                                                           "LocalFetchHost",
                                                           "LocalFetchNamespaces",
                                                           "LocalFetchInterfaces",
                                                           "LocalFetchBridges",
                                                           "LocalFetchOvs",
                                                           "LocalFetchTunnels",
                                                           "LocalFetchDomains",
                                                           "LocalFetchRoutes"};

KnownWords make_known_words() {
  KnownWords words;
  words.object_types.insert(kCalipsoTypes.begin(), kCalipsoTypes.end());
  words.object_types.insert(kOwnTypes.begin(), kOwnTypes.end());
  words.fetchers.insert(kCalipsoFetchers.begin(), kCalipsoFetchers.end());
  words.fetchers.insert(kOwnFetchers.begin(), kOwnFetchers.end());
  words.mechanism_drivers.insert(kDrivers.begin(), kDrivers.end());
  return words;
}

}  // namespace

const KnownWords& known_words() {
  static const KnownWords kWords = make_known_words();
  return kWords;
}

}  // namespace toposcope::discovery
