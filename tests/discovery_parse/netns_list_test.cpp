#include "parse/netns_list.h"

#include "discovery_parse/parse_checks.h"

namespace toposcope::discovery::parse {
namespace {

TEST(NetnsList, ReadsTheLab) {
  const auto found = read_netns_list(fixture("lab-ip-netns-list.txt"));
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found.value().size(), 6U);
  EXPECT_EQ(found.value().front(), (NamedNetns{"qrouter-5615bf4a-2fa7-4db1-9ec0-3ecd98f6eda1", 6}));
  EXPECT_EQ(found.value().back(), (NamedNetns{"qdhcp-9d7b85e2-8dcc-4e20-8192-e6fdcc98318d", 1}));
}

TEST(NetnsList, NeedsNoIds) {
  EXPECT_EQ(read_netns_list("qdhcp-413de095-01ed-49dc-aa50-4479f43d390e\nhaproxy\n").value(),
            (std::vector<NamedNetns>{{"qdhcp-413de095-01ed-49dc-aa50-4479f43d390e", std::nullopt},
                                     {"haproxy", std::nullopt}}));
  EXPECT_TRUE(read_netns_list("").value().empty());
}

TEST(NetnsList, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_netns_list, {{"a\nb (id: x)\n", "line 2", "(id: NUMBER)"},
                                  {"a b\n", "line 1", "(id: NUMBER)"},
                                  {"a (id: 1) more\n", "line 1", "(id: NUMBER)"}});
}

TEST(NetnsList, IsRobust) { expect_robust(read_netns_list, fixture("lab-ip-netns-list.txt")); }

constexpr const char* kIds =
    "nsid 0 (iproute2 netns name: blue)\n"
    "nsid 1 \n"
    "nsid 2 current-nsid 0 (iproute2 netns name: green)\n";

TEST(NetnsIds, ReadNamesWhereThereAreSome) {
  EXPECT_EQ(read_netns_ids(kIds).value(),
            (std::vector<NamedNetns>{{"blue", 0}, {"", 1}, {"green", 2}}));
}

TEST(NetnsIds, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_netns_ids,
                {{"nsid 1\nnsid\n", "line 2", "nsid and"}, {"id 1\n", "line 1", "nsid and"}});
}

TEST(NetnsIds, IsRobust) { expect_robust(read_netns_ids, kIds); }

}  // namespace
}  // namespace toposcope::discovery::parse
