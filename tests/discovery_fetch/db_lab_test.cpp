/// \file
/// The databases of a real cloud, and what its API tells in their place.

#include <gtest/gtest.h>

#include "discovery_fetch/lab_bench.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

using Names = std::vector<std::string>;

/// Both must tell the same of what a fetcher is about.
class DbLab : public ::testing::TestWithParam<const char*> {
 protected:
  DbLab() {
    bench.use_admin();
    if (std::string_view(GetParam()) == "Database") bench.use_database();
    bench.put(R"({"type": "host", "id": "compute1", "host_type": ["Compute"]})");
    bench.put(R"({"type": "host", "id": "network1", "host_type": ["Network"]})");
    const Json printed = fixture_json("lab-compute1.json");
    for (const auto& [command, output] : printed.items()) {
      bench.hosts->say("compute1", command, output, command == "ovs-dpctl show" ? 1 : 0);
    }
  }

  Json vedge() {
    return bench.objects(make_db_vedges_ovs_fetcher(), "vedges_folder", "compute1-vedges");
  }

  LabBench bench;
};

TEST_P(DbLab, Aggregates) {
  const Json found = bench.objects(make_db_aggregates_fetcher(), "aggregates_folder",
                                   "region|RegionOne-aggregates");
  EXPECT_EQ(values_of(found, "name"), (Names{"rack1", "rack2", "sim", "ssd"}));
  EXPECT_EQ(found[0], (Json{{"id", 1}, {"name", "rack1"}}));
}

TEST_P(DbLab, AggregateHosts) {
  const auto found = bench.fetch(*make_db_aggregate_hosts_fetcher(), "aggregate", "4");
  EXPECT_EQ(values_of(calipso_form(found), "id"),
            (Names{"aggregate-ssd-compute1", "aggregate-ssd-compute4"}));
  EXPECT_EQ(calipso_form(found)[0]["ref_id"], "host:compute1");
  EXPECT_EQ(found.value().remarks.size(), 1U);  // compute4 is not there
}

TEST_P(DbLab, Agents) {
  const Json found = bench.objects(make_db_host_network_agents_fetcher(), "network_agents_folder",
                                   "network1-network_agents");
  EXPECT_EQ(values_of(found, "name"),
            (Names{"neutron-dhcp-agent", "neutron-l3-agent", "neutron-metadata-agent",
                   "neutron-openvswitch-agent"}));
  const Json ovs = named(found, "neutron-openvswitch-agent");
  EXPECT_EQ(ovs["id"], "neutron-openvswitch-agent-1895179d-f30b-4997-a991-8b14c42cd0e3");
  EXPECT_EQ(ovs["admin_state_up"], true);
  EXPECT_EQ(ovs["configurations"]["tunneling_ip"], "10.20.0.11");
  EXPECT_FALSE(ovs["configurations"].contains("devices"));
  EXPECT_FALSE(ovs.contains("heartbeat_timestamp"));
}

TEST_P(DbLab, NetworkHostsOfAZone) {
  const Json found =
      bench.objects(make_db_az_network_hosts_fetcher(), "availability_zone", "internal");
  EXPECT_EQ(found, Json::array({Json{{"id", "network1"},
                                     {"host", "network1"},
                                     {"host_type", Json::array({"Network"})},
                                     {"ip_address", "127.0.0.1"}}}));
}

/// Open vSwitch in user space: ovs-dpctl finds nothing, devices of bridges are taps.
TEST_P(DbLab, Vedge) {
  const Json found = vedge();
  ASSERT_EQ(found.size(), 1U) << found;
  EXPECT_EQ(found[0]["id"], "f7a218e0-93d0-43dc-b51a-f21480b3492f");
  EXPECT_EQ(found[0]["name"], "compute1-OVS");
  EXPECT_EQ(found[0]["vedge_type"], "OVS");
  const Json port = named(found[0]["ports"], "qvo201faf2e-fa");
  EXPECT_EQ(port["tag"], "2");
  EXPECT_FALSE(port.contains("internal"));
  EXPECT_EQ(named(found[0]["ports"], "br-int")["internal"], true);
  const Json& tunnel = found[0]["tunnel_ports"]["vxlan-0a14000e"];
  EXPECT_EQ(tunnel["type"], "vxlan");
  EXPECT_EQ(tunnel["options"]["remote_ip"], "10.20.0.14");
  EXPECT_FALSE(found[0]["tunnel_ports"].contains("qvo201faf2e-fa"));
  EXPECT_EQ(bench.hosts->round_trips, 1);
}

TEST_P(DbLab, Otep) {
  bench.keep(vedge(), "vedge");
  const Json found =
      bench.objects(make_db_oteps_fetcher(), "vedge", "f7a218e0-93d0-43dc-b51a-f21480b3492f");
  ASSERT_EQ(found.size(), 1U) << found;
  EXPECT_EQ(found[0]["id"], "compute1-otep");
  EXPECT_EQ(found[0]["ip_address"], "10.20.0.12");
  EXPECT_EQ(found[0]["udp_port"], 4789);
  EXPECT_EQ(found[0]["overlay_type"], "vxlan");
  EXPECT_EQ(found[0]["host"], "compute1");
  EXPECT_TRUE(found[0]["ports"].contains("vxlan-0a14000b"));
  EXPECT_EQ(found[0]["vconnector"], "compute1-br-vtep");  // holds 10.20.0.12
}

/// neutron keeps ends of Open vSwitch only (ml2_vxlan_endpoints of the capture has no compute3);
/// the Linux bridge agent has an interface for each network instead.
TEST_P(DbLab, NoOtepOfLinuxBridges) {
  const Json agent{{"tunnel_types", {"vxlan"}}, {"tunneling_ip", "10.20.0.14"}};
  bench.keep(Json::array({{{"id", "compute3-brq2f1c9e7d-4a"},
                           {"name", "brq2f1c9e7d-4a"},
                           {"host", "compute3"},
                           {"configurations", agent}}}),
             "vconnector");
  EXPECT_EQ(bench.objects(make_db_oteps_fetcher(), "vconnector", "compute3-brq2f1c9e7d-4a"),
            Json::array());
}

INSTANTIATE_TEST_SUITE_P(From, DbLab, ::testing::Values("Database", "Api"),
                         [](const auto& one) { return std::string(one.param); });

/// calipso_query_availability_zones of the capture; the API's excerpt has servers of az1 and
/// az-sim.
TEST(DbLabZones, CountHostsWithInstances) {
  LabBench bench;
  bench.use_admin();
  const auto zones = [&] {
    return bench.objects(make_db_availability_zones_fetcher(), "availability_zones_folder", "x");
  };
  const Json by_api = zones();
  EXPECT_EQ(named(by_api, "az1")["descendants"], 1);  // of all instances only those of compute1
  bench.use_database();
  const Json by_database = zones();
  EXPECT_EQ(values_of(by_database, "id"), (Names{"zone|az-sim", "zone|az1", "zone|az2"}));
  EXPECT_EQ(named(by_database, "az1")["descendants"], 2);
}

}  // namespace
}  // namespace toposcope::discovery
