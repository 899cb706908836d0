#include "parse/ethtool.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

using Values = std::vector<std::string>;

TEST(Ethtool, ReadsWhatCalipsoReads) {
  const auto read = read_ethtool(fixture("calipso-ethtool.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value().device, "eno16777728");
  const std::vector<std::pair<std::string, Values>> expected = {
      {"Supported ports", {"[ TP ]"}},
      {"Supported link modes",
       {"10baseT/Half 10baseT/Full", "100baseT/Half 100baseT/Full", "1000baseT/Full"}},
      {"Supported pause frame use", {"No"}}};
  EXPECT_EQ(read.value().settings, expected);
}

TEST(Ethtool, ReadsTheLab) {
  const auto read = read_ethtool(fixture("lab-ethtool.txt"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value().device, "eth1");
  EXPECT_EQ(read.value().settings.size(), 17U);
  EXPECT_EQ(read.value().value("Speed"), "10000Mb/s");
  EXPECT_EQ(read.value().value("Link detected"), "yes");
  EXPECT_EQ(read.value().value("Nothing"), "");
  const auto driver = read_ethtool(fixture("lab-ethtool-i.txt"));
  ASSERT_TRUE(driver.has_value());
  EXPECT_EQ(driver.value().value("driver"), "veth");
  EXPECT_EQ(driver.value().value("bus-info"), "");
  EXPECT_EQ(driver.value().settings.size(), 10U);
}

TEST(Ethtool, KeepsRemarksApart) {
  const auto read = read_ethtool(
      "Settings for eth0:\n"
      "\tSpeed: 1000Mb/s\n"
      "netlink error: Operation not permitted\n"
      "Cannot get wake-on-lan settings: Operation not permitted\n"
      "        Current message level: 0x00000007 (7)\n"
      "                               drv probe link\n"
      "\tLink detected: yes\n");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value().remarks.size(), 2U);
  EXPECT_EQ(read.value().value("Link detected"), "yes");
}

TEST(Ethtool, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ethtool, {{"", "line 1", "Settings for"},
                               {"Settings for eth0:\n\t\t  1000baseT\n", "line 2", "a setting"},
                               {"nonsense\n", "line 1", "'SETTING: VALUE'"},
                               {": x\n", "line 1", "'SETTING: VALUE'"}});
}

TEST(Ethtool, IsRobust) {
  expect_robust(read_ethtool, fixture("calipso-ethtool.txt"));
  expect_robust(read_ethtool, fixture("lab-ethtool.txt"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
