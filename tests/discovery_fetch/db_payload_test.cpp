/// \file
/// Payloads of Calipso's tests for what databases tell, in the forms of 2018.

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/db/bridge_pnics.h"
#include "fetchers/db/ovs_ports.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

std::string joined(const Json& lines) {
  std::string text;
  for (const Json& line : lines) text += line.get<std::string>() + '\n';
  return text;
}

class DbPayload : public ::testing::Test {
 protected:
  DbPayload() {
    bench.use_2018();
    bench.sources.database = bench.database;
    bench.database->say("information_schema", R"([{"name": "neutron"}])");
  }

  FetchBench bench;
};

/// OBJECTS_LIST of both files: a database's rows become objects as they are.
TEST_F(DbPayload, Aggregates) {
  for (const char* name : {"calipso-db_fetch_aggregates.json", "calipso-db_access.json"}) {
    const Json file = fixture_json(name);
    FetchBench fresh;
    fresh.sources.database = fresh.database;
    fresh.database->say("nova.aggregates", file["OBJECTS_LIST"].dump());
    fresh.database->say("nova.aggregate_hosts", "[]");
    const auto result =
        fresh.fetch(*make_db_aggregates_fetcher(), "aggregates_folder", "RegionOne-aggregates");
    EXPECT_EQ(unordered(calipso_form(result)), unordered(file["OBJECTS_LIST"]));
  }
}

TEST_F(DbPayload, AggregateHosts) {
  const Json file = fixture_json("calipso-db_fetch_aggregate_hosts.json");
  Json host = file["HOST_IN_INVENTORY"];
  host["type"] = "host";
  host["id"] = file["HOSTS"][0]["name"];
  bench.put(host);
  bench.database->say("nova.aggregates", R"([{"id": 1, "name": "osdna-agg"}])");
  bench.database->say("nova.aggregate_hosts", R"([{"id": 1, "host": "node-5.cisco.com"}])");
  const std::string id = file["AGGREGATE"]["id"];
  const auto result = bench.fetch(*make_db_aggregate_hosts_fetcher(), "aggregate", id);
  EXPECT_EQ(unordered(calipso_form(result)), unordered(file["HOSTS_RESULT"]));

  FetchBench without;  // HOSTS: without a host in the inventory there is nothing to refer to
  without.sources.database = bench.database;
  const auto bare = without.fetch(*make_db_aggregate_hosts_fetcher(), "aggregate", id);
  EXPECT_EQ(unordered(calipso_form(bare)), unordered(file["HOSTS"]));
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare.value().remarks.size(), 1U);
}

/// Both results are the same: drivers make no difference.
TEST_F(DbPayload, NetworkAgents) {
  const Json file = fixture_json("calipso-db_fetch_host_network_agents.json");
  for (const std::string with : {"WITH", "WITHOUT"}) {
    FetchBench fresh;
    fresh.environment.mechanism_drivers.clear();
    for (const Json& driver : file["CONFIG_" + with + "_MECHANISM_DRIVERS"]["mechanism_drivers"]) {
      fresh.environment.mechanism_drivers.push_back(driver);
    }
    Json rows = file["NETWORK_AGENT"];
    for (Json& row : rows) row["host"] = "node-6.cisco.com";  // by which they were selected
    fresh.database->say("information_schema", R"([{"name": "neutron"}])");
    fresh.database->say("neutron.agents", rows.dump());
    fresh.sources.database = fresh.database;
    Json found =
        calipso_form(fresh.fetch(*make_db_host_network_agents_fetcher(), "network_agents_folder",
                                 file["NETWORK_AGENT_FOLDER_ID"].get<std::string>()));
    for (Json& agent : found) agent.erase("host");
    EXPECT_EQ(unordered(found),
              unordered(file["NETWORK_AGENT_" + with + "_MECHANISM_DRIVERS_IN_CONFIG_RESULTS"]));
  }
}

class OvsPayload : public DbPayload {
 protected:
  OvsPayload() : file(fixture_json("calipso-db_fetch_vedges_ovs.json")) {}

