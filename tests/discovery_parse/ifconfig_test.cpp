#include "parse/ifconfig.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(Ifconfig, ReadsTheOldForm) {
  const auto interfaces =
      read_ifconfig(fixture("calipso-ifconfig.txt") +
                    "tapa68b2627-a1 Link encap:Ethernet  HWaddr FA:16:3E:A1:EB:73\n"
                    "          inet addr:172.16.13.2  Bcast:172.16.13.255  Mask:255.255.255.0\n"
                    "          inet6 addr: fe80::f816:3eff:fea1:eb73/64 Scope:Link\n"
                    "          BROADCAST MULTICAST  MTU:1450  Metric:1\n");
  ASSERT_TRUE(interfaces.has_value()) << interfaces.error().message;
  ASSERT_EQ(interfaces.value().size(), 2U);
  const IpInterface& eno = interfaces.value()[0];
  EXPECT_EQ(eno.name, "eno16777728");
  EXPECT_EQ(eno.mac, "00:50:56:ac:e8:97");
  EXPECT_EQ(eno.state, "UP");
  EXPECT_EQ(eno.mtu, 1500);
  EXPECT_EQ(eno.lines.at(0), "Link encap:Ethernet  HWaddr 00:50:56:ac:e8:97");
  EXPECT_EQ(eno.lines.at(1), "UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1");
  const IpInterface& tap = interfaces.value()[1];
  EXPECT_EQ(tap.mac, "fa:16:3e:a1:eb:73");
  EXPECT_EQ(tap.state, "DOWN");
  EXPECT_EQ(tap.inet, (std::vector<IpAddress>{{"172.16.13.2", 24, "", ""}}));
  EXPECT_EQ(tap.inet6, (std::vector<IpAddress>{{"fe80::f816:3eff:fea1:eb73", 64, "link", ""}}));
}

TEST(Ifconfig, ReadsTheLab) {
  const auto interfaces = read_ifconfig(fixture("lab-ifconfig.txt"));
  ASSERT_TRUE(interfaces.has_value()) << interfaces.error().message;
  ASSERT_EQ(interfaces.value().size(), 9U);
  for (const IpInterface& interface : interfaces.value()) {
    EXPECT_EQ(interface.mac.empty(), interface.name == "lo") << interface.name;
    EXPECT_TRUE(interface.mtu.has_value()) << interface.name;
    EXPECT_EQ(interface.state, "UP") << interface.name;
    if (interface.name == "lo") {
      EXPECT_EQ(interface.inet, (std::vector<IpAddress>{{"127.0.0.1", 8, "", ""}}));
      EXPECT_EQ(interface.inet6, (std::vector<IpAddress>{{"::1", 128, "host", ""}}));
    }
  }
}

TEST(Ifconfig, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ifconfig,
                {{"eth0: error fetching interface information: Device not found\n", "line 1",
                  "an interface with"},
                 {"        inet 10.0.0.1\n", "line 1", "an interface before"},
                 {"lo: flags=73<UP>  mtu 1\n        inet 10.0.0.1\n", "line 2", "its mask"},
                 {"lo: flags=73<UP>  mtu 1\n        inet6 ::1  prefixlen x\n", "line 2", "prefix"},
                 {"lo Link encap:x\n        inet6 addr: ::1 Scope:Host\n", "line 2", "prefix"}});
}

TEST(Ifconfig, IsRobust) {
  expect_robust(read_ifconfig, fixture("lab-ifconfig.txt"));
  expect_robust(read_ifconfig, fixture("calipso-ifconfig.txt"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
