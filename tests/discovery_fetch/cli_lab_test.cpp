/// \file
/// What hosts of a real cloud print, in the forms of 2020.

#include <algorithm>

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

class CliLab : public ::testing::Test {
 protected:
  CliLab() {
    bench.environment.mechanism_drivers = {"OVS", "LXB"};
    bench.environment.pnic_patterns = {"eth*"};
    const Json printed = fixture_json("lab-cli.json");
    for (const auto& [host, commands] : printed.items()) {
      for (const auto& [command, output] : commands.items()) {
        bench.hosts->say(host, command, output);
      }
    }
    put_all("port", inventory["ports"]);
    put_all("network", inventory["networks"]);
    put_all("router", inventory["routers"]);
    bench.put(R"({"type": "host", "id": "network1", "host_type": ["Network"]})");
    bench.put(R"({"type": "host", "id": "compute1", "host_type": ["Compute"]})");
    bench.put(R"({"type": "host", "id": "compute3", "host_type": ["Compute"]})");
  }

  void put_all(const std::string& type, const Json& objects) {
    for (Json object : objects) {
      object["type"] = type;
      bench.put(object);
    }
  }

  void use_agents() {
    bench.sources.database = bench.database;
    bench.database->say("information_schema", R"([{"name": "neutron"}])");
    bench.database->say("neutron.agents", inventory["agents"].dump());
  }

  Json objects(std::unique_ptr<Fetcher> fetcher, std::string_view type, std::string_view id) {
    return calipso_form(bench.fetch(*fetcher, type, id));
  }

  FetchBench bench;
  const Json inventory = fixture_json("lab-cli-inventory.json");
};

std::vector<std::string> all(const Json& objects, const char* member) {
  std::vector<std::string> values;
  for (const Json& object : objects) values.push_back(object.value(member, "-"));
  std::sort(values.begin(), values.end());
  return values;
}

using Names = std::vector<std::string>;

/// There is no API that tells of routers here: those of the inventory do.
TEST_F(CliLab, Vservices) {
  const Json found = objects(make_cli_host_vservices_fetcher(), "host", "network1");
  EXPECT_EQ(all(found, "name"),
            (Names{"qdhcp-blue-db", "qdhcp-blue-web", "qdhcp-corp-vlan", "qdhcp-green-lab",
                   "qrouter-blue-router", "qrouter-green-router"}));
}

/// blue-web and green-lab have the same addresses: which network an interface is in says the
/// service, or the port.
TEST_F(CliLab, VserviceVnics) {
  const auto result = bench.fetch(*make_cli_vservice_vnics_fetcher(), "host", "network1");
  const Json found = calipso_form(result);
  std::map<std::string, std::string> networks;
  for (const Json& vnic : found) networks[vnic["interface_name"]] = vnic["network"];
  EXPECT_EQ(networks["qr-bc924064-89"], "9d7b85e2-8dcc-4e20-8192-e6fdcc98318d");  // blue-web
  EXPECT_EQ(networks["tap89bc7f78-d3"], "2d7e757d-c8d9-40ad-9cd7-9337457b7bac");  // green-lab
  EXPECT_EQ(networks["qr-33d53b2f-5b"], "2d7e757d-c8d9-40ad-9cd7-9337457b7bac");
  EXPECT_EQ(networks["qg-fdec4c02-82"], "4b3f4d43-4afd-47c4-8987-ca05bf0b8046");  // public
  EXPECT_EQ(networks["qr-f9111df1-62"], "9d7b85e2-8dcc-4e20-8192-e6fdcc98318d");  // IPv6 only
  for (const Json& vnic : found) {
    if (vnic["interface_name"] != "tape9681a41-d0") continue;
    EXPECT_EQ(vnic["id"], "network1|tape9681a41-d0");
    EXPECT_EQ(vnic["name"], "tape9681a41-d0|fa:16:3e:7d:d2:01");
    EXPECT_EQ(vnic["vservice_id"], "network1-qdhcp-1ed70975-6b4f-40db-bc48-ca94a356f256");
    EXPECT_EQ(vnic["port"], "e9681a41-d0be-4971-a5b5-d52aae1da5c8");
    // Without 169.254.169.254, which is the metadata service.
    EXPECT_EQ(vnic["addresses"], Json::array({{{"IP Address", "192.168.120.2"},
                                               {"netmask", "255.255.255.0"},
                                               {"cidr", "192.168.120.0/24"}}}));
  }
  EXPECT_EQ(bench.hosts->round_trips, 2);
}

