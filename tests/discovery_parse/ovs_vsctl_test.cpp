#include "parse/ovs_vsctl.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(OvsShow, ReadsWhatCalipsoReads) {
  const auto read = read_ovs_show(fixture("calipso-ovs-vsctl.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const std::vector<OvsBridge> expected = {
      {"br-int",
       "secure",
       "",
       {{"qr-bb9b8340-72", "3", {}, {{"qr-bb9b8340-72", "internal", "", {}}}},
        {"qr-8733cc5d-b3", "4", {}, {{"qr-8733cc5d-b3", "internal", "", {}}}}}},
      {"br-tun",
       "secure",
       "",
       {{"patch-int", "", {}, {{"patch-int", "patch", "", {{"peer", "patch-tun"}}}}}}}};
  EXPECT_EQ(read.value().uuid, "3b12f08e-4e13-4976-8da5-23314b268805");
  EXPECT_EQ(read.value().bridges, expected);
}

TEST(OvsShow, ReadsTheLab) {
  const auto read = read_ovs_show(fixture("lab-ovs-vsctl.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value().version, "3.1.0");
  ASSERT_EQ(read.value().bridges.size(), 5U);
  std::size_t ports = 0;
  for (const OvsBridge& bridge : read.value().bridges) {
    EXPECT_EQ(bridge.datapath_type, "netdev");
    ports += bridge.ports.size();
  }
  EXPECT_EQ(ports, 20U);
  const OvsBridge& tunnels = read.value().bridges[0];
  EXPECT_EQ(tunnels.name, "br-tun");
  EXPECT_EQ(field(tunnels.ports[2].interfaces[0].options, "remote_ip"), "10.20.0.14");
  EXPECT_EQ(read.value().bridges[1].ports[1].tag, "1");
}

TEST(OvsShow, ReadsBondsTrunksAndErrors) {
  const auto read = read_ovs_show(
      "3b12f08e-4e13-4976-8da5-23314b268805\n"
      "    Bridge br0\n"
      "        Controller \"tcp:127.0.0.1:6633\"\n"
      "            is_connected: true\n"
      "        Port bond0\n"
      "            trunks: [10, 20]\n"
      "            Interface eth0\n"
      "            Interface eth1\n"
      "                error: \"could not open network device eth1 (No such device)\"\n"
      "        fail_mode: standalone\n");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const OvsBridge& bridge = read.value().bridges.at(0);
  EXPECT_EQ(bridge.fail_mode, "standalone");
  EXPECT_EQ(bridge.ports.at(0).trunks, (std::vector<std::string>{"10", "20"}));
  ASSERT_EQ(bridge.ports.at(0).interfaces.size(), 2U);
  EXPECT_EQ(bridge.ports.at(0).interfaces[1].error,
            "could not open network device eth1 (No such device)");
}

TEST(OvsShow, SaysWhereItDoesNotUnderstand) {
  expect_faults(
      read_ovs_show,
      {{"", "line 1", "a UUID"},
       {"ovs-vsctl: unix:db.sock: database connection failed\n", "line 1", "a UUID"},
       {"u\n    Port p\n", "line 2", "a bridge before its ports"},
       {"u\n    Bridge b\n        Interface i\n", "line 3", "a port before its interfaces"},
       {"u\n    Bridge b\n        Bridge c\n", "line 3", "no bridge inside"},
       {"u\n    Bridge\n", "line 2", "a thing and its name"},
       {"u\n    Bridge b\n        x: {a\n", "line 3", "an atom, a set or a map"}});
}

TEST(OvsShow, IsRobust) {
  expect_robust(read_ovs_show, fixture("calipso-ovs-vsctl.txt"));
  expect_robust(read_ovs_show, fixture("lab-ovs-vsctl.txt"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
