#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Containers = FinderTable;

TEST_P(Containers, FollowTheRule) { check({"FindLinksForContainers"}, GetParam()); }

constexpr const char* kNode = R"(
  {"type":"container","id":"c1","object_name":"C1","host":"h","vnic_index":"7","ip_address":"10.0.0.7","network":"n"}
  {"type":"container","id":"c2","object_name":"C2","host":"h","vnic_index":"","container_app":"kube-proxy"}
  {"type":"container","id":"c3","object_name":"C3","host":"h","vnic_index":9,"network":"gone"}
  {"type":"vnic","id":"x","object_name":"X","host":"x","index":"7","mac_address":"mx"}
  {"type":"vnic","id":"v","object_name":"V","host":"h","index":"7","mac_address":"m"}
  {"type":"vnic","id":"w","object_name":"W","host":"h","index":"8","ip_address":"10.0.0.7","mac_address":"mw"}
  {"type":"vedge","id":"g","host":"h","parent_id":"h-vedges"}
  {"type":"network","id":"n","object_name":"N"})";

INSTANTIATE_TEST_SUITE_P(
    Table, Containers,
    ::testing::Values(
        FinderCase{"by_the_number_of_the_interface",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["Flannel"])", kNode,
                   R"(container-vnic c1>v "m" {"container_vnic":"V","network":"n"}
                      container-network c1>n "C1-network"
                      container-vedge c2>g "C2-h-vedges-Flannel")",
                   R"(container-vnic c1>v "m" host=h {"container_vnic":"V","network":"n"}
                      container-network c1>n "C1-network" host=h
                      container-vedge c2>g "C2-h-vedges-Flannel" host=h)"},
        FinderCase{"by_address_with_vpp",
                   R"("environment_type":"Kubernetes","mechanism_drivers":["VPP"])", kNode,
                   R"(container-vnic c1>w "mw" {"container_vnic":"W","network":"n"}
                      container-network c1>n "C1-network"
                      container-vedge c2>g "C2-h-vedges-VPP")",
                   R"(container-vnic c1>w "mw" host=h {"container_vnic":"W","network":"n"}
                      container-network c1>n "C1-network" host=h
                      container-vedge c2>g "C2-h-vedges-VPP" host=h)"}),
    name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