TEST_F(CliLab, InstanceVnics) {
  bench.put(R"({"type": "instance", "id": "4ec91746-16ee-4ab7-9b53-3f02a505bba4", "name": "web-3",
                "host": "compute3", "network_info": [
                 {"address": "fa:16:3e:ce:44:a8", "network": {"subnets": [
                  {"cidr": "10.1.1.0/24", "version": 4, "gateway": {"address": "10.1.1.1"},
                   "meta": {"dhcp_server": "10.1.1.2"}, "dns": [{"address": "9.9.9.9"}],
                   "ips": [{"address": "10.1.1.211"}]},
                  {"cidr": "fd00:1:1::/64", "version": 6,
                   "ips": [{"address": "fd00:1:1:0:f816:3eff:fece:44a8"}]}]}},
                 {"address": "fa:16:3e:00:00:00", "network": {"subnets": [
                  {"cidr": "10.9.9.0/24", "ips": [{"address": "10.9.9.9"}]}]}}]})");
  const auto result = bench.fetch(*make_cli_instance_vnics_fetcher(), "vnics_folder",
                                  "4ec91746-16ee-4ab7-9b53-3f02a505bba4-vnics");
  const Json found = calipso_form(result);
  ASSERT_EQ(found.size(), 1U);
  const Json& vnic = found[0];
  EXPECT_EQ(vnic["id"], "compute3|web-3|fa:16:3e:ce:44:a8");
  EXPECT_EQ(vnic["object_name"], "web-3|fa:16:3e:ce:44:a8");
  EXPECT_EQ(vnic["name"], "web-3|fa:16:3e:ce:44:a8|tap98309700-5d");
  EXPECT_EQ(vnic["interface_name"], "brq9d7b85e2-8d");
  EXPECT_EQ(vnic["port"], "98309700-5de8-4b68-a8f4-004cb2e7eaf2");
  EXPECT_EQ(vnic["mtu"], "1450");
  EXPECT_EQ(vnic["addresses"], Json::array({{{"cidr", "10.1.1.0/24"},
                                             {"version", 4},
                                             {"netmask", "255.255.255.0"},
                                             {"dhcp_server", "10.1.1.2"},
                                             {"gateway", "10.1.1.1"},
                                             {"dns", Json::array({{{"address", "9.9.9.9"}}})},
                                             {"IP Address", "10.1.1.211"}},
                                            {{"cidr", "fd00:1:1::/64"},
                                             {"version", 6},
                                             {"IPv6 Address", "fd00:1:1:0:f816:3eff:fece:44a8"}}}));
  const ObjectUpdate& update = result.value().updates.at(0);
  EXPECT_EQ(update.members["vcpu"], "1");
  EXPECT_EQ(update.members["disks"][0]["target"]["@dev"], "vda");
  // A second guest of the host costs nothing more.
  bench.put(R"({"type": "instance", "id": "gone", "name": "x", "host": "compute3"})");
  const int trips = bench.hosts->round_trips;
  EXPECT_EQ(objects(make_cli_instance_vnics_fetcher(), "vnics_folder", "gone-vnics"),
            Json::array());
  EXPECT_EQ(bench.hosts->round_trips, trips);
}

/// The lab's cards are veth, so that only the environment can say which they are.
TEST_F(CliLab, HostPnics) {
  bench.hosts->say("compute3", "ethtool 'eth2'", "Settings for eth2:\n\tLink detected: yes\n");
  const Json found = objects(make_cli_host_pnics_fetcher(), "pnics_folder", "compute3-host_pnics");
  EXPECT_EQ(all(found, "id"), (Names{"eth1-16:91:d7:59:74:a6", "eth2-8e:3e:42:d0:f3:aa"}));
  EXPECT_EQ(found[0]["IP Address"], "10.20.0.14");
  EXPECT_EQ(found[0]["index"], "2");
  EXPECT_EQ(found[0]["Link detected"], "yes");
  EXPECT_EQ(found[0]["Speed"], "10000Mb/s");
  EXPECT_EQ(bench.hosts->round_trips, 2);
}

