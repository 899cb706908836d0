#include "parse/brctl.h"

#include <string>

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

std::string joined(const std::vector<BrctlBridge>& bridges) {
  std::string text;
  for (const BrctlBridge& bridge : bridges) {
    text += bridge.name + " " + bridge.id + " " + bridge.stp_enabled;
    for (const std::string& interface : bridge.interfaces) text += " " + interface;
    text += "\n";
  }
  return text;
}

TEST(BrctlShow, JoinsWrappedLines) {
  const auto bridges = read_brctl_show(fixture("calipso-brctl-show.txt"));
  ASSERT_TRUE(bridges.has_value());
  EXPECT_EQ(joined(bridges.value()),
            "br-ex 8000.005056acc9a2 no eno33554952 p_ff798dba-0 v_public v_vrouter_pub\n"
            "br-fw-admin 8000.005056ace897 no eno16777728\n"
            "br-mesh 8000.005056acc9a2 no eno33554952.103\n"
            "br-mgmt 8000.005056ace897 no eno16777728.101 mgmt-conntrd v_management v_vrouter\n"
            "br-storage 8000.005056ace897 no eno16777728.102\n");
}

TEST(BrctlShow, ReadsTheLab) {
  const auto bridges = read_brctl_show(fixture("lab-brctl-show.txt"));
  ASSERT_TRUE(bridges.has_value());
  EXPECT_EQ(joined(bridges.value()),
            "brq2d7e757d-c8 8000.8a3fc4088a21 no tap8c876fea-b3 vxlan-745\n"
            "brq9d7b85e2-8d 8000.d23847b36e77 no tap98309700-5d vxlan-976\n");
}

TEST(BrctlShow, ReadsBridgesWithoutInterfacesAndWhatIsNoBridge) {
  const auto bridges = read_brctl_show(
      "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n"
      "br0\t\t8000.000000000000\tyes\t\t\n"
      "eth0\t\tcan't get info Operation not supported\n");
  ASSERT_TRUE(bridges.has_value());
  EXPECT_EQ(joined(bridges.value()), "br0 8000.000000000000 yes\n");
  EXPECT_TRUE(read_brctl_show("").value().empty());  // as brctl 1.7 says that there is none
  EXPECT_TRUE(
      read_brctl_show("bridge name\tbridge id\t\tSTP enabled\tinterfaces\n").value().empty());
}

TEST(BrctlShow, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_brctl_show,
                {{"\t\t\t\teth0\n", "line 1", "a bridge before"},
                 {"br0\t\t8000.000000000000\tno\n\t\t\teth0 eth1\n", "line 2", "one interface"},
                 {"bridge name\nbr0\t\t8000.0\tno\n", "line 2", "name, id, STP"},
                 {"br0\t\t8000.000000000000\tperhaps\n", "line 1", "'yes' or 'no'"},
                 {"sh: 1: brctl: not found\n", "line 1", "found 'sh: 1: brctl: not found'"}});
}

TEST(BrctlShow, IsRobust) { expect_robust(read_brctl_show, fixture("calipso-brctl-show.txt")); }

TEST(BrctlBridgeId, FillsBytes) {
  EXPECT_EQ(brctl_bridge_id("8000.8a:3f:c4:8:8a:21"), "8000.8a3fc4088a21");
  EXPECT_EQ(brctl_bridge_id("8000.0:0:0:0:0:0"), "8000.000000000000");
  for (const char* other : {"", "8000", "8000.8a3fc4088a21", "8000.1:2:3:4:5", "8000.1:2:3:4:5:6:7",
                            "8000.1::3:4:5:6", "8000.123:2:3:4:5:6", "80.1:2:3:4:5:6"}) {
    EXPECT_EQ(brctl_bridge_id(other), other);
  }
}

}  // namespace
}  // namespace toposcope::discovery::parse
