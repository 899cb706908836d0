#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using Routers = FinderTable;

TEST_P(Routers, FollowTheRule) { check({"FindLinksForRouters"}, GetParam()); }

/// A router that two hosts run, with two ports in one network, one in another, one in a third that
/// is not there; and one that runs nowhere.
constexpr const char* kObjects = R"(
  {"type":"router","id":"r","name":"edge","object_name":"edge"}
  {"type":"router","id":"idle","name":"idle","object_name":"idle"}
  {"type":"vservice","id":"h1-q","name":"q1","object_name":"q1","host":"h1","local_service_id":"qrouter-r"}
  {"type":"vservice","id":"h2-q","name":"q2","object_name":"q2","host":"h2","local_service_id":"qrouter-r"}
  {"type":"vservice","id":"h2-d","name":"d","object_name":"d","host":"h2","local_service_id":"qdhcp-r"}
  {"type":"network","id":"n1","name":"web","object_name":"web"}
  {"type":"network","id":"n2","name":"db","object_name":"db"}
  {"type":"port","id":"p1","name":"p1","device_id":"r","network_id":"n1"}
  {"type":"port","id":"p2","name":"p2","device_id":"r","network_id":"n1"}
  {"type":"port","id":"p3","name":"p3","device_id":"r","network_id":"n2"}
  {"type":"port","id":"p4","name":"p4","device_id":"r","network_id":"gone"}
  {"type":"port","id":"p5","name":"p5","device_id":"s","network_id":"n2"})";

INSTANTIATE_TEST_SUITE_P(Table, Routers,
                         ::testing::Values(FinderCase{"runs_on_hosts_and_joins_networks", "",
                                                      kObjects,
                                                      R"(router-vservice r>h1-q "edge-q1" host=h1
                                    router-vservice r>h2-q "edge-q2" host=h2
                                    router-network r>n1 "edge-web"
                                    router-network r>n2 "edge-db"
                                    ! router:r: a port of it is in network gone, which is not there)"}),
                         name_of);

}  // namespace
}  // namespace toposcope::discovery::testing
