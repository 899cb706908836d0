/// \file
/// Payloads of Calipso's tests for what commands on hosts tell, in the forms of 2018.

#include <algorithm>

#include <gtest/gtest.h>

#include "discovery_fetch/fake_sources.h"
#include "fetchers/cli/cards.h"
#include "fetchers/cli/domains.h"
#include "fetchers/fetchers.h"
#include "parse/domain_xml.h"

namespace toposcope::discovery {
namespace {

std::string joined(const Json& lines) {
  std::string text;
  for (const Json& line : lines) text += line.get<std::string>() + '\n';
  return text;
}

class CliPayload : public ::testing::Test {
 protected:
  CliPayload() { bench.use_2018(); }

  void put_host(const Json& host) {
    Json document = host;
    document["type"] = "host";
    if (!document.contains("id")) document["id"] = "node-5.cisco.com";
    bench.put(document);
  }

  Json objects(std::unique_ptr<Fetcher> fetcher, std::string_view type, std::string_view id) {
    return calipso_form(bench.fetch(*fetcher, type, id));
  }

  FetchBench bench;
};

/// NAMESPACES: haproxy and vrouter are nobody's service.  Of OUTPUT the ids and the words before
/// names are older than the specification: they have no host, and say "dhcp-" for "qdhcp-".
TEST_F(CliPayload, Vservices) {
  const Json file = fixture_json("calipso-cli_fetch_host_verservices.json");
  put_host(file["NETWORK_HOST"]);
  bench.put(R"({"type": "network", "id": "413de095-01ed-49dc-aa50-4479f43d390e",
                "name": "aiya"})");
  bench.sources.database = bench.database;
  bench.database->say("information_schema", R"([{"name": "neutron"}])");
  bench.database->say("neutron.routers",
                      R"([{"id": "9ec3d703-0725-47e3-8f48-02b16236caf9", "name": "osdna-router",
                           "admin_state_up": 1, "enable_snat": 1, "status": "ACTIVE",
                           "gw_port_id": "63489f34-af99-44f4-81de-9a2eb1c1941f",
                           "tenant_id": "75c0eb79ff4a42b0ae4973c8375ddf40"}])");
  bench.hosts->say("node-6.cisco.com", "ip netns list", joined(file["NAMESPACES"]));
  const Json found = objects(make_cli_host_vservices_fetcher(), "host", "node-6.cisco.com");
  const std::vector<std::string> same = {
      "host",        "local_service_id", "service_type",     "parent_id",
      "parent_type", "parent_text",      "master_parent_id", "master_parent_type"};
  EXPECT_EQ(unordered(only(found, same)), unordered(only(file["OUTPUT"], same)));
  ASSERT_EQ(found.size(), 9U);
  EXPECT_EQ(found[0]["name"], "qdhcp-aiya");
  EXPECT_EQ(found[0]["id"], "node-6.cisco.com-qdhcp-413de095-01ed-49dc-aa50-4479f43d390e");
  EXPECT_EQ(found[1]["name"], "qdhcp-2e3b85f4-756c-49d9-b34c-f3db13212dbc");  // nothing names it
  EXPECT_EQ(found[7]["name"], "qrouter-osdna-router");
  for (const char* column : {"admin_state_up", "enable_snat", "gw_port_id", "status"}) {
    EXPECT_EQ(found[7][column], file["OUTPUT"][7][column]) << column;
  }
}

TEST_F(CliPayload, VservicesOfAComputeHost) {
  put_host(fixture_json("calipso-cli_fetch_host_verservices.json")["COMPUTE_HOST"]);
  EXPECT_EQ(objects(make_cli_host_vservices_fetcher(), "host", "node-5.cisco.com"), Json::array());
  EXPECT_EQ(bench.hosts->round_trips, 0);
}

