#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using VserviceVnics = FinderTable;

TEST_P(VserviceVnics, FollowTheRule) { check({"FindLinksForVserviceVnics"}, GetParam()); }

constexpr const char* kNamed = R"(
  {"type":"host","id":"h","host_type":["Network","Compute"]}
  {"type":"vservice","id":"h-qdhcp-1","object_name":"S"}
  {"type":"network","id":"n","name":"net-1"}
  {"type":"vnic","id":"v","object_name":"V","host":"h","vnic_type":"vservice_vnic","parent_id":"h-qdhcp-1-vnics","network":"n","vedge_type":"OVS"})";

constexpr const char* kNetworks = R"(
  {"type":"host","id":"h","host_type":["Network"]}
  {"type":"vservice","id":"s","object_name":"S"}
  {"type":"vnic","id":"none","object_name":"A","host":"h","vnic_type":"vservice_vnic","parent_id":"s-vnics"}
  {"type":"vnic","id":"gone","object_name":"B","host":"h","vnic_type":"vservice_vnic","parent_id":"s-vnics","network":"x"})";

constexpr const char* kNotLinked = R"(
  {"type":"host","id":"c","host_type":["Compute"]}
  {"type":"host","id":"h","host_type":["Network"]}
  {"type":"vservice","id":"s"}
  {"type":"vnic","id":"a","host":"c","vnic_type":"vservice_vnic","parent_id":"s-vnics"}
  {"type":"vnic","id":"b","host":"gone","vnic_type":"vservice_vnic","parent_id":"s-vnics"}
  {"type":"vnic","id":"c","host":"h","vnic_type":"vservice_vnic","parent_id":"t-vnics"}
  {"type":"vnic","id":"d","host":"h","vnic_type":"vservice_vnic","parent_id":"vnics"}
  {"type":"vnic","id":"e","host":"h","vnic_type":"vservice_vnic"}
  {"type":"vnic","id":"f","vnic_type":"vservice_vnic","parent_id":"s-vnics"}
  {"type":"vnic","id":"g","host":"h","vnic_type":"instance_vnic","parent_id":"s-vnics"})";

INSTANTIATE_TEST_SUITE_P(
    Table, VserviceVnics,
    ::testing::Values(
        FinderCase{
            "named_after_the_network", "", kNamed,
            R"(vservice-vnic h-qdhcp-1>v "net-1" host=h {"network":"n"})",
            R"(vservice-vnic h-qdhcp-1>v "net-1" host=h {"network":"n","vedge_type":"OVS"})"},
        FinderCase{"without_a_network_or_one_that_is_not_there", "", kNetworks,
                   R"(vservice-vnic s>none null host=h
                      vservice-vnic s>gone null host=h {"network":"x"})",
                   R"(vservice-vnic s>none "S-A" host=h {"vedge_type":null}
                      vservice-vnic s>gone "S-B" host=h {"network":"x","vedge_type":null})",
                   R"(vservice-vnic s>none "S-A" host=h
                      vservice-vnic s>gone "S-B" host=h {"network":"x"})"},
        FinderCase{"what_is_not_linked", "", kNotLinked,
                   R"(! vnic:d: its parent_id has no dash
                      ! vnic:e: has no parent_id
                      ! vnic:f: has no host)"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