  Json fetch(const char* host_constant) {
    Json host = file[host_constant];
    host["type"] = "host";
    host["id"] = "node-6.cisco.com";
    bench.put(host);
    bench.database->say("neutron.agents", file["OBJECTS_FROM_DB"].dump());
    bench.hosts->say("node-6.cisco.com", "ovs-vsctl show", joined(file["VSCTL_LINES"]));
    bench.hosts->say("node-6.cisco.com", "ovs-dpctl show", joined(file["DPCTL_LINES"]));
    return calipso_form(bench.fetch(*make_db_vedges_ovs_fetcher(), "vedges_folder",
                                    file["VEDGES_FOLDER_ID"].get<std::string>()));
  }

  Json file;
};

TEST_F(OvsPayload, Vedge) {
  EXPECT_EQ(unordered(fetch("HOST")), unordered(file["GET_RESULTS"]));
  EXPECT_EQ(bench.hosts->round_trips, 1);
}

TEST_F(OvsPayload, HostWithoutTheTypes) {
  EXPECT_EQ(fetch("HOST_WITHOUT_REQUIRED_HOST_TYPES"), Json::array());
}

TEST_F(OvsPayload, PortsAndTags) {
  const auto show = parse::read_ovs_show(joined(file["VSCTL_LINES"]));
  const auto datapaths = parse::read_ovs_dpctl(joined(file["DPCTL_LINES"]));
  ASSERT_TRUE(show.has_value() && datapaths.has_value());
  EXPECT_EQ(unordered(ovs_ports(datapaths.value(), {})), unordered(file["DPCTL_RESULTS"]));
  EXPECT_EQ(unordered(ovs_ports(datapaths.value(), show.value())),
            unordered(file["FETCH_PORT_TAGS_RESULT"]));
  EXPECT_EQ(unordered(ovs_ports(datapaths.value(), show.value())), unordered(file["PORTS"]));
  EXPECT_EQ(unordered(tunnel_ports(show.value())), unordered(file["TUNNEL_PORTS"]));
}

/// A case of how the bridge of a physical network names its card.
struct PnicCase {
  const char* name;
  const char* lines;
  const char* names;
  const char* bridge;
  const char* vedge;
  const char* pnics;
};

TEST_F(OvsPayload, CardsBehindBridges) {
  const PnicCase cases[] = {
      {"Mirantis", "LIST_IFACES_LINES_MIRANTIS", "LIST_IFACES_NAMES_MIRANTIS", "eth0",
       "VEDGE_MIRANTIS", "PNICS_MIRANTS"},
      {"Other", "LIST_IFACES_LINES", "LIST_IFACES_NAMES", "p", "VEDGE", "PNICS"},
  };
  for (const PnicCase& one : cases) {
    FetchBench fresh;
    fresh.environment.distribution = one.name;
    fresh.environment.distribution_version = "8.0";
    const auto names = listed_interfaces(fresh.environment, one.bridge, joined(file[one.lines]));
    EXPECT_EQ(Json(names), file[one.names]) << one.name;
    for (const auto& [name, pnic] : file[one.pnics].items()) {
      Json object = pnic;
      object.update(
          Json{{"type", "host_pnic"}, {"id", name + "-mac"}, {"host", "node-6.cisco.com"}});
      fresh.put(object);
    }
    Json vedge = file[one.vedge];
    const Object parent = *make_object(R"({"type": "host", "id": "node-6.cisco.com"})");
    const LaneView view(fresh.inventory);
    FetchResult result;
    set_bridge_pnic(
        {fresh.environment, view, fresh.sources, *fresh.cache, fresh.shape, parent, parent.id},
        names, file[one.vedge]["ports"], vedge, result);
    EXPECT_EQ(vedge["pnic"], file[one.names].back()) << one.name;
    ASSERT_EQ(result.updates.size(), names.size()) << one.name;
    EXPECT_EQ(result.updates[0].members["port_id"], "eth0-port_id");
    EXPECT_EQ(result.updates[0].id, "eth0-mac");
  }
}

TEST_F(OvsPayload, BridgesThatAreMapped) {
  const Json mapped = file["VEDGE_CONFIGURATIONS"];  // without tunneling_ip: not asked
  EXPECT_TRUE(mapped_bridges(mapped).empty());
  Json without = mapped;
  without["tunneling_ip"] = "";
  EXPECT_EQ(mapped_bridges(without), (std::vector<std::string>{"eth0", "p", "t"}));
  Json tunnels = mapped;
  tunnels["tunneling_ip"] = "192.168.2.3";
  EXPECT_TRUE(mapped_bridges(tunnels).empty());
  Json wicked = without;
  wicked["bridge_mappings"] = {{"a", "br; reboot"}, {"b", "$(id)"}, {"c", "-x"}, {"d", "br-ex"}};
  EXPECT_EQ(mapped_bridges(wicked), std::vector<std::string>{"br-ex"});
  Json mirantis = file["VEDGE_CONFIGURATIONS_MIRANTIS"];
  mirantis["tunneling_ip"] = nullptr;
  EXPECT_EQ(mapped_bridges(mirantis), std::vector<std::string>{"eth0"});
}

