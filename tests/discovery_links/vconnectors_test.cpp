#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Vconnectors = FinderTable;

TEST_P(Vconnectors, FollowTheRule) { check({"FindLinksForVconnectors"}, GetParam()); }

constexpr const char* kOvs = R"("mechanism_drivers":["OVS"])";
constexpr const char* kLxb = R"("mechanism_drivers":["LXB"])";

/// An interface of each kind on two hosts; the other host comes first.
constexpr const char* kTaps = R"(
  {"type":"vnic","id":"x-tap1","name":"tap1","host":"x","mac_address":"mx"}
  {"type":"vnic","id":"h-tap1","name":"tap1","host":"h","mac_address":"mh","network":"n","vedge_type":"OVS"}
  {"type":"vnic","id":"v2","name":"o2","host":"h","mac_address":"m2","target":{"@dev":"tap2"}}
  {"type":"vconnector","id":"c","name":"br","host":"h","interfaces_names":["tap1","tap2","eth0.5"],"interfaces":[{"name":"tap1","mac_address":"mx"},{"name":"tap2","mac_address":"m2"}]}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h"}
  {"type":"host_pnic","id":"q","name":"eth0","host":"x"})";

constexpr const char* kEmptyMac = R"(
  {"type":"vnic","id":"first","name":"a","host":"x","mac_address":""}
  {"type":"vconnector","id":"c","host":"h","interfaces_names":["t1","t2"],"interfaces":{"t1":{"name":"t1","mac_address":""},"t2":{"name":"t2"}}})";

constexpr const char* kTwoNetworks = R"(
  {"type":"vnic","id":"h-a","name":"a","host":"h","mac_address":"m1","network":"n1"}
  {"type":"vnic","id":"h-b","name":"b","host":"h","mac_address":null,"network":["n2"]}
  {"type":"vnic","id":"h-c","name":"c","host":"h"}
  {"type":"vconnector","id":"c","object_name":"C","host":"h","interfaces_names":["a","b","c","d"]})";

constexpr const char* kKube = R"(
  {"type":"vedge","id":"g","name":"G","host":"h","vedge_type":"Flannel"}
  {"type":"host_pnic","id":"p","name":"eth0","host":"h"}
  {"type":"vconnector","id":"h-cni0","object_name":"C","host":"h","interfaces_names":["eth0"]}
  {"type":"vconnector","id":"h-docker0","object_name":"D","host":"h"})";

INSTANTIATE_TEST_SUITE_P(
    Table, Vconnectors,
    ::testing::Values(
        FinderCase{"ovs_by_id_in_2018_by_name_on_any_host_in_2021", kOvs, kTaps,
                   R"(vnic-vconnector h-tap1>c "mh" host=h {"network":"n"}
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector x-tap1>c "mx" host=x
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector h-tap1>c "mh" host=h {"network":"n","vedge_type":"OVS"}
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)"},
        FinderCase{"others_by_address_on_any_host_in_2018_on_this_one_in_2021", kLxb, kTaps,
                   R"(vnic-vconnector x-tap1>c "mx" host=x
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector h-tap1>c "mh" host=h {"network":"n","vedge_type":"OVS"}
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)"},
        FinderCase{"only_the_first_driver_counts_in_2018", R"("mechanism_drivers":["LXB","OVS"])",
                   kTaps,
                   R"(vnic-vconnector x-tap1>c "mx" host=x
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector x-tap1>c "mx" host=x
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)",
                   R"(vnic-vconnector h-tap1>c "mh" host=h {"network":"n","vedge_type":"OVS"}
                      vnic-vconnector v2>c "m2" host=h
                      vconnector-host_pnic c>p "eth0" host=h)"},
        FinderCase{"an_empty_address_finds_the_first_of_all_in_2018", kLxb, kEmptyMac,
                   R"(vnic-vconnector first>c "" host=x)", ""},
        FinderCase{"a_member_that_is_missing_ends_the_rest_of_the_bridge", kOvs, kTwoNetworks,
                   R"(vnic-vconnector h-a>c "m1" host=h {"network":"n1"}
                      vnic-vconnector h-b>c null host=h {"network":["n2"]}
                      ! vconnector:c: has no mac_address)",
                   R"(vnic-vconnector h-a>c "m1" host=h {"network":"n1"}
                      vnic-vconnector h-b>c "None-C" host=h {"network":["n2"]}
                      ! vconnector:c: has no mac_address)"},
        FinderCase{"flannel_leads_to_the_agent_and_to_no_card",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["Flannel"])", kKube,
                   R"(vconnector-host_pnic h-cni0>p "eth0" host=h)",
                   R"(vconnector-vedge h-cni0>g "G" host=h {"vedge_type":"Flannel"})",
                   R"(vconnector-host_pnic h-cni0>p "eth0" host=h
                      vconnector-vedge h-cni0>g "G" host=h {"vedge_type":"Flannel"})"},
        FinderCase{"calico_leads_to_cards",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["Calico"])", kKube,
                   R"(vconnector-host_pnic h-cni0>p "eth0" host=h)"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