TEST_F(CliLab, VconnectorsAndOtepsOfLinuxBridges) {
  use_agents();
  const Json bridges =
      objects(make_cli_vconnectors_lxb_fetcher(), "vconnectors_folder", "compute3-vconnectors");
  ASSERT_EQ(bridges.size(), 2U);
  EXPECT_EQ(bridges[0]["id"], "compute3-brq2d7e757d-c8-8000.8a3fc4088a21");
  EXPECT_EQ(bridges[0]["interfaces"],
            Json::array({{{"name", "tap8c876fea-b3"}, {"mac_address", "fa:16:3e:90:ec:c7"}},
                         {{"name", "vxlan-745"}, {"mac_address", ""}}}));
  EXPECT_EQ(bridges[0]["configurations"]["tunneling_ip"], "10.20.0.14");
  put_all("vconnector", bridges);
  const Json oteps =
      objects(make_cli_oteps_lxb_fetcher(), "vconnector", bridges[0]["id"].get<std::string>());
  ASSERT_EQ(oteps.size(), 1U);
  Json otep = oteps[0];
  EXPECT_EQ(otep["data"].get<std::string>().find("timer"), std::string::npos);
  otep.erase("data");
  EXPECT_EQ(otep, Json({{"id", "compute3-otep-vxlan-745"},
                        {"name", "compute3-otep-vxlan-745"},
                        {"host", "compute3"},
                        {"ip_address", "10.20.0.14"},
                        {"vconnector", "compute3-brq2d7e757d-c8"},
                        {"overlay_type", "vxlan"},
                        {"udp_port", "4789"},
                        {"bridge dst", {"10.20.0.11", "10.20.0.12"}},
                        {"state", "UNKNOWN"},
                        {"mac_address", "8a:3f:c4:08:8a:21"},
                        {"mtu", "1450"},
                        {"segmentation_id", "745"},
                        {"device", "eth1"}}));
  const int trips = bench.hosts->round_trips;  // the other bridge's is known by now
  EXPECT_EQ(objects(make_cli_oteps_lxb_fetcher(), "vconnector", bridges[1]["id"].get<std::string>())
                .size(),
            1U);
  EXPECT_EQ(bench.hosts->round_trips, trips);
}

/// A host without the agent is the other fetcher's where both drivers are in use, and else ours.
TEST_F(CliLab, LinuxBridgesOfAHostWithoutTheAgent) {
  use_agents();
  EXPECT_EQ(objects(make_cli_vconnectors_lxb_fetcher(), "host", "compute1"), Json::array());
  bench.environment.mechanism_drivers = {"LXB"};
  EXPECT_EQ(objects(make_cli_vconnectors_lxb_fetcher(), "host", "compute1").size(), 4U);
}

/// brctl and ip tell the same.
TEST_F(CliLab, VconnectorsWithoutBrctl) {
  const auto sorted = [](Json bridges) {
    for (Json& bridge : bridges) {
      std::sort(bridge["interfaces"].begin(), bridge["interfaces"].end());
      std::sort(bridge["interfaces_names"].begin(), bridge["interfaces_names"].end());
    }
    std::sort(bridges.begin(), bridges.end());
    return bridges;
  };
  const Json of_brctl = sorted(objects(make_cli_vconnectors_ovs_fetcher(), "host", "compute1"));
  ASSERT_EQ(of_brctl.size(), 4U);
  bench.cache = std::make_unique<ScanCache>();
  bench.hosts->answers.erase({"compute1", "brctl show"});
  EXPECT_EQ(sorted(objects(make_cli_vconnectors_ovs_fetcher(), "host", "compute1")), of_brctl);
}

}  // namespace
}  // namespace toposcope::discovery
