#include "parse/ovs_dpctl.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(OvsDpctl, ReadsWhatCalipsoReads) {
  const auto read = read_ovs_dpctl(fixture("calipso-ovs-dpctl.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value(), (std::vector<Datapath>{{"system@ovs-system",
                                                  {{"0", "ovs-system", "internal"},
                                                   {"1", "qr-bb9b8340-72", "internal"},
                                                   {"2", "qr-8733cc5d-b3", "internal"}}}}));
}

TEST(OvsDpctl, ReadsTheLab) {
  const auto read = read_ovs_dpctl(fixture("lab-ovs-dpctl.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().size(), 1U);
  EXPECT_EQ(read.value()[0].name, "netdev@ovs-netdev");
  const auto& ports = read.value()[0].ports;
  ASSERT_EQ(ports.size(), 13U);
  EXPECT_EQ(ports[2], (DatapathPort{"2", "eth1", ""}));
  EXPECT_EQ(ports[1], (DatapathPort{"1", "br-vtep", "tap"}));
}

TEST(OvsDpctl, IsEmptyWhereTheKernelHasNone) {
  const auto read = read_ovs_dpctl(fixture("lab-ovs-dpctl-failed.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(read.value().empty());
  EXPECT_TRUE(read_ovs_dpctl("").value().empty());
}

TEST(OvsDpctl, ReadsTypesWithDetails) {
  const auto read = read_ovs_dpctl("a@b:\n  port 5: vxlan_sys_4789 (vxlan: packet_type=ptap)\n");
  EXPECT_EQ(read.value().at(0).ports.at(0), (DatapathPort{"5", "vxlan_sys_4789", "vxlan"}));
}

TEST(OvsDpctl, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ovs_dpctl, {{"ovs-dpctl: no datapaths\n", "line 1", "'TYPE@NAME:'"},
                                 {"  port 0: a\n", "line 1", "a datapath before"},
                                 {"a@b:\n  port x: a\n", "line 2", "'port NUMBER: NAME'"},
                                 {"a@b:\n  port 1:\n", "line 2", "'port NUMBER: NAME'"}});
}

TEST(OvsDpctl, IsRobust) { expect_robust(read_ovs_dpctl, fixture("calipso-ovs-dpctl.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