/// SERVICES and OUTPUT were made of ifconfig, which is no longer asked, and have ids without host;
/// VNIC, CIDR, the lines of single addresses and IP_ADDRESS_SHOW_RESULT are of now.
TEST_F(CliPayload, VserviceVnics) {
  const Json file = fixture_json("calipso-cli_fetch_vservice_vnics.json");
  const std::string ns = file["SERVICE_ID"];
  put_host(file["NETWORK_NODE"]);
  bench.hosts->say("node-6.cisco.com", "ip netns list", ns + "\nhaproxy\n");
  bench.hosts->say("node-6.cisco.com", "ip netns exec " + ns + " ip address show",
                   joined(file["IP_ADDRESS_SHOW_RESULT"]));
  bench.put(file["NETWORK"]);
  const auto result = bench.fetch(*make_cli_vservice_vnics_fetcher(), "host", "node-6.cisco.com");
  const Json found = calipso_form(result);
  ASSERT_EQ(found.size(), 1U);
  const Json& vnic = found[0];
  for (const char* same : {"IP Address", "IPv6 Address", "mac_address", "host", "vnic_type",
                           "parent_type", "parent_text", "master_parent_type"}) {
    EXPECT_EQ(vnic[same], file["VNIC"][same]) << same;
  }
  EXPECT_EQ(vnic["IPv6 Address"], file["IPV6_ADDRESS"]);
  EXPECT_EQ(vnic["mac_address"], file["MAC_ADDRESS"]);
  EXPECT_EQ(vnic["cidr"], file["CIDR"]);
  EXPECT_EQ(vnic["netmask"], "255.255.255.0");  // SIZE bits
  EXPECT_EQ(vnic["network"], file["NETWORK"]["id"]);
  EXPECT_EQ(vnic["id"], "node-6.cisco.com-eth0");
  EXPECT_EQ(vnic["name"], "eth0");
  EXPECT_EQ(vnic["master_parent_id"], "node-6.cisco.com-" + ns);
  EXPECT_EQ(vnic["parent_id"], "node-6.cisco.com-" + ns + "-vnics");
  // What differs at every look is no part of it.
  EXPECT_EQ(vnic["data"],
            "link/ether 00:50:56:ac:50:2a brd ff:ff:ff:ff:ff:ff\n"
            "inet 10.56.20.80/24 brd 10.56.20.255 scope global eth0\n"
            "inet6 2001:420:4482:24c1:250:56ff:feac:502a/64 scope global mngtmpaddr dynamic\n"
            "inet6 fe80::250:56ff:feac:502a/64 scope link");
  ASSERT_EQ(result.value().updates.size(), 1U);
  EXPECT_TRUE(result.value().updates[0].append);
  EXPECT_EQ(result.value().updates[0].members["network"], file["VSERVICE"]["network"]);
}

TEST_F(CliPayload, VserviceVnicsOfOtherHosts) {
  const Json file = fixture_json("calipso-cli_fetch_vservice_vnics.json");
  for (const char* host : {"COMPUTE_NODE", "ERROR_NODE"}) {
    put_host(file[host]);
    EXPECT_EQ(objects(make_cli_vservice_vnics_fetcher(), "host", "node-5.cisco.com"), Json::array())
        << host;
  }
}

class InstancePayload : public CliPayload {
 protected:
  InstancePayload() {
    put_host(file["COMPUTE_HOST"]);
    Json instance = file["INSATNCE"];  // spelt so
    bench.put(instance);
    bench.put(file["VNICS_FOLDER"]);
    for (const char* domain : {"instance-00000002", "instance-0000001c", "instance-00000028"}) {
      say(domain, file["WRONG_DUMPXML"]);
    }
    bench.hosts->say("node-5.cisco.com", "virsh list", joined(file["INSTANCES_LIST"]));
  }

  void say(const std::string& domain, const std::string& xml) {
    bench.hosts->say("node-5.cisco.com", "virsh dumpxml '" + domain + "'", xml);
  }

  const Json file = fixture_json("calipso-cli_fetch_instance_vnics.json");
};

/// VNICS_FROM_DUMP_XML has an id without host, and that of the database, which the store gives.
TEST_F(InstancePayload, Vnics) {
  say("instance-00000026", file["DUMPXML"]);
  Json expected = file["VNICS_FROM_DUMP_XML"];
  expected[0]["id"] = "node-5.cisco.com-" + expected[0]["id"].get<std::string>();
  expected[0].erase("instance_db_id");
  const auto result = bench.fetch(*make_cli_instance_vnics_fetcher(), "vnics_folder",
                                  file["INPUT"].get<std::string>());
  EXPECT_EQ(unordered(calipso_form(result)), unordered(expected));
  ASSERT_EQ(result.value().updates.size(), 1U);
  EXPECT_EQ(result.value().updates[0].members,
            Json({{"mac_address", file["INSATNCE"]["mac_address"]}}));
}

