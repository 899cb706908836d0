#include "discovery_parse/parse_checks.h"
#include "parse/vpp_hardware.h"
#include "parse/vpp_interfaces.h"
#include "parse/vpp_mode.h"

namespace toposcope::discovery::parse {
namespace {

TEST(VppHardware, ReadsWhatCalipsoReads) {
  const auto read = read_vpp_hardware(fixture("calipso-vpp-hardware-int.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().interfaces.size(), 1U);
  const VppHardwareInterface& interface = read.value().interfaces[0];
  EXPECT_EQ(interface.name, "TenGigabitEthernetc/0/0");
  EXPECT_EQ(interface.index, "5");
  EXPECT_EQ(interface.link, "up");
  EXPECT_EQ(interface.hardware, "TenGigabitEthernetc/0/0");
  EXPECT_EQ(interface.mac, "00:25:b5:99:00:5c");
}

TEST(VppHardware, KeepsLinesAsPrinted) {
  const auto read = read_vpp_hardware(fixture("calipso-vpp-hardware.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().interfaces.size(), 3U);
  const VppHardwareInterface& tap = read.value().interfaces[0];
  std::string details = read.value().heading;
  for (const std::string& line : tap.lines) details += "\n" + line;
  // hardware_details of Calipso's vnic.
  EXPECT_EQ(details,
            "    Name                Idx   Link  Hardware\n"
            "tap1                               4     up   tap1\n"
            "  Ethernet address 66:3d:dc:96:6d:a1\n"
            "  VIRTIO interface\n"
            "     instance 1");
  EXPECT_EQ(tap.mac, "66:3d:dc:96:6d:a1");
  EXPECT_EQ(read.value().interfaces[2].name, "vxlan_tunnel1");
  EXPECT_EQ(read.value().interfaces[2].mac, "");
}

TEST(VppHardware, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_vpp_hardware,
                {{"", "line 1", "a heading"},
                 {"  Ethernet address\n", "line 1", "an interface before"},
                 {"tap1 4 up tap1\ntap2 x up tap2\n", "line 2", "name, index, link"},
                 {"tap1 4 up\n", "line 1", "name, index, link"}});
}

TEST(VppHardware, IsRobust) {
  expect_robust(read_vpp_hardware, fixture("calipso-vpp-hardware.txt"));
  expect_robust(read_vpp_hardware, fixture("calipso-vpp-hardware-int.txt"));
}

TEST(VppInterfaces, ReadWhatCalipsoReads) {
  const auto read = read_vpp_interfaces(fixture("calipso-vpp-interfaces.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value(), (std::vector<VppInterface>{{"TenGigabitEthernetc/0/0", "5", "up"},
                                                     {"VirtualEthernet0/0/0", "7", "up"},
                                                     {"local0", "0", "down"},
                                                     {"pg/stream-0", "1", "down"}}));
}

TEST(VppInterfaces, SayWhereTheyAreNotUnderstood) {
  expect_faults(read_vpp_interfaces, {{"\n", "line 1", "a heading"},
                                      {"local0 0 down\nlocal1 down\n", "line 2", "name, index"},
                                      {"clib_socket_init: connect\n", "line 1", "name, index"}});
}

TEST(VppInterfaces, AreRobust) {
  expect_robust(read_vpp_interfaces, fixture("calipso-vpp-interfaces.txt"));
}

TEST(VppVersion, IsTwoWords) {
  EXPECT_EQ(read_vpp_version("vpp v16.09-rc0~157-g203c632 built by localadmin on ubuntu0 at\n"),
            "vpp v16.09-rc0~157-g203c632");
  EXPECT_EQ(read_vpp_version("vpp"), "");
  EXPECT_EQ(read_vpp_version(""), "");
}

TEST(VppMode, ReadsWhatCalipsoReads) {
  const auto read = read_vpp_mode(fixture("calipso-vpp-mode.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().size(), 16U);
  EXPECT_EQ(read.value()[0], (VppMode{"l3", "local0", ""}));
  std::vector<std::string> bridged;
  for (const VppMode& mode : read.value()) {
    if (mode.bridge_domain == "5678") bridged.push_back(mode.interface);
  }
  EXPECT_EQ(bridged, (std::vector<std::string>{"TenGigabitEthernetc/0/0", "VirtualEthernet0/0/0",
                                               "VirtualEthernet0/0/1", "VirtualEthernet0/0/2",
                                               "VirtualEthernet0/0/3", "VirtualEthernet0/0/4",
                                               "VirtualEthernet0/0/5", "VirtualEthernet0/0/6",
                                               "VirtualEthernet0/0/7", "VirtualEthernet0/0/8"}));
}

TEST(VppMode, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_vpp_mode, {{"", "line 1", "local0"},
                                {"l3 local0\nl4 local1\n", "line 2", "'l3 INTERFACE'"},
                                {"l2 bridge\n", "line 1", "'l3 INTERFACE'"},
                                {"l2 bridge tap0\n", "line 1", "bd_id"}});
  EXPECT_EQ(read_vpp_mode("l2 xconnect tap0 tap1\n").value().at(0).mode, "l2 xconnect");
}

TEST(VppMode, IsRobust) { expect_robust(read_vpp_mode, fixture("calipso-vpp-mode.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
