/// \file
/// Bonds, teams, virtual functions and neighbours, which the lab has not; and what becomes of
/// commands that fail.

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/fetchers.h"

namespace toposcope::discovery {
namespace {

std::string made(const std::string& name) {
  return fixture_text("../../discovery_parse/fixtures/" + name);
}

class CliMore : public ::testing::Test {
 protected:
  CliMore() {
    bench.put(R"({"type": "host", "id": "h", "host_type": ["Compute", "Network"]})");
    for (const char* name : {"ens2f0", "ens2f1", "eth1"}) {
      bench.put(Json{{"type", "host_pnic"},
                     {"id", std::string(name) + "-3c:fd:fe:00:00:01"},
                     {"name", name},
                     {"host", "h"}});
    }
  }

  model::Result<FetchResult> fetch(std::unique_ptr<Fetcher> fetcher, std::string_view type = "host",
                                   std::string_view id = "h") {
    return bench.fetch(*fetcher, type, id);
  }

  FetchBench bench;
};

TEST_F(CliMore, Bonds) {
  bench.hosts->say("h", "ls -1 /proc/net/bonding/", "bond0\n");
  bench.hosts->say("h", "cat '/proc/net/bonding/bond0'", made("made-bonding.txt"));
  bench.hosts->say("h", "ip link show 'bond0'",
                   "7: bond0: <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> mtu 1500 state UP\n"
                   "    link/ether 3c:fd:fe:a2:b5:88 brd ff:ff:ff:ff:ff:ff\n");
  for (const bool is_2018 : {true, false}) {
    if (is_2018) bench.use_2018();
    if (!is_2018) bench.shape = Shape();
    const auto result = fetch(make_cli_bond_host_pnics_fetcher());
    const Json found = calipso_form(result);
    ASSERT_EQ(found.size(), 1U);
    const Json& bond = found[0];
    EXPECT_EQ(bond["id"], "bond0-3c:fd:fe:a2:b5:88");
    EXPECT_EQ(bond["Link detected"], "yes");
    EXPECT_EQ(bond["EtherChannel"], true);
    EXPECT_EQ(bond["EtherChannel Master"], "");
    const Json& member = is_2018 ? bond["members"]["ens2f0"] : bond["members"][0];
    EXPECT_EQ(member["mac_address"], "3c:fd:fe:a2:b5:88");
    EXPECT_EQ(member["Speed"], "10000 Mbps");
    EXPECT_EQ(member["details actor lacp pdu"]["port key"], "15");
    EXPECT_FALSE(member.contains("Link Failure Count"));
    ASSERT_EQ(result.value().updates.size(), 2U);
    EXPECT_EQ(result.value().updates[0].id, "ens2f0-3c:fd:fe:00:00:01");
    EXPECT_EQ(result.value().updates[0].members,
              Json({{"EtherChannel", true}, {"EtherChannel Master", "bond0-3c:fd:fe:a2:b5:88"}}));
  }
}

TEST_F(CliMore, AKernelWithoutBonds) {
  bench.hosts->answers[{"h", "ls -1 /proc/net/bonding/"}] = {
      2, "", "ls: cannot access '/proc/net/bonding/': No such file or directory"};
  EXPECT_EQ(calipso_form(fetch(make_cli_bond_host_pnics_fetcher())), Json::array());
  bench.hosts->answers[{"h", "ls -1 /proc/net/bonding/"}] = {
      2, "", "ls: cannot open directory '/proc/net/bonding/': Permission denied"};
  EXPECT_FALSE(fetch(make_cli_bond_host_pnics_fetcher()).has_value());
}

TEST_F(CliMore, Teams) {
  bench.hosts->say("h", "systemctl list-units 'teamd@*'",
                   "  UNIT                LOAD   ACTIVE SUB     DESCRIPTION\n"
                   "  teamd@team0.service loaded active running Team Daemon for device team0\n");
  bench.hosts->say("h", "teamdctl 'team0' state dump", made("made-team.json"));
  const auto result = fetch(make_cli_team_host_pnics_fetcher());
  const Json found = calipso_form(result);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["id"], "team0-52:54:00:00:00:01");
  EXPECT_EQ(found[0]["Link detected"], "yes");  // one of both is up
  EXPECT_EQ(found[0]["team_device"], "team0");
  EXPECT_EQ(found[0]["EtherChannel Config"]["runner"], "lacp");
  EXPECT_EQ(found[0]["members"].size(), 2U);
  ASSERT_EQ(result.value().updates.size(), 1U);  // the inventory has no eth2
  EXPECT_EQ(result.value().updates[0].id, "eth1-3c:fd:fe:00:00:01");
}

TEST_F(CliMore, VirtualFunctions) {
  bench.sources.database = bench.database;
  bench.database->say("information_schema", R"([{"name": "neutron"}])");
  bench.database->say("neutron.agents",
                      R"([{"id": "a", "host": "h", "agent_type": "NIC Switch agent",
                           "binary": "neutron-sriov-nic-agent", "configurations":
                           {"device_mappings": {"physnet2": ["ens2f0"]}}}])");
  bench.hosts->say("h", "ip -d link show 'ens2f0'",
                   "4: ens2f0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9000 state UP\n"
                   "    link/ether 3c:fd:fe:a2:b5:88 brd ff:ff:ff:ff:ff:ff\n"
                   "    vf 0 MAC fa:16:3e:45:44:4f, vlan 2305, spoof checking on, "
                   "link-state auto, trust off\n"
                   "    vf 1 MAC 00:00:00:00:00:00, spoof checking on, link-state auto, "
                   "trust off\n");
  const Json found = calipso_form(fetch(make_cli_vedges_sriov_fetcher()));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["id"], "h-SRIOV");
  EXPECT_EQ(found[0]["vedge_type"], "SRIOV");
  const Json& port = found[0]["ports"][0];
  EXPECT_EQ(port["id"], "4");
  EXPECT_EQ(port["name"], "ens2f0");
  EXPECT_EQ(port["VFs"][0], Json({{"vf", "0"},
                                  {"mac_address", "fa:16:3e:45:44:4f"},
                                  {"vlan", "2305"},
                                  {"spoof_checking", "on"},
                                  {"link_state", "auto"},
                                  {"trust", "off"}}));
  EXPECT_EQ(port["VFs"].size(), 2U);
}

