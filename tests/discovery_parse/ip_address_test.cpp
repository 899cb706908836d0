#include "parse/ip_address.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

std::vector<IpInterface> read(const std::string& name) {
  const auto interfaces = read_ip_address(fixture(name));
  EXPECT_TRUE(interfaces.has_value()) << interfaces.error().message;
  return interfaces.has_value() ? interfaces.value() : std::vector<IpInterface>();
}

TEST(IpAddress, ReadsWhatCalipsoReads) {
  const auto interfaces = read("calipso-ip-address.txt");
  ASSERT_EQ(interfaces.size(), 2U);
  EXPECT_EQ(interfaces[0].name, "lo");
  EXPECT_EQ(interfaces[0].mac, "00:00:00:00:00:00");
  const IpInterface& eth0 = interfaces[1];
  EXPECT_EQ(eth0.index, 2);
  EXPECT_EQ(eth0.name, "eth0");
  EXPECT_EQ(eth0.mac, "00:50:56:ac:50:2a");
  EXPECT_EQ(eth0.state, "UP");
  EXPECT_EQ(eth0.mtu, 1500);
  EXPECT_EQ(eth0.flags, (std::vector<std::string>{"BROADCAST", "MULTICAST", "UP", "LOWER_UP"}));
  EXPECT_EQ(eth0.inet, (std::vector<IpAddress>{{"10.56.20.80", 24, "global", ""}}));
  EXPECT_EQ(eth0.inet6,
            (std::vector<IpAddress>{{"2001:420:4482:24c1:250:56ff:feac:502a", 64, "global", ""},
                                    {"fe80::250:56ff:feac:502a", 64, "link", ""}}));
  // What Calipso's VNIC has as its lines.
  EXPECT_EQ(eth0.lines,
            (std::vector<std::string>{
                "<BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP group "
                "default qlen 1000",
                "link/ether 00:50:56:ac:50:2a brd ff:ff:ff:ff:ff:ff",
                "inet 10.56.20.80/24 brd 10.56.20.255 scope global eth0",
                "valid_lft forever preferred_lft forever",
                "inet6 2001:420:4482:24c1:250:56ff:feac:502a/64 scope global mngtmpaddr dynamic",
                "valid_lft 2591971sec preferred_lft 604771sec",
                "inet6 fe80::250:56ff:feac:502a/64 scope link",
                "valid_lft forever preferred_lft forever"}));
  EXPECT_EQ(read("calipso-ip-address-pnic.txt").at(0).mac, "00:50:56:99:2a:07");
  EXPECT_EQ(read("calipso-ip-address-otep.txt").at(0).inet.at(0).address, "192.168.2.1");
}

TEST(IpAddress, ReadsTheLab) {
  const auto interfaces = read("lab-ip-d-addr.txt");
  ASSERT_EQ(interfaces.size(), 9U);
  const IpInterface& eth1 = interfaces[1];
  EXPECT_EQ(eth1.name, "eth1");
  EXPECT_EQ(eth1.parent, "if10");
  EXPECT_EQ(eth1.parent_index, 10);
  EXPECT_EQ(eth1.parent_netns, 0);
  EXPECT_EQ(eth1.kind, "veth");
  EXPECT_TRUE(eth1.attributes.empty());
  EXPECT_EQ(interfaces[0].kind, "");
}

TEST(IpAddress, ReadsTunnelsBridgesAndTheirPorts) {
  for (const IpInterface& interface : read("lab-ip-d-addr.txt")) {
    if (interface.name == "vxlan-976") {
      EXPECT_EQ(interface.kind, "vxlan");
      EXPECT_EQ(interface.master, "brq9d7b85e2-8d");
      EXPECT_EQ(
          interface.attributes,
          (Fields{{"id", "976"}, {"local", "10.20.0.14"}, {"link", "eth1"}, {"port", "4789"}}));
    } else if (interface.name == "brq2d7e757d-c8") {
      EXPECT_EQ(interface.kind, "bridge");
      EXPECT_EQ(field(interface.attributes, "bridge_id"), "8000.8a3fc4088a21");
    } else if (interface.name.starts_with("tap")) {
      EXPECT_EQ(interface.kind, "tun");
      EXPECT_EQ(field(interface.attributes, "type"), "tap");
    }
  }
}

TEST(IpAddress, ReadsPeersAndInterfacesWithoutMac) {
  const auto interfaces = read_ip_address(
      "7: tun0: <POINTOPOINT,NOARP,UP> mtu 1400 state UNKNOWN\n"
      "    link/none \n"
      "    inet 10.8.0.1 peer 10.8.0.2/32 scope global tun0\n"
      "8: gre1@NONE: <NOARP> mtu 1476 state DOWN\n"
      "    link/gre 10.0.0.1 peer 10.0.0.2\n"
      "    gre remote 10.0.0.2 local 10.0.0.1 ttl inherit\n"
      "9: v5@eth0: <UP> mtu 1500\n"
      "    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
      "    vlan protocol 802.1Q id 5 <REORDER_HDR> numtxqueues 1\n");
  ASSERT_TRUE(interfaces.has_value()) << interfaces.error().message;
  const auto& all = interfaces.value();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].inet, (std::vector<IpAddress>{{"10.8.0.1", 32, "global", "10.8.0.2"}}));
  EXPECT_EQ(all[0].mac, "");
  EXPECT_EQ(all[1].attributes, (Fields{{"local", "10.0.0.1"}, {"remote", "10.0.0.2"}}));
  EXPECT_EQ(all[2].parent, "eth0");
  EXPECT_EQ(all[2].parent_index, std::nullopt);
  EXPECT_EQ(all[2].attributes, (Fields{{"id", "5"}, {"protocol", "802.1Q"}}));
}

TEST(IpAddress, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ip_address,
                {{"", "line 1", "an interface"},
                 {"\n", "line 1", "an interface"},
                 {"Device \"eth7\" does not exist.\n", "line 1", "NUMBER: NAME: <FLAGS>"},
                 {"    link/ether 00:00:00:00:00:00\n", "line 1", "an interface before"},
                 {"x: eth0: <UP>\n", "line 1", "NUMBER: NAME: <FLAGS>"},
                 {"1: eth0: UP\n", "line 1", "NUMBER: NAME: <FLAGS>"},
                 {"1: lo: <UP>\n    inet 10.0.0.1/x\n", "line 2", "an address with its prefix"},
                 {"1: lo: <UP>\n    inet\n", "line 2", "an address with its prefix"}});
}

TEST(IpAddress, IsRobust) { expect_robust(read_ip_address, fixture("lab-ip-d-addr.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
