#include "parse/bridge_fdb.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(BridgeFdb, ReadsTheLab) {
  const auto read = read_bridge_fdb(fixture("lab-bridge-fdb.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  std::size_t tunnelled = 0;
  for (const FdbEntry& entry : read.value()) {
    if (entry.device == "vxlan-976" && !entry.destination.empty()) ++tunnelled;
    EXPECT_TRUE(entry.is_permanent);
    EXPECT_EQ(entry.is_own, entry.master.empty());
  }
  EXPECT_EQ(tunnelled, 8U);
  EXPECT_EQ(read.value().at(0),
            (FdbEntry{"33:33:00:00:00:01", "eth1", "", "", "", "", true, true}));
}

constexpr const char* kText =
    "fa:16:3e:1b:e9:00 dev vxlan-976 dst 10.20.0.12 vni 7 self permanent\n"
    "fe:16:3e:ce:44:a8 dev tap1 vlan 5 master br0\n";
constexpr const char* kJson =
    R"([{"mac":"fa:16:3e:1b:e9:00","ifname":"vxlan-976","dst":"10.20.0.12","vni":7,)"
    R"("flags":["self"],"state":"permanent"},)"
    R"({"mac":"fe:16:3e:ce:44:a8","ifname":"tap1","vlan":5,"flags":[],"master":"br0","state":""}])";

TEST(BridgeFdb, IsTheSameAsJson) {
  const std::vector<FdbEntry> expected = {
      {"fa:16:3e:1b:e9:00", "vxlan-976", "", "10.20.0.12", "", "7", true, true},
      {"fe:16:3e:ce:44:a8", "tap1", "br0", "", "5", "", false, false}};
  EXPECT_EQ(read_bridge_fdb(kText).value(), expected);
  EXPECT_EQ(read_bridge_fdb_json(kJson).value(), expected);
  EXPECT_TRUE(read_bridge_fdb("").value().empty());
  EXPECT_TRUE(read_bridge_fdb_json("[ ]\n").value().empty());
}

TEST(BridgeFdb, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_bridge_fdb, {{"00:00:00:00:00:00 dev\n", "line 1", "'MAC dev INTERFACE'"},
                                  {"0 dev eth0\n", "line 1", "'MAC dev INTERFACE'"}});
  expect_faults(read_bridge_fdb_json,
                {{"", "column 0", "JSON"},
                 {"{}", "the whole", "a list"},
                 {R"([{"mac":"00:00:00:00:00:00"}])", "[0]", "mac and ifname"},
                 {"[1]", "[0]", "mac and ifname"},
                 {"[", "line 1, column 1", "JSON"}});
}

TEST(BridgeFdb, IsRobust) {
  expect_robust(read_bridge_fdb, fixture("lab-bridge-fdb.txt"));
  expect_robust(read_bridge_fdb_json, kJson);
}

}  // namespace
}  // namespace toposcope::discovery::parse
