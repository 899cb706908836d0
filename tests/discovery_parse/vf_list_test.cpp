#include "parse/vf_list.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

/// As iproute2 6.1 and 4.x print them.
constexpr const char* kText =
    "6: ens2f0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9000 qdisc mq state UP mode DEFAULT\n"
    "    link/ether 3c:fd:fe:a2:b5:88 brd ff:ff:ff:ff:ff:ff promiscuity 0\n"
    "    vf 0     link/ether fa:16:3e:aa:bb:cc brd ff:ff:ff:ff:ff:ff, vlan 100, spoof checking on, "
    "link-state auto, trust off\n"
    "    vf 1 MAC fa:16:3e:aa:bb:cd, spoof checking off, link-state enable, trust on\n"
    "    vf 2     link/ether 00:00:00:00:00:00 brd ff:ff:ff:ff:ff:ff, link-state disable\n";

TEST(VfList, ReadsBothForms) {
  const auto read = read_vf_list(kText);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value(),
            (std::vector<VirtualFunction>{{"0", "fa:16:3e:aa:bb:cc", "100", "on", "auto", "off"},
                                          {"1", "fa:16:3e:aa:bb:cd", "", "off", "enable", "on"},
                                          {"2", "00:00:00:00:00:00", "", "", "disable", ""}}));
  EXPECT_TRUE(read_vf_list("").value().empty());
}

TEST(VfList, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_vf_list, {{"a\n    vf x\n", "line 2", "'vf NUMBER'"},
                               {"    vf 0 MAC 00:00\n", "line 1", "a MAC address"}});
}

TEST(VfList, IsRobust) { expect_robust(read_vf_list, kText); }

}  // namespace
}  // namespace toposcope::discovery::parse
