#include "parse/net_mask.h"

#include <gtest/gtest.h>

namespace toposcope::discovery::parse {
namespace {

TEST(NetMask, IsDottedForEveryPrefixAndBack) {
  EXPECT_EQ(dotted_mask(0), "0.0.0.0");
  EXPECT_EQ(dotted_mask(24), "255.255.255.0");
  EXPECT_EQ(dotted_mask(25), "255.255.255.128");
  EXPECT_EQ(dotted_mask(32), "255.255.255.255");
  for (int prefix = 0; prefix <= 32; ++prefix) {
    EXPECT_EQ(prefix_of_mask(*dotted_mask(prefix)), prefix);
  }
  for (const int prefix : {-1, 33, 1000}) EXPECT_EQ(dotted_mask(prefix), std::nullopt);
  for (const char* mask : {"", "24", "255.0.255.0", "255.255.255", "255.255.255.1", "ffff::"}) {
    EXPECT_EQ(prefix_of_mask(mask), std::nullopt) << mask;
  }
}

TEST(NetMask, FindsNetworks) {
  EXPECT_EQ(network_of("10.56.20.80", 24), "10.56.20.0/24");
  EXPECT_EQ(network_of("172.16.13.2", 20), "172.16.0.0/20");
  EXPECT_EQ(network_of("10.0.0.1", 0), "0.0.0.0/0");
  EXPECT_EQ(network_of("2001:420:4482:24c1:250:56ff:feac:502a", 64), "2001:420:4482:24c1::/64");
  EXPECT_EQ(network_of("fe80::1", 128), "fe80::1/128");
  EXPECT_EQ(network_of("10.0.0.1", 33), std::nullopt);
  EXPECT_EQ(network_of("fe80::1", -1), std::nullopt);
  EXPECT_EQ(network_of("10.0.0", 8), std::nullopt);
}

TEST(NetMask, KnowsWhatANetworkHolds) {
  EXPECT_TRUE(network_holds("10.56.20.0/24", "10.56.20.80"));
  EXPECT_TRUE(network_holds("10.56.20.7/24", "10.56.20.80"));
  EXPECT_FALSE(network_holds("10.56.20.0/25", "10.56.20.128"));
  EXPECT_TRUE(network_holds("fd00::/8", "fd12:3456::1"));
  for (const char* cidr :
       {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/40", "/8", "::/0"}) {
    EXPECT_FALSE(network_holds(cidr, "10.0.0.1")) << cidr;
  }
  EXPECT_FALSE(network_holds("10.0.0.0/8", "ten"));
}

}  // namespace
}  // namespace toposcope::discovery::parse