/// Of Kolla's two agents each lists all, as their containers share the folder.
TEST_F(CliMore, NamespacesThatAreListedTwice) {
  bench.hosts->say("h", "ip netns list",
                   "qdhcp-1 (id: 0)\nqrouter-2\nqdhcp-1 (id: 0)\nqrouter-2\n");
  for (const char* name : {"qdhcp-1", "qrouter-2"}) {
    bench.hosts->say(
        "h", std::string("ip netns exec ") + name + " ip address show",
        "2: tap7: <BROADCAST,UP> mtu 1500 state UP\n    link/ether fa:16:3e:00:00:01\n");
  }
  const auto ids = [&](std::unique_ptr<Fetcher> fetcher) {
    std::vector<std::string> found;
    const auto result = bench.fetch(*fetcher, "host", "h");
    EXPECT_TRUE(result.has_value());
    if (!result.has_value()) return found;
    for (const FetchedObject& object : result.value().objects) {
      found.push_back(object.document["id"]);
    }
    return found;
  };
  EXPECT_EQ(ids(make_cli_host_vservices_fetcher()),
            (std::vector<std::string>{"h-qdhcp-1", "h-qrouter-2"}));
  EXPECT_EQ(ids(make_cli_vservice_vnics_fetcher()).size(), 2U);
}

TEST_F(CliMore, VserviceVnicsOfVpp) {
  bench.hosts->say("h", "ip netns list", "qdhcp-n\n");
  bench.hosts->say("h", "ip netns exec qdhcp-n ip address show",
                   "3: tap1@if2: <UP> mtu 1500 state UP\n"
                   "    link/ether fa:16:3e:00:00:01 brd ff:ff:ff:ff:ff:ff\n"
                   "4: tap2: <UP> mtu 1500 state UP\n"
                   "    link/ether fa:16:3e:00:00:02 brd ff:ff:ff:ff:ff:ff\n");
  bench.hosts->say("h", "vppctl show hardware-interfaces",
                   "              Name                Idx   Link  Hardware\n"
                   "tap/0                              8     up    tap\n"
                   "  Ethernet address fa:16:3e:00:00:01\n");
  const Json found = calipso_form(fetch(make_cli_vservice_vnics_vpp_fetcher()));
  EXPECT_EQ(
      only(found, {"id", "name", "interface_name"}),
      Json::array({{{"id", "h|tap.0"}, {"name", "h|tap.0|tap1"}, {"interface_name", "tap/0|tap1"}},
                   {{"id", "h|unattached-fa:16:3e:00:00:02"},
                    {"name", "h|unattached-fa:16:3e:00:00:02|tap2"},
                    {"interface_name", "unattached-fa:16:3e:00:00:02|tap2"}}}));
}

/// lldpctl is not there, lldpcli is; ens2f2 hears somebody without a name.
TEST_F(CliMore, Neighbours) {
  bench.hosts->say("h", "lldpcli -f json show neighbors", made("made-lldp.json"));
  const auto result = fetch(make_lldp_neighbours_fetcher());
  const Json found = calipso_form(result);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(result.value().objects[0].type, "switch");
  EXPECT_EQ(found[0]["id"], "switch-00:1c:73:00:00:01");
  EXPECT_EQ(found[0]["name"], "leaf-101");
  EXPECT_EQ(found[0]["parent_id"], "cloud-switches");
  EXPECT_EQ(found[1], Json({{"id", "switch-00:1c:73:00:00:01-Ethernet5"},
                            {"name", "Ethernet5"},
                            {"parent_id", "switch-00:1c:73:00:00:01"},
                            {"parent_type", "switch"},
                            {"switch", "switch-00:1c:73:00:00:01"},
                            {"role", "hostlink"},
                            {"connected_host_pnic", "ens2f0-3c:fd:fe:00:00:01"},
                            {"description", "to compute1"},
                            {"vlans", {"100", "200"}}}));
  EXPECT_EQ(found[3]["mac_address"], "00:1c:73:00:00:02");
}