TEST_F(InstancePayload, AnInterfaceAsCalipsoKeepsXml) {
  const auto domain = parse::read_domain_xml(file["DUMPXML"].get<std::string>());
  ASSERT_TRUE(domain.has_value());
  ASSERT_EQ(domain.value().interfaces.size(), 1U);
  EXPECT_EQ(unordered(cli::xml_document(domain.value().interfaces[0])), unordered(file["VNIC"]));
}

/// "  " for a guest and one with another uuid: the first is no document, and says nothing.
TEST_F(InstancePayload, GuestsThatAreNotThere) {
  say("instance-00000026", file["WRONG_DUMPXML"]);
  EXPECT_EQ(
      objects(make_cli_instance_vnics_fetcher(), "vnics_folder", file["INPUT"].get<std::string>()),
      Json::array());
}

TEST_F(InstancePayload, AGuestThatCannotBeRead) {
  say("instance-00000026", "  ");
  EXPECT_TRUE(
      objects(make_cli_instance_vnics_fetcher(), "vnics_folder", file["INPUT"].get<std::string>())
          .contains("error"));
}

/// Of many guests some were not asked for, as the host was too slow: the others are known.
TEST_F(InstancePayload, GuestsThatWereNotAskedFor) {
  const model::Error late{model::ErrorCode::kUnavailable, "not done after 60000 ms", ""};
  const auto lose = [&](const std::string& domain) {
    bench.hosts->answers[{"node-5.cisco.com", "virsh dumpxml '" + domain + "'"}] = {
        .exit_code = 255, .failure = late};
  };
  say("instance-00000026", file["DUMPXML"]);
  lose("instance-00000002");
  const std::string folder = file["INPUT"];
  EXPECT_EQ(objects(make_cli_instance_vnics_fetcher(), "vnics_folder", folder).size(), 1U);
  bench.cache = std::make_unique<ScanCache>();
  lose("instance-00000026");
  const auto lost = bench.fetch(*make_cli_instance_vnics_fetcher(), "vnics_folder", folder);
  ASSERT_FALSE(lost.has_value());
  EXPECT_EQ(lost.error().message, "not done after 60000 ms");
}

TEST_F(InstancePayload, VnicsOfVpp) {
  say("instance-00000026", file["DUMPXML"]);
  const Json found = objects(make_cli_instance_vnics_vpp_fetcher(), "vnics_folder",
                             file["INPUT"].get<std::string>());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["name"], "test-bridge-fa:16:3e:e8:7f:04");
  EXPECT_EQ(found[0]["id"], "node-5.cisco.com-test-bridge-fa:16:3e:e8:7f:04");
}

/// INTERFACES_GET_RESULTS and INTERFACE have data of ifconfig; what ethtool says is of now.
TEST_F(CliPayload, HostPnics) {
  const Json file = fixture_json("calipso-cli_fetch_host_pnics.json");
  put_host(file["NETWORK_NODE"]);
  bench.hosts->say("node-6.cisco.com", "ls -l /sys/class/net", joined(file["INTERFACE_LINES"]));
  for (const char* name : {"eno16777728", "eno33554952"}) {
    bench.hosts->say("node-6.cisco.com", std::string("ip address show '") + name + "'",
                     std::string("2: ") + name +
                         ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP qlen 1000\n" +
                         file["MAC_ADDRESS_LINE"].get<std::string>() + '\n' +
                         file["IPV4_ADDRESS_LINE"].get<std::string>() + '\n' +
                         file["IPV6_ADDRESS_LINE"].get<std::string>() + '\n');
    bench.hosts->say("node-6.cisco.com", std::string("ethtool '") + name + "'",
                     joined(file["ETHTOOL_RESULT"]));
  }
  const Json found = objects(make_cli_host_pnics_fetcher(), "host", "node-6.cisco.com");
  ASSERT_EQ(found.size(), file["INTERFACE_NAMES"].size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i]["name"], file["INTERFACE_NAMES"][i]);
  }
  const Json& card = found[0];
  EXPECT_EQ(card["id"], file["INTERFACE_AFTER_LINE_HANDLE"]["id"]);
  EXPECT_EQ(card["mac_address"], file["MAC_ADDRESS"]);
  EXPECT_EQ(card["IP Address"], file["IPV4_ADDRESS"]);
  EXPECT_EQ(card["IPv6 Address"], file["IPV6_ADDRESS"]);
  EXPECT_EQ(card["state"], file["INTERFACE_DETAILS"]["state"]);
  for (const char* setting :
       {"Supported ports", "Supported link modes", "Supported pause frame use"}) {
    EXPECT_EQ(card[setting], file["INTERFACE_AFTER_SET"][setting]) << setting;
  }
}

