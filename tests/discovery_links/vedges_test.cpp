#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Vedges = FinderTable;

TEST_P(Vedges, FollowTheRule) { check({"FindLinksForVedges"}, GetParam()); }

constexpr const char* kOvs = R"("mechanism_drivers":["OVS"])";

/// Ports as a map; one that leads to an interface and to a card, one to a bridge, one to a card.
constexpr const char* kPorts = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","vedge_type":"OVS","ports":{"tap1":{"id":1,"name":"tap1","tag":"4"},"qvo2":{"id":"2","name":"qvo2","tag":5},"eth0":{"id":"3","name":"eth0"}}}
  {"type":"vnic","id":"h-tap1","name":"T","host":"h","mac_address":"m1"}
  {"type":"vnic","id":"h|tap1","name":"T","host":"h","mac_address":"m1"}
  {"type":"vconnector","id":"x","host":"x","interfaces_names":["qvb2"]}
  {"type":"vconnector","id":"c","host":"h","network":"n","interfaces_names":["a","qvb2"],"interfaces":[{"name":"a","mac_address":"ma"},{"name":"qvb2","mac_address":"mb"}]}
  {"type":"host_pnic","id":"q","name":"tap1","host":"h","Link detected":"no"}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h","Link detected":"yes","network":"n2"})";

constexpr const char* kSlash = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","vedge_type":"VPP","ports":[{"id":1,"name":"VirtualEthernet0/0/1"}]}
  {"type":"vnic","id":"h|VirtualEthernet0.0.1","name":"T","host":"h","mac_address":null})";

constexpr const char* kTargetDevice = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","vedge_type":"OVS","ports":[{"id":1,"name":"tap1"}]}
  {"type":"vnic","id":"far","name":"F","host":"x","mac_address":"mf","target":{"@dev":"tap1"}}
  {"type":"vnic","id":"near","name":"N","host":"h","mac_address":"mn","target":{"@dev":"tap1"}})";

constexpr const char* kOnlyPnic = R"(
  {"type":"vedge","id":"empty","name":"G","host":"h","pnic":"","ports":[{"id":1,"name":"eth0"}]}
  {"type":"vedge","id":"other","name":"G","host":"h","pnic":"eth1","ports":[{"id":1,"name":"eth0"}]}
  {"type":"vedge","id":"this","name":"G","host":"h","pnic":"eth0","ports":[{"id":1,"name":"eth0"}]}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h"})";

constexpr const char* kVpp = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","ports":[{"id":1,"name":"V0/0"}]}
  {"type":"vconnector","id":"c","host":"h","interfaces_names":["V0/0"]})";

constexpr const char* kSriov = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","vedge_type":"SRIOV","ports":[{"id":"e1","name":"dev1","VFs":[{"vf":0,"vlan":1,"mac_address":"00:00:00:00:00:00"},{"vf":1,"vlan":7,"mac_address":"m2"}]},{"id":"e2","name":"dev2","VFs":[]}]}
  {"type":"vnic","id":"z","name":"Z","host":"h","mac_address":"00:00:00:00:00:00"}
  {"type":"vnic","id":"v","name":"V","host":"h","mac_address":"m2"}
  {"type":"host_pnic","id":"p1","name":"x","local_name":"dev1","host":"h"}
  {"type":"host_pnic","id":"p2","name":"dev2","local_name":"dev2","host":"h"})";

constexpr const char* kFaulty = R"(
  {"type":"vedge","id":"g1","name":"G","host":"h","ports":[{"id":1}]}
  {"type":"vedge","id":"g2","name":"G","ports":[{"id":1,"name":"p"}]}
  {"type":"vedge","id":"g3","name":"G","host":"h","ports":[{"name":"p"}]}
  {"type":"vedge","id":"g4","name":"G","host":"h"})";

constexpr const char* kKube = R"(
  {"type":"vedge","id":"g","object_name":"G","name":"G","host":"h","pod_status":{"host_ip":"10.0.0.1"},"ip_address":"10.0.0.2","ports":[{"id":1,"name":"eth0"}]}
  {"type":"vedge","id":"lost","object_name":"L","name":"L","host":"x"}
  {"type":"otep","id":"o1","host":"h","ip_address":"10.0.0.1","overlay_mac_address":"om"}
  {"type":"otep","id":"o2","host":"h","ip_address":"10.0.0.2","tunnel_address":"10.1.0.0"}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h","Link detected":"yes"})";

