#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Pnics = FinderTable;

TEST_P(Pnics, FollowTheRule) { check({"FindLinksForVedges", "FindLinksForPnics"}, GetParam()); }

constexpr const char* kNetworks = R"(
  {"type":"host_pnic","id":"p","host":"h","port_id":7,"Link detected":"yes"}
  {"type":"host_pnic","id":"q","host":"x"}
  {"type":"port","id":"1","binding:host_id":"h","network_id":"n2"}
  {"type":"port","id":"2","binding:host_id":"h","network_id":"n1"}
  {"type":"port","id":"3","binding:host_id":"h","network_id":"n2"}
  {"type":"port","id":"4","binding:host_id":"","network_id":"n3"}
  {"type":"network","id":"n1","provider:segmentation_id":101}
  {"type":"network","id":"n2","provider:segmentation_id":null}
  {"type":"network","id":"n3"})";

constexpr const char* kMissing = R"(
  {"type":"host_pnic","id":"p","host":"h"}
  {"type":"port","id":"1","binding:host_id":"h","network_id":"n1"}
  {"type":"port","id":"2","binding:host_id":"h","network_id":"gone"}
  {"type":"port","id":"3","binding:host_id":"h","network_id":"n3"}
  {"type":"network","id":"n1"}
  {"type":"network","id":"n3"})";

constexpr const char* kVlan = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","ports":[{"id":1,"name":"eth0"}]}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h"}
  {"type":"host_pnic","id":"q","name":"eth1","host":"h"}
  {"type":"port","id":"1","binding:host_id":"h","network_id":"n1"}
  {"type":"network","id":"n1"})";

constexpr const char* kSwitches = R"(
  {"type":"switch","id":"s","object_name":"leaf"}
  {"type":"switch_pnic","id":"s-eth1__1","object_name":"eth1/1","parent_id":"s","mac_address":"m"}
  {"type":"switch_pnic","id":"s-ethernet-eth1__2__3","object_name":"U","parent_id":"s","role":"uplink","connected_to":"t-eth1","switch":"s"}
  {"type":"switch_pnic","id":"t-eth1","object_name":"D","parent_id":"gone"}
  {"type":"host_pnic","id":"p","host":"h","mac_address":"m","Link detected":"yes"}
  {"type":"host_pnic","id":"q","host":"h","mac_address":"heard"})";

constexpr const char* kNeighbours = R"(
  {"type":"switch_pnic","id":"t","object_name":"T","parent_id":"s","connected_host_pnic":"p","mac_address":""}
  {"type":"host_pnic","id":"p","host":"h","mac_address":""})";

constexpr const char* kFabric = R"(
  {"type":"fabric","id":"s","object_name":"F"}
  {"type":"switch_pnic","id":"t","object_name":"T","parent_id":"s"})";

constexpr const char* kKube = R"(
  {"type":"network","id":"n1","object_name":"N1"}
  {"type":"network","id":"n2","object_name":"N2"}
  {"type":"host_pnic","id":"p","host":"h","object_name":"P"})";

INSTANTIATE_TEST_SUITE_P(
    Table, Pnics,
    ::testing::Values(
        FinderCase{
            "each_network_of_the_ports_of_a_host_once", "", kNetworks,
            R"(host_pnic-network p>n2 "Segment-None" host=h {"network":"n2","source_label":"port-7"}
                      host_pnic-network p>n1 "Segment-101" host=h {"network":"n1","source_label":"port-7"})"},
        FinderCase{"a_missing_network_ends_the_card", "", kMissing,
                   R"(host_pnic-network p>n1 "Segment-None" host=h down {"network":"n1"}
                      ! host_pnic:p: a port of its host is in network "gone", which is not there)",
                   "=",
                   R"(host_pnic-network p>n1 "Segment-None" host=h down {"network":"n1"}
                      host_pnic-network p>n3 "Segment-None" host=h down {"network":"n3"}
                      ! host_pnic:p: a port of its host is in network "gone", which is not there)"},
        FinderCase{"vlans_leave_through_cards_of_a_switch", R"("type_drivers":"vlan")", kVlan,
                   R"(vedge-host_pnic g>p "Port-1" host=h down
                      host_pnic-network p>n1 "Segment-None" host=h down {"network":"n1"})"},
        FinderCase{"a_list_of_vlan_alone_counts_for_us", R"("type_drivers":["vlan"])", kVlan,
                   R"(vedge-host_pnic g>p "Port-1" host=h down
                      host_pnic-network p>n1 "Segment-None" host=h down {"network":"n1"}
                      host_pnic-network q>n1 "Segment-None" host=h down {"network":"n1"})",
                   "=",
                   R"(vedge-host_pnic g>p "Port-1" host=h down
                      host_pnic-network p>n1 "Segment-None" host=h down {"network":"n1"})"},
        FinderCase{"switches", R"("aci_enabled":true)", kSwitches,
                   R"(host_pnic-switch_pnic p>s-eth1__1 "h-s" host=h
                      switch-switch_pnic s>s-eth1__1 "leaf=eth1/1" switch=s
                      switch-switch_pnic s>s-ethernet-eth1__2__3 "leaf=U" switch=s
                      switch_pnic-switch_pnic s-ethernet-eth1__2__3>t-eth1 "ethernet-eth1/2/3" switch=s)",
                   R"(host_pnic-switch_pnic p>s-eth1__1 "h-s" host=h
                      switch-switch_pnic s>s-eth1__1 "leaf-eth1/1" switch=s
                      switch-switch_pnic s>s-ethernet-eth1__2__3 "leaf-U" switch=s
                      switch_pnic-switch_pnic s-ethernet-eth1__2__3>t-eth1 "ethernet-eth1/2/3")"},
        FinderCase{"switches_only_when_the_environment_has_them_in_2021", R"("aci_enabled":"true")",
                   kSwitches,
                   R"(host_pnic-switch_pnic p>s-eth1__1 "h-s" host=h
                      switch-switch_pnic s>s-eth1__1 "leaf=eth1/1" switch=s
                      switch-switch_pnic s>s-ethernet-eth1__2__3 "leaf=U" switch=s
                      switch_pnic-switch_pnic s-ethernet-eth1__2__3>t-eth1 "ethernet-eth1/2/3" switch=s)",
                   "",
                   R"(host_pnic-switch_pnic p>s-eth1__1 "h-s" host=h
                      switch-switch_pnic s>s-eth1__1 "leaf-eth1/1" switch=s
                      switch-switch_pnic s>s-ethernet-eth1__2__3 "leaf-U" switch=s
                      switch_pnic-switch_pnic s-ethernet-eth1__2__3>t-eth1 "ethernet-eth1/2/3")"},
        FinderCase{"what_a_switch_heard_of_counts_for_us", "", kNeighbours, "", "",
                   R"(host_pnic-switch_pnic p>t "h-s" host=h down)"},
        FinderCase{"the_type_of_the_parent_in_2021", R"("aci_enabled":true)", kFabric,
                   R"(switch-switch_pnic s>t "F=T" switch=s)",
                   R"(fabric-switch_pnic s>t "F-T" switch=s)"},
        FinderCase{"every_network_at_every_card_of_kubernetes",
                   R"("environment_type":"Kubernetes")", kKube, "",
                   R"(host_pnic-network p>n1 "P-N1" host=h {"network":"n1"}
                      host_pnic-network p>n2 "P-N2" host=h {"network":"n2"})"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
