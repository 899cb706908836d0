#include "parse/bonding.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(Bonding, ReadsABondAndItsSlaves) {
  const auto read = read_bonding(fixture("made-bonding.txt"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const Bond& bond = read.value();
  EXPECT_EQ(bond.version, "v6.1.0-13-amd64");
  EXPECT_EQ(bond.mode, "IEEE 802.3ad Dynamic link aggregation");
  EXPECT_EQ(bond.state, "up");
  EXPECT_EQ(bond.facts.fields.size(), 7U);
  ASSERT_EQ(bond.facts.groups.size(), 2U);
  EXPECT_EQ(bond.facts.groups[0].first, "802.3ad info");
  EXPECT_EQ(field(bond.facts.groups[0].second, "System MAC address"), "3c:fd:fe:a2:b5:88");
  EXPECT_EQ(bond.facts.groups[1].first, "Active Aggregator Info");
  EXPECT_EQ(field(bond.facts.groups[1].second, "Number of ports"), "2");
  ASSERT_EQ(bond.slaves.size(), 2U);
  const BondSlave& slave = bond.slaves[0];
  EXPECT_EQ(slave.name, "ens2f0");
  EXPECT_EQ(slave.mac, "3c:fd:fe:a2:b5:88");
  EXPECT_EQ(slave.state, "up");
  EXPECT_EQ(slave.facts.fields.size(), 11U);
  ASSERT_EQ(slave.facts.groups.size(), 2U);
  EXPECT_EQ(field(slave.facts.groups[1].second, "system mac address"), "00:1c:73:00:00:01");
  EXPECT_EQ(bond.slaves[1].name, "ens2f1");
  EXPECT_EQ(bond.slaves[1].state, "down");
  EXPECT_TRUE(bond.slaves[1].facts.groups.empty());
}

TEST(Bonding, ReadsABondWithoutSlaves) {
  const auto read = read_bonding(
      "Ethernet Channel Bonding Driver: v3.7.1 (April 27, 2011)\n\n"
      "Bonding Mode: fault-tolerance (active-backup)\nCurrently Active Slave: None\n");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value().version, "v3.7.1 (April 27, 2011)");
  EXPECT_EQ(field(read.value().facts.fields, "Currently Active Slave"), "None");
}

TEST(Bonding, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_bonding,
                {{"", "line 1", "the version"},
                 {"\ncat: /proc/net/bonding/bond7: No such file\n", "line 2", "the version"}});
}

TEST(Bonding, IsRobust) { expect_robust(read_bonding, fixture("made-bonding.txt")); }

}  // namespace
}  // namespace toposcope::discovery::parse