TEST_F(DbPayload, VppVedges) {
  const Json file = fixture_json("calipso-db_fetch_vedges_vpp.json");
  struct Case {
    const char* result;
    const char* host;
    bool version;
  };
  for (const Case& one :
       {Case{"VEDGE_RESULTS", "HOST", true}, Case{"VEDGE_RESULTS_WITHOUT_BINARY", "HOST", false},
        Case{"", "HOST_WITHOUT_REQUIRED_HOST_TYPE", true}}) {
    FetchBench fresh;
    fresh.use_2018();
    Json host = file[one.host];
    host["type"] = "host";
    host["id"] = "ubuntu0";
    fresh.put(host);
    fresh.hosts->say("ubuntu0", "vppctl show ver", one.version ? joined(file["VERSION"]) : "");
    fresh.hosts->say("ubuntu0", "vppctl show int", joined(file["INTERFACES"]));
    const Json found = calipso_form(fresh.fetch(*make_db_vedges_vpp_fetcher(), "vedges_folder",
                                                file["VEDGE_FOLDER_ID"].get<std::string>()));
    const Json expected = *one.result == '\0' ? Json::array() : file[one.result];
    EXPECT_EQ(unordered(found), unordered(expected)) << one.result;
  }
}

class OtepPayload : public DbPayload {
 protected:
  OtepPayload() : file(fixture_json("calipso-db_fetch_oteps.json")) {
    Json host = file["HOST"];
    host["type"] = "host";
    bench.put(host);
    bench.database->say("ml2_vxlan_endpoints", file["OTEPS"].dump());
  }

  Json oteps(const char* vedge_constant, const char* configs) {
    bench.environment.distribution = file[configs]["distribution"];
    bench.environment.distribution_version = file[configs]["distribution_version"];
    Json vedge = file[vedge_constant];
    vedge["type"] = "vedge";
    vedge["id"] = file["VEDGE_ID"];
    vedge["host"] = file["HOST_ID"];
    bench.put(vedge);
    return calipso_form(
        bench.fetch(*make_db_oteps_fetcher(), "vedge", file["VEDGE_ID"].get<std::string>()));
  }

  Json file;
};

TEST_F(OtepPayload, FourCases) {
  struct Case {
    const char* vedge;
    const char* configs;
    const char* result;
  };
  bench.sources.hosts = nullptr;  // the original's mock says nothing of interfaces
  for (const Case& one :
       {Case{"VEDGE_WITHOUT_CONFIGS", "NON_ICEHOUSE_CONFIGS",
             "OTEPS_WITHOUT_CONFIGURATIONS_IN_VEDGE_RESULTS"},
        Case{"VEDGE_WITHOUT_TUNNEL_TYPES", "NON_ICEHOUSE_CONFIGS",
             "OTEPS_WITHOUT_TUNNEL_TYPES_IN_VEDGE_RESULTS"},
        Case{"VEDGE", "NON_ICEHOUSE_CONFIGS", "OTEPS_FOR_NON_ICEHOUSE_DISTRIBUTION_RESULTS"},
        Case{"VEDGE", "ICEHOUSE_CONFIGS", "OTEPS_FOR_ICEHOUSE_DISTRIBUTION_RESULTS"}}) {
    EXPECT_EQ(unordered(oteps(one.vedge, one.configs)), unordered(file[one.result])) << one.result;
  }
}

TEST_F(OtepPayload, WithConnector) {
  bench.hosts->say(file["HOST_ID"], "ip address show", joined(file["IP_ADDRESS_SHOW_LINES"]));
  const Json found = oteps("VEDGE", "NON_ICEHOUSE_CONFIGS");
  EXPECT_EQ(unordered(found), unordered(Json::array({file["OTEP_WITH_CONNECTOR"]})));
}

}  // namespace
}  // namespace toposcope::discovery
