#include "parse/lldp.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

LldpNeighbour leaf_101() {
  return {"ens2f0",
          "LLDP",
          "00:1c:73:00:00:01",
          "mac",
          "leaf-101",
          "Arista Networks EOS version 4.20",
          {"10.0.0.101", "fd00::101"},
          {"Bridge"},
          "Ethernet5",
          "ifname",
          "to compute1",
          {"100", "200"}};
}

TEST(Lldp, ReadsNeighboursWithAndWithoutNames) {
  const auto read = read_lldp(fixture("made-lldp.json"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const LldpNeighbour leaf_102 = {"ens2f1",       "LLDP",     "leaf 102",          "local", "", "",
                                  {"10.0.0.102"}, {"Bridge"}, "00:1c:73:00:00:02", "mac",   "", {}};
  EXPECT_EQ(read.value(), (std::vector<LldpNeighbour>{leaf_101(), leaf_102}));
}

TEST(Lldp, ReadsTheFormInWhichAllIsAList) {
  const auto read = read_lldp(fixture("made-lldp-json0.json"));
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value(), (std::vector<LldpNeighbour>{leaf_101()}));
}

TEST(Lldp, ReadsOneInterfaceWithoutAList) {
  const auto read = read_lldp(
      R"({"lldp":{"interface":{"eth0":{"chassis":{"s1":{"id":{"type":"mac","value":"m"}}},"port":{}}}}})");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().size(), 1U);
  EXPECT_EQ(read.value()[0].name, "s1");
  EXPECT_TRUE(read_lldp(R"({"lldp":{}})").value().empty());
}

TEST(Lldp, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_lldp, {{"", "column 0", "JSON"},
                            {"[]", "lldp", "a map"},
                            {R"({"lldp":7})", "lldp", "a map"},
                            {R"({"lldp":{"interface":["eth0"]}})", "lldp.interface", "maps"}});
}

TEST(Lldp, IsRobust) {
  expect_robust(read_lldp, fixture("made-lldp.json"));
  expect_robust(read_lldp, fixture("made-lldp-json0.json"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
