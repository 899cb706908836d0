/// \file
/// What several fetchers ask for is asked once a scan, whatever the number of hosts.

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/facts/neutron.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

constexpr int kHosts = 40;
constexpr int kServersEach = 5;

/// A cloud of many hosts in two regions, each with the same services.
class ManyHosts : public ::testing::Test {
 protected:
  ManyHosts() {
    Json servers = Json::array();
    Json hypervisors = Json::array();
    Json ports = Json::array();
    Json agents = Json::array();
    for (int host = 0; host < kHosts; ++host) {
      const std::string name = "node-" + std::to_string(host);
      bench.put(Json{{"type", "host"}, {"id", name}, {"host_type", Json::array({"Compute"})}});
      agents.push_back(Json{{"id", name}, {"host", name}, {"binary", "neutron-l3-agent"}});
      Json guests = Json::array();
      for (int i = 0; i < kServersEach; ++i) {
        const std::string id = name + "-vm-" + std::to_string(i);
        guests.push_back(Json{{"uuid", id}, {"name", "instance-" + std::to_string(i)}});
        servers.push_back(Json{{"id", id}, {"name", id}, {"OS-EXT-SRV-ATTR:host", name}});
        ports.push_back(Json{{"id", "port-of-" + id}, {"device_id", id}, {"network_id", "n"}});
      }
      hypervisors.push_back(
          Json{{"hypervisor_hostname", name + ".cisco.com"}, {"servers", std::move(guests)}});
    }
    bench.api->say("compute /servers/detail?all_tenants=1", Json{{"servers", std::move(servers)}});
    bench.api->say("compute /os-hypervisors/detail?with_servers=1",
                   Json{{"hypervisors", std::move(hypervisors)}});
    bench.api->say("network /ports", Json{{"ports", std::move(ports)}});
    bench.api->say("network /agents", Json{{"agents", std::move(agents)}});
    bench.api->say("network /networks", Json{{"networks", Json::array()}});
    bench.api->say("network /subnets", Json{{"subnets", Json::array()}});
  }

  FetchBench bench;
};

TEST_F(ManyHosts, EachListIsAskedForOnce) {
  for (int host = 0; host < kHosts; ++host) {
    const std::string name = "node-" + std::to_string(host);
    const Json instances = calipso_form(
        bench.fetch(*make_api_host_instances_fetcher(), "instances_folder", name + "-instances"));
    ASSERT_EQ(instances.size(), kServersEach) << name;
    for (const Json& instance : instances) {
      EXPECT_EQ(instance["host"], name);
      EXPECT_EQ(instance["network_info"].size(), 1U);
      EXPECT_EQ(instance["network"], Json::array({"n"}));
    }
    const Json agents = calipso_form(bench.fetch(
        *make_db_host_network_agents_fetcher(), "network_agents_folder", name + "-network_agents"));
    EXPECT_EQ(agents.size(), 1U);
  }
  for (const auto& [request, times] : bench.api->asked) EXPECT_EQ(times, 1) << request;
  EXPECT_EQ(bench.api->asked.size(), 6U);
}

/// Each region's services are asked by their own name.
TEST(Regions, AreAskedOneByOne) {
  FetchBench bench;
  bench.api->session_answer = session_body({"RegionOne", "RegionTwo"}, "1", "admin").dump();
  for (const std::string region : {"RegionOne", "RegionTwo"}) {
    bench.api->say(
        "network /networks @" + region,
        Json{{"networks", Json::array({Json{{"id", "n-" + region}, {"name", region}}})}});
  }
  bench.api->say("network /subnets", Json{{"subnets", Json::array()}});
  const auto names = [&](const char* type, const char* id) {
    Json found = Json::array();
    for (const Json& one : calipso_form(bench.fetch(*make_api_networks_fetcher(), type, id))) {
      found.push_back(one["name"]);
    }
    return found;
  };
  EXPECT_EQ(names("region", "region|RegionTwo"), Json::array({"RegionTwo"}));
  EXPECT_EQ(names("networks_folder", "x"), (Json::array({"RegionOne", "RegionTwo"})));
  bench.use_2018();
  EXPECT_EQ(names("region", "RegionOne"), Json::array({"RegionOne"}));
}

/// One fetcher is for 2018 and 2020: what differs in form is all in the shape.
TEST(Shapes, OfPortsAndVedges) {
  FetchBench bench;
  bench.put(R"({"type": "host", "id": "u", "host_type": ["Compute"]})");
  bench.hosts->say("u", "vppctl show ver", "vpp v20.05 built by x on y\n");
  bench.hosts->say("u", "vppctl show int", "local0    0    down\n");
  bench.api->say(
      "network /ports",
      Json{{"ports", Json::array({Json{{"id", "p"},
                                       {"network_id", "n"},
                                       {"security_groups", Json::array({"b", "a"})}}})}});
  const auto vedge = [&] {
    return calipso_form(bench.fetch(*make_db_vedges_vpp_fetcher(), "vedges_folder", "u-vedges"));
  };
  const auto port = [&] {
    return calipso_form(bench.fetch(*make_api_ports_fetcher(), "region", "RegionOne"));
  };
  EXPECT_TRUE(vedge()[0]["ports"].is_array());
  EXPECT_EQ(vedge()[0]["vedge_type"], "VPP");
  EXPECT_EQ(port()[0]["security_groups"], (Json::array({Json{{"id", "a"}}, Json{{"id", "b"}}})));
  bench.use_2018();
  EXPECT_TRUE(vedge()[0]["ports"].is_object());
  EXPECT_EQ(port()[0]["security_groups"], (Json::array({"a", "b"})));
}

/// Calipso's table of routers, for whoever finds their namespaces on hosts.
TEST(Routers, ByIdOfEitherSource) {
  FetchBench bench;
  bench.api->say(
      "network /routers",
      Json{
          {"routers", Json::array({Json{{"id", "r"}, {"name", "edge"}, {"revision_number", 4}}})}});
  const LaneView view(bench.inventory);
  const Object parent = *make_object(R"({"type": "host", "id": "h"})");
  const auto router = [&] {
    bench.cache = std::make_unique<ScanCache>();
    const auto told = facts::routers(
        {bench.environment, view, bench.sources, *bench.cache, bench.shape, parent, parent.id});
    return facts::to_json(told.value()->by_id.at("r"));
  };
  EXPECT_EQ(router(), (Json{{"id", "r"}, {"name", "edge"}}));
  bench.sources.database = bench.database;
  bench.database->say("information_schema", R"([{"name": "neutron"}])");
  bench.database->say("neutron.routers", R"([{"id": "r", "name": "edge", "gw_port_id": "g"}])");
  EXPECT_EQ(router()["gw_port_id"], "g");
}

}  // namespace
}  // namespace toposcope::discovery
