#include "discovery_links/link_bench.h"

namespace toposcope::discovery::testing {
namespace {

using InstanceVnics = FinderTable;

TEST_P(InstanceVnics, FollowTheRule) { check({"FindLinksForInstanceVnics"}, GetParam()); }

constexpr const char* kDash = R"(
  {"type":"host","id":"h","name":"H","host_type":["Compute"]}
  {"type":"instance","id":"i","host":"h","object_name":"I","network_info":[{"devname":"tap0","network":{"id":"n0","label":"L0"}},{"devname":"tap1","network":{"id":"n1","label":"L1"}}]}
  {"type":"vnic","id":"h-tap1","host":"h","object_name":"V","vnic_type":"instance_vnic","instance_id":"i","mac_address":"m"})";

constexpr const char* kBar = R"(
  {"type":"host","id":"h","name":"H","host_type":["Network"]}
  {"type":"instance","id":"i","host":"h","object_name":"I","network_info":[{"devname":"tap1","network":{"id":"n1","label":"L1"},"address":"x"}]}
  {"type":"vnic","id":"h|tap1","host":"h","object_name":"V","vnic_type":"instance_vnic","instance_id":"i","vedge_type":"OVS","mac_address":"m"})";

constexpr const char* kMac = R"(
  {"type":"host","id":"h","name":"H","host_type":["Compute"]}
  {"type":"instance","id":"i","host":"h","object_name":"I","network_info":[{"devname":"tap1","network":{"id":"n1","label":"L1"},"address":"m"}]}
  {"type":"vnic","id":"v","host":"h","object_name":"V","vnic_type":"instance_vnic","instance_id":"i","mac_address":"m"})";

constexpr const char* kNoMac = R"(
  {"type":"host","id":"h","name":"H","host_type":["Compute"]}
  {"type":"instance","id":"i","host":"h","object_name":"I","network_info":[{"devname":"tap1","network":{"id":"n1","label":"L1"}}]}
  {"type":"vnic","id":"v","host":"h","object_name":"V","vnic_type":"instance_vnic","instance_id":"i"})";

constexpr const char* kNotLinked = R"(
  {"type":"host","id":"h","name":"H","host_type":["Storage"]}
  {"type":"host","id":"c","name":"C","host_type":["Compute"]}
  {"type":"instance","id":"on-storage","host":"h","network_info":[]}
  {"type":"instance","id":"on-none","host":"gone","network_info":[]}
  {"type":"instance","id":"not-known","host":"c"}
  {"type":"vnic","id":"a","host":"h","vnic_type":"instance_vnic","instance_id":"on-storage"}
  {"type":"vnic","id":"b","host":"h","vnic_type":"instance_vnic","instance_id":"on-none"}
  {"type":"vnic","id":"c","host":"c","vnic_type":"instance_vnic","instance_id":"not-known"}
  {"type":"vnic","id":"d","host":"c","vnic_type":"instance_vnic","instance_id":"gone"}
  {"type":"vnic","id":"e","host":"c","vnic_type":"vservice_vnic","instance_id":"not-known"})";

constexpr const char* kSameId = R"(
  {"type":"port","id":"i","network_info":[],"host":"h","object_name":"P"}
  {"type":"host","id":"h","name":"H","host_type":["Compute"]}
  {"type":"instance","id":"i","host":"h","object_name":"I","network_info":[]}
  {"type":"vnic","id":"v","object_name":"V","host":"h","vnic_type":"instance_vnic","instance_id":"i","mac_address":"m"})";

INSTANTIATE_TEST_SUITE_P(
    Table, InstanceVnics,
    ::testing::Values(
        FinderCase{"joined_with_a_dash_as_in_2018", "", kDash,
                   R"(instance-vnic i>h-tap1 "L1" host=H {"network":"n1"})",
                   R"(instance-vnic i>h-tap1 "I-V" host=H {"vedge_type":null})",
                   R"(instance-vnic i>h-tap1 "L1" host=H {"network":"n1"})"},
        FinderCase{"joined_with_a_bar_as_in_2021", "", kBar, "instance-vnic i>h|tap1 null host=H",
                   R"(instance-vnic i>h|tap1 "L1" host=H {"network":"n1","vedge_type":"OVS"})"},
        FinderCase{"by_address", "", kMac, "instance-vnic i>v null host=H",
                   R"(instance-vnic i>v "L1" host=H {"network":"n1","vedge_type":null})",
                   R"(instance-vnic i>v "L1" host=H {"network":"n1"})"},
        FinderCase{"no_address_on_either_side_is_equal_in_2021", "", kNoMac,
                   "instance-vnic i>v null host=H",
                   R"(instance-vnic i>v "L1" host=H {"network":"n1","vedge_type":null})",
                   R"(instance-vnic i>v "I-V" host=H)"},
        FinderCase{"what_is_not_linked", "", kNotLinked,
                   R"(! instance:not-known: has no network_info
                      ! vnic:d: its instance_id is the id of no object)"},
        FinderCase{"an_id_that_another_type_has_first", "", kSameId,
                   "instance-vnic i>v null host=H",
                   R"(instance-vnic i>v "P-V" host=H {"vedge_type":null})",
                   R"(instance-vnic i>v "I-V" host=H)"}),
    name_of);

/// The network goes to the interface, where finders after this one read it.
TEST(InstanceVnicsWrite, TheNetworkToTheInterface) {
  Inventory inventory("e");
  add_objects(inventory, kBar);
  const LinkRules rules{LinkMode::kCalipso, environment_with(""), {}};
  LinkSet links(inventory, rules);
  Remarks remarks;
  LinkContext context{inventory, links, rules, remarks};
  make_instance_vnics_finder()->find(context);
  Doc vnic;
  context.read(*inventory.by_id("h|tap1"), vnic);
  EXPECT_EQ(vnic["network"].text(), "n1");
}

}  // namespace
}  // namespace toposcope::discovery::testing