/// lldpd 1.0.16 gives MAC addresses as ids of ports, and their names beside.  What is heard on an
/// interface that is no card is told.
TEST_F(CliMore, NeighboursThatGoByAddresses) {
  bench.hosts->say("h", "lldpcli -f json show neighbors", R"({"lldp": {"interface": [
      {"eth1": {"chassis": {"leaf-1": {"id": {"type": "mac", "value": "96:e1:99:fd:76:20"}}},
                "port": {"id": {"type": "mac", "value": "96:e1:99:fd:76:20"}, "descr": "swp1"}}},
      {"veth9": {"chassis": {"leaf-2": {"id": {"type": "mac", "value": "96:e1:99:fd:76:21"}}},
                 "port": {"id": {"type": "mac", "value": "96:e1:99:fd:76:21"}}}}]}})");
  const auto result = fetch(make_lldp_neighbours_fetcher());
  const Json found = calipso_form(result);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1]["id"], "switch-96:e1:99:fd:76:20-96:e1:99:fd:76:20");
  EXPECT_EQ(found[1]["name"], "swp1");
  EXPECT_EQ(found[1]["mac_address"], "96:e1:99:fd:76:20");
  EXPECT_EQ(result.value().remarks,
            std::vector<std::string>{"neighbour leaf-2 of veth9: the host has no card of this name "
                                     "(see pnic_patterns)"});
}

/// No fetcher makes an empty list of a host that cannot be reached, or of commands that fail.
TEST_F(CliMore, NothingIsMadeOfFailures) {
  bench.put(R"({"type": "instance", "id": "i", "name": "i", "host": "h"})");
  bench.put(R"({"type": "vedge", "id": "h-VPP", "host": "h", "ports": []})");
  bench.put(R"({"type": "vconnector", "id": "v", "name": "v", "host": "h",
                "interfaces_names": ["vxlan-1"],
                "configurations": {"tunnel_types": ["vxlan"]}})");
  bench.put(R"({"type": "host", "id": "s", "host_type": ["Storage"]})");
  bench.sources.database = bench.database;
  bench.database->say("information_schema", R"([{"name": "neutron"}])");
  bench.database->say("neutron.agents",
                      R"([{"id": "a", "host": "h", "agent_type": "NIC Switch agent",
                           "configurations": {"device_mappings": {"p": ["ens2f0"]}}}])");
  struct Case {
    std::unique_ptr<Fetcher> (*make)();
    const char *type, *id, *host;
  };
  const Case cases[] = {{make_cli_host_vservices_fetcher, "host", "h", "h"},
                        {make_cli_vservice_vnics_fetcher, "host", "h", "h"},
                        {make_cli_vservice_vnics_vpp_fetcher, "host", "h", "h"},
                        {make_cli_instance_vnics_fetcher, "vnics_folder", "i-vnics", "h"},
                        {make_cli_instance_vnics_vpp_fetcher, "vnics_folder", "i-vnics", "h"},
                        {make_cli_host_pnics_fetcher, "host", "h", "h"},
                        {make_cli_external_host_pnics_fetcher, "host", "s", "s"},
                        {make_cli_bond_host_pnics_fetcher, "host", "h", "h"},
                        {make_cli_team_host_pnics_fetcher, "host", "h", "h"},
                        {make_cli_host_pnics_vpp_fetcher, "pnics_folder", "h-VPP-host_pnics", "h"},
                        {make_cli_vconnectors_ovs_fetcher, "host", "h", "h"},
                        {make_cli_vconnectors_vpp_fetcher, "host", "h", "h"},
                        {make_cli_vedges_vpp_fetcher, "vedges_folder", "h-vedges", "h"},
                        {make_cli_vedges_sriov_fetcher, "vedges_folder", "h-vedges", "h"},
                        {make_cli_oteps_lxb_fetcher, "vconnector", "v", "h"},
                        {make_lldp_neighbours_fetcher, "host", "h", "h"}};
  for (const Case& at : cases) {
    const auto fetcher = at.make();
    SCOPED_TRACE(fetcher->name());
    bench.cache = std::make_unique<ScanCache>();
    EXPECT_FALSE(bench.fetch(*fetcher, at.type, at.id).has_value());  // commands are not there
    bench.cache = std::make_unique<ScanCache>();
    bench.hosts->down = {at.host};
    const auto unreached = bench.fetch(*fetcher, at.type, at.id);
    ASSERT_FALSE(unreached.has_value());
    EXPECT_EQ(unreached.error().code, model::ErrorCode::kUnavailable);
    bench.hosts->down.clear();
  }
}

}  // namespace
}  // namespace toposcope::discovery