/// A card whose settings were not asked for is not one without settings.
TEST_F(CliPayload, HostPnicsOfWhichSomeWereNotAskedFor) {
  put_host(Json{{"id", "h"}, {"host_type", {"Compute"}}});
  bench.hosts->say("h", "ls -l /sys/class/net",
                   "lrwxrwxrwx 1 root 0 Jul  5 17:17 ens32 -> ../../devices/pci/net/ens32\n");
  bench.hosts->say("h", "ip address show 'ens32'",
                   "2: ens32: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP qlen 1000\n");
  bench.hosts->answers[{"h", "ethtool 'ens32'"}] = {
      .exit_code = 255,
      .failure = model::Error{model::ErrorCode::kUnavailable, "not done after 60000 ms", "h"}};
  const auto lost = bench.fetch(*make_cli_host_pnics_fetcher(), "host", "h");
  ASSERT_FALSE(lost.has_value());
  EXPECT_EQ(lost.error().message, "not done after 60000 ms");
}

TEST_F(CliPayload, HostPnicsOfAWrongNode) {
  put_host(fixture_json("calipso-cli_fetch_host_pnics.json")["WRONG_NODE"]);
  EXPECT_EQ(objects(make_cli_host_pnics_fetcher(), "host", "node-5.cisco.com"), Json::array());
}

/// INTERFACE_DETAILS is what is known of a card before its lines are read.
TEST_F(CliPayload, InterfaceDetails) {
  const Json file = fixture_json("calipso-cli_fetch_interface_details.json");
  bench.shape = Shape();
  put_host(Json{{"id", "node-6.cisco.com"}, {"host_type", {"Controller"}}});
  bench.hosts->say("node-6.cisco.com", "ls -l /sys/class/net",
                   "lrwxrwxrwx 1 root 0 Jul  5 17:17 ens32 -> ../../devices/pci/net/ens32\n");
  bench.hosts->say("node-6.cisco.com", "ip address show 'ens32'",
                   joined(file["IFCONFIG_CM_RESULT"]));
  bench.hosts->say("node-6.cisco.com", "ethtool 'ens32'", joined(file["ETHTOOL_RESULT"]));
  const Json found = objects(make_cli_host_pnics_fetcher(), "host", "node-6.cisco.com");
  ASSERT_EQ(found.size(), 1U);
  for (const char* same : {"host", "index", "local_name", "name", "state"}) {
    EXPECT_EQ(found[0][same], file["INTERFACE_DETAILS"][same]) << same;
  }
  EXPECT_EQ(found[0]["id"], "ens32-00:50:56:99:2a:07");
  EXPECT_EQ(cli::card_id("ens32", ""), file["INTERFACE_DETAILS"]["id"]);
  EXPECT_EQ(found[0]["IPv6 Address"], "2001:420:4482:24c1:250:56ff:fe99:2a07/64");
}

/// OUPUT has names and ids without host, and its lists in the order of a set.
TEST_F(CliPayload, VconnectorsOvs) {
  const Json file = fixture_json("calipso-cli_fetch_vconnectors_ovs.json");
  put_host(file["NETWORK_NODE"]);
  bench.hosts->say("node-6.cisco.com", "brctl show", joined(file["BRIDGE_RESULT"]));
  const Json found = objects(make_cli_vconnectors_ovs_fetcher(), "host", "node-6.cisco.com");
  const Json& expected = file["OUPUT"];
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string bridge = expected[i]["name"];
    EXPECT_EQ(found[i]["bridge_name"], bridge);
    EXPECT_EQ(found[i]["name"], "node-6.cisco.com-" + bridge);
    EXPECT_EQ(found[i]["id"],
              "node-6.cisco.com-" + bridge + '-' + expected[i]["id"].get<std::string>());
    EXPECT_EQ(unordered(found[i]["interfaces"]), unordered(expected[i]["interfaces"]));
    Json names = expected[i]["interfaces_names"];
    Json told = found[i]["interfaces_names"];
    std::sort(names.begin(), names.end());
    std::sort(told.begin(), told.end());
    EXPECT_EQ(told, names);
    for (const char* same : {"connector_type", "host", "stp_enabled"}) {
      EXPECT_EQ(found[i][same], expected[i][same]) << same;
    }
  }
}

