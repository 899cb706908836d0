#include "parse/ip_json.h"

#include <algorithm>

#include "discovery_parse/parse_checks.h"
#include "parse/ip_address.h"

namespace toposcope::discovery::parse {
namespace {

/// The lab's host printed the same in both forms.
TEST(IpJson, SaysTheSameAsText) {
  const auto json = read_ip_json(fixture("lab-ip-j-d-addr.json"));
  auto text = read_ip_address(fixture("lab-ip-d-addr.txt"));
  ASSERT_TRUE(json.has_value()) << json.error().where << json.error().message;
  ASSERT_TRUE(text.has_value()) << text.error().where << text.error().message;
  ASSERT_EQ(json.value().size(), 9U);
  ASSERT_EQ(text.value().size(), 9U);
  for (std::size_t i = 0; i < json.value().size(); ++i) {
    IpInterface& other = text.value()[i];
    other.lines.clear();
    EXPECT_EQ(json.value()[i].attributes, other.attributes) << other.name;
    EXPECT_EQ(json.value()[i].parent, other.parent) << other.name;
    EXPECT_EQ(json.value()[i].kind, other.kind) << other.name;
    EXPECT_TRUE(json.value()[i] == other) << other.name;
  }
}

TEST(IpJson, PassesOverWhatIpFilters) {
  const auto read = read_ip_json(R"([{},{"ifname":"br0","linkinfo":{"info_kind":"bridge"}},{}])");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read.value().size(), 1U);
  EXPECT_EQ(read.value()[0].kind, "bridge");
  EXPECT_TRUE(read_ip_json("[ ]\n").value().empty());
}

TEST(IpJson, ReadsParentsByName) {
  const auto read = read_ip_json(
      R"([{"ifindex":9,"ifname":"v5","link":"eth0","address":"02:00:00:00:00:01",)"
      R"("linkinfo":{"info_kind":"vlan","info_data":{"protocol":"802.1Q","id":5,"flags":["X"]}}},)"
      R"({"ifindex":10,"ifname":"t0","link_index":4,"link_netnsid":2,"address":"10.0.0.1"}])");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read.value()[0].parent, "eth0");
  EXPECT_EQ(read.value()[0].attributes, (Fields{{"id", "5"}, {"protocol", "802.1Q"}}));
  EXPECT_EQ(read.value()[1].parent, "if4");
  EXPECT_EQ(read.value()[1].parent_netns, 2);
  EXPECT_EQ(read.value()[1].mac, "");
}

TEST(IpJson, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ip_json, {{"", "column 0", "JSON"},
                               {"{}", "the whole", "a list"},
                               {R"([{"ifname":"a"},7])", "[1]", "a map"},
                               {R"([{"ifindex":1}])", "[0]", "ifname"},
                               {R"([{"ifname":"a","mtu":123456789012345678901234567890}])",
                                "line 1, column 0", "smaller numbers"}});
}

TEST(IpJson, IsRobust) {
  const std::string text = fixture("lab-ip-j-d-addr.json");
  expect_robust(read_ip_json, text.substr(0, text.find(R"(,{"ifindex":3,)")) + "]\n");
}

constexpr const char* kRoutes =
    R"([{"dst":"default","gateway":"10.0.0.1","dev":"eth0","protocol":"dhcp","metric":100,"flags":[]},)"
    R"({"type":"local","dst":"10.0.0.7","dev":"eth0","table":"local","protocol":"kernel",)"
    R"("scope":"host","prefsrc":"10.0.0.7","flags":[]},)"
    R"({"dst":"10.1.0.0/16","protocol":"bird","flags":[],"nexthops":[)"
    R"({"gateway":"10.0.0.2","dev":"eth0","weight":1,"flags":[]},{"dev":"eth1","weight":1}]},)"
    R"({"dst":"10.2.0.0/16","via":{"family":"inet6","host":"fe80::1"},"dev":"eth1"}])";

TEST(IpRouteJson, ReadsAllKindsOfRoutes) {
  const auto read = read_ip_route_json(kRoutes);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const std::vector<IpRoute> expected = {
      {"", "default", "10.0.0.1", "eth0", "", "dhcp", "", "", 100, {}},
      {"local", "10.0.0.7", "", "eth0", "local", "kernel", "host", "10.0.0.7", std::nullopt, {}},
      {"",
       "10.1.0.0/16",
       "",
       "",
       "",
       "bird",
       "",
       "",
       std::nullopt,
       {{"10.0.0.2", "eth0"}, {"", "eth1"}}},
      {"", "10.2.0.0/16", "fe80::1", "eth1", "", "", "", "", std::nullopt, {}}};
  EXPECT_EQ(read.value(), expected);
}

TEST(IpRouteJson, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ip_route_json,
                {{"", "column 0", "JSON"}, {R"([{"dev":"eth0"}])", "[0]", "dst"}});
}

TEST(IpRouteJson, IsRobust) { expect_robust(read_ip_route_json, kRoutes); }

}  // namespace
}  // namespace toposcope::discovery::parse