INSTANTIATE_TEST_SUITE_P(
    Table, Vedges,
    ::testing::Values(
        FinderCase{
            "a_port_with_an_interface_leads_nowhere_else_in_2018", kOvs, kPorts,
            R"(vnic-vedge h-tap1>g "T-G-4" host=h {"source_label":"m1","target_label":1}
                      vconnector-vedge c>g "port-2-5" host=h {"mac_address":"mb","source_label":"qvb2","target_label":"qvo2","network":"n"}
                      vedge-host_pnic g>p "Port-3" host=h)",
            R"(vnic-vedge h|tap1>g "T-G-4" host=h {"source_label":"m1","target_label":1,"vedge_type":"vedge"}
                      vedge-host_pnic g>q "Port-1" host=h down
                      vconnector-vedge c>g "port-2-5" host=h {"mac_address":"mb","source_label":"qvb2","target_label":"qvo2","network":"n","vedge_type":"OVS"}
                      vedge-host_pnic g>p "Port-3" host=h {"network":"n2"})",
            R"(vnic-vedge h|tap1>g "T-G-4" host=h {"source_label":"m1","target_label":1,"vedge_type":"OVS"}
                      vedge-host_pnic g>q "Port-1" host=h down
                      vconnector-vedge c>g "port-2-5" host=h {"mac_address":"mb","source_label":"qvb2","target_label":"qvo2","network":"n","vedge_type":"OVS"}
                      vedge-host_pnic g>p "Port-3" host=h {"network":"n2"})"},
        FinderCase{
            "slashes_of_ports_are_dots_of_ids_in_2021", "", kSlash, "",
            R"(vnic-vedge h|VirtualEthernet0.0.1>g "T-G" host=h {"source_label":null,"target_label":1,"vedge_type":"vedge"})",
            R"(vnic-vedge h|VirtualEthernet0.0.1>g "T-G" host=h {"source_label":null,"target_label":1,"vedge_type":"VPP"})"},
        FinderCase{
            "by_device_on_any_host_in_2021", kOvs, kTargetDevice, "",
            R"(vnic-vedge far>g "F-G" host=h {"source_label":"mf","target_label":1,"vedge_type":"vedge"})",
            R"(vnic-vedge near>g "N-G" host=h {"source_label":"mn","target_label":1,"vedge_type":"OVS"})"},
        FinderCase{"a_stated_card_is_the_only_one", "", kOnlyPnic,
                   R"(vedge-host_pnic this>p "Port-1" host=h down)"},
        FinderCase{
            "vpp_plugs_ports_into_bridges", R"("mechanism_drivers":["VPP"])", kVpp,
            R"(vconnector-vedge c>g "port-1" host=h {"mac_address":"Unknown","source_label":"V0/0","target_label":"V0/0"})",
            R"(vconnector-vedge c>g "port-1" host=h {"mac_address":"Unknown","source_label":"V0/0","target_label":"V0/0","vedge_type":null})",
            R"(vconnector-vedge c>g "port-1" host=h {"mac_address":"Unknown","source_label":"V0/0","target_label":"V0/0"})"},
        FinderCase{
            "functions_of_sriov", R"("mechanism_drivers":["SRIOV"])", kSriov,
            R"(vedge-host_pnic g>p2 "Port-e2" host=h down)",
            R"(vnic-vedge v>g "V-G" host=h {"source_label":"m2","target_label":"port_e1-vlan_7-vf_1","vedge_type":"vedge"}
                      vedge-host_pnic g>p1 "Port-e1" host=h down)",
            R"(vnic-vedge v>g "V-G" host=h {"source_label":"m2","target_label":"port_e1-vlan_7-vf_1","vedge_type":"SRIOV"}
                      vedge-host_pnic g>p1 "Port-e1" host=h down)"},
        FinderCase{"what_is_missing_costs_the_switch", kOvs, kFaulty,
                   R"(! vedge:g1: has no name
                      ! vedge:g2: has no host
                      ! vedge:g3: has no id)"},
        FinderCase{"flannel_by_the_address_of_the_node",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["Flannel"])", kKube,
                   R"(vedge-host_pnic g>p "Port-1" host=h)",
                   R"(vedge-otep g>o1 "G-om" host=h
                      ! vedge:lost: no otep has its address null)"},
        FinderCase{"calico_by_its_own_address_and_ports_too",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["Calico"])", kKube,
                   R"(vedge-host_pnic g>p "Port-1" host=h)",
                   R"(vedge-otep g>o2 "G-10.1.0.0" host=h
                      vedge-host_pnic g>p "Port-1" host=h
                      ! vedge:lost: no otep has its address null)"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