/// OUPUT.interfaces is one made-up entry under "name"; GET_INTERFACE_DETAIL is the real one.
TEST_F(CliPayload, VconnectorsVpp) {
  const Json file = fixture_json("calipso-cli_fetch_vconnectors_vpp.json");
  put_host(file["HOST"]);
  bench.hosts->say("ubuntu0", "vppctl show mode", joined(file["MODE_RESULT"]));
  for (const Json& name : file["OUPUT"][0]["interfaces_names"]) {
    bench.hosts->say("ubuntu0", "vppctl show hardware-int " + name.get<std::string>(),
                     joined(file["INTERFACE_LINES"]));
  }
  Json found = objects(make_cli_vconnectors_vpp_fetcher(), "host", "ubuntu0");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["interfaces"], Json({{file["INTERFACE_NAME"].get<std::string>(),
                                           {{"name", "TenGigabitEthernetc/0/0"},
                                            {"id", "5"},
                                            {"state", "up"},
                                            {"hardware", "TenGigabitEthernetc/0/0"},
                                            {"mac_address", "00:25:b5:99:00:5c"}}}}));
  EXPECT_EQ(unordered(found[0]["interfaces"]["TenGigabitEthernetc/0/0"]),
            unordered(file["GET_INTERFACE_DETAIL"]));
  Json expected = file["OUPUT"];
  expected[0].erase("interfaces");
  found[0].erase("interfaces");
  EXPECT_EQ(unordered(found), unordered(expected));
}

TEST_F(CliPayload, VconnectorsOfOtherHosts) {
  const Json file = fixture_json("calipso-cli_fetch_vconnectors.json");
  put_host(file["WRONG_HOST"]);
  for (const auto& make : {make_cli_vconnectors_ovs_fetcher, make_cli_vconnectors_vpp_fetcher}) {
    EXPECT_EQ(objects(make(), "host", "node-5.cisco.com"), Json::array());
  }
}

/// The parent's members are the folder's here; the results do not say the type of the object.
TEST_F(CliPayload, VedgesVpp) {
  const Json file = fixture_json("calipso-cli_fetch_vedges_vpp.json");
  put_host(file["HOST"]);
  bench.hosts->say("ubuntu0", "vppctl show int", joined(file["INTERFACES"]));
  for (const bool has_version : {true, false}) {
    bench.hosts->say("ubuntu0", "vppctl show ver",
                     has_version ? joined(file["VERSION"]) : std::string(), has_version ? 0 : 1);
    Json expected = file[has_version ? "VEDGE_RESULTS" : "VEDGE_RESULTS_WITHOUT_BINARY"];
    for (const char* member : {"type", "master_parent_type", "master_parent_id", "parent_type",
                               "parent_id", "parent_text"}) {
      expected[0].erase(member);  // of the folder below which the scan asks
    }
    EXPECT_EQ(unordered(objects(make_cli_vedges_vpp_fetcher(), "vedges_folder", "ubuntu0-vedges")),
              unordered(expected));
  }
}

/// Of the ports of VEDGES, one is a card of VPP.
TEST_F(CliPayload, HostPnicsVpp) {
  const Json file = fixture_json("calipso-cli_fetch_host_pnics_vpp.json");
  Json vedge = file["VEDGES"][0];
  vedge["id"] = "node-6.cisco.com-VPP";
  bench.put(vedge);
  bench.hosts->say("node-6.cisco.com", "vppctl show hardware-interfaces",
                   "              Name                Idx   Link  Hardware\n"
                   "TenGigabitEthernet-g-63489f34-af   8     up    TenGigabitEthernet\n"
                   "  Ethernet address 00:25:b5:99:00:5c\n");
  const Json found =
      objects(make_cli_host_pnics_vpp_fetcher(), "pnics_folder", "node-6.cisco.com-VPP-host_pnics");
  EXPECT_EQ(
      unordered(only(found, {"id", "name", "state", "Link detected", "mac_address", "host"})),
      unordered(Json::array({{{"id", "node-6.cisco.com-pnic-TenGigabitEthernet-g-63489f34-af"},
                              {"name", "TenGigabitEthernet-g-63489f34-af"},
                              {"state", "up"},
                              {"Link detected", "yes"},
                              {"mac_address", "00:25:b5:99:00:5c"},
                              {"host", "node-6.cisco.com"}}})));
}

}  // namespace
}  // namespace toposcope::discovery
