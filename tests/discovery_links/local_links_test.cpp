#include <random>
#include <vector>

#include "discovery_links/link_bench.h"
#include "discovery_links/naive_links.h"

namespace toposcope::discovery::testing {
namespace {

using Local = FinderTable;

TEST_P(Local, FollowTheRule) { check({"FindLinksLocal"}, GetParam()); }

constexpr const char* kLinux = R"("environment_type":"Linux")";

INSTANTIATE_TEST_SUITE_P(Table, Local,
                         ::testing::Values(FinderCase{"a_pair_into_a_bridge_is_one_link", kLinux,
                                                      R"(
          {"type":"host","id":"h","name":"h","host":"h"}
          {"type":"netns","id":"h|netns|a","name":"a","host":"h"}
          {"type":"vnic","id":"h|a|e","name":"e","host":"h","netns":"h|netns|a","peer":"h|root|v","state":"DOWN"}
          {"type":"vnic","id":"h|root|v","name":"v","host":"h","netns":"gone","peer":"h|a|e","master":"h|root|br","state":"UP"}
          {"type":"vconnector","id":"h|root|br","name":"br","host":"h"}
          {"type":"host_pnic","id":"eth0-m","name":"eth0","host":"h","master":"h|root|br","state":"DOWN"})",
                                                      R"(host-netns h>h|netns|a "h-a" host=h
          netns-vnic h|netns|a>h|a|e "a-e" host=h down
          vnic-vnic h|a|e>h|root|v "e-v" host=h down
          vnic-vconnector h|root|v>h|root|br "v-br" host=h
          vconnector-host_pnic h|root|br>eth0-m "br-eth0" host=h down)"},
                                           FinderCase{"a_tunnel_in_a_bridge_on_a_card", kLinux, R"(
          {"type":"vconnector","id":"br","name":"br","host":"h"}
          {"type":"host_pnic","id":"eth1","name":"eth1","host":"h"}
          {"type":"otep","id":"vx","name":"vx","host":"h","master":"br","lower":"eth1"}
          {"type":"vnic","id":"vlan","name":"vlan","host":"h","lower":"eth1"}
          {"type":"vnic","id":"odd","name":"odd","host":"h","master":"gone","lower":"p"}
          {"type":"port","id":"p","name":"p"})",
                                                      R"(vnic-host_pnic vlan>eth1 "vlan-eth1" host=h
          otep-vconnector vx>br "vx-br" host=h
          otep-host_pnic vx>eth1 "vx-eth1" host=h)"},
                                           FinderCase{"guests_and_open_vswitch", kLinux, R"(
          {"type":"instance","id":"i","name":"i","host":"h","vnics":["tap","gone"]}
          {"type":"vnic","id":"tap","name":"tap","host":"h"}
          {"type":"host_pnic","id":"eth1","name":"eth1","host":"h"}
          {"type":"vedge","id":"h-OVS","name":"h-OVS","host":"h","ports":[{"device":"tap"},{"device":"eth1"},{"name":"patch"}]}
          {"type":"otep","id":"vx","name":"vx","host":"h","vedge":"h-OVS"})",
                                                      R"(instance-vnic i>tap "i-tap" host=h
          vnic-vedge tap>h-OVS "tap-h-OVS" host=h
          vedge-host_pnic h-OVS>eth1 "h-OVS-eth1" host=h
          vedge-otep h-OVS>vx "h-OVS-vx" host=h)"},
                                           FinderCase{"a_namespace_without_a_host", kLinux,
                                                      R"({"type":"netns","id":"n","name":"n"})",
                                                      "! netns:n: has no host"}),
                         name_of);

/// Objects of a host are not those of a cloud: each finder says which it is about.
TEST(LocalLinks, KeepOutOfClouds) {
  const LinkRules cloud{LinkMode::kToposcope, environment_with(""), {}};
  const LinkRules host{LinkMode::kToposcope, environment_with(kLinux), {}};
  std::vector<std::string> of_host;
  for (const auto& finder : make_builtin_link_finders()) {
    EXPECT_EQ(finder->is_about(cloud), finder->name() != "FindLinksLocal") << finder->name();
    if (finder->is_about(host)) of_host.emplace_back(finder->name());
  }
  EXPECT_EQ(of_host, (std::vector<std::string>{"FindLinksForPnics", "FindLinksLocal"}));
}

/// Ids are few, so that objects are tied to each other, to themselves, and to none.
class RandomHost {
 public:
  explicit RandomHost(unsigned seed) : random_(seed) {}

  std::vector<Json> make() {
    static const std::vector<std::string> kTypes = {"host", "netns",      "vnic",     "vnic",
                                                    "vnic", "vconnector", "otep",     "host_pnic",
                                                    "port", "vedge",      "instance", "vnic"};
    std::vector<Json> objects;
    for (int i = 0; i < 30; ++i) {
      const std::string type = kTypes[random_() % kTypes.size()];
      // One id, one object: ids of a host are its own.
      Json object = {{"type", type},
                     {"id", "o" + std::to_string(i)},
                     {"name", "n" + std::to_string(i)},
                     {"object_name", "n" + std::to_string(i)},
                     {"host", id()}};
      for (const char* tie : {"netns", "peer", "master", "lower", "vedge"}) {
        if (random_() % 3 == 0) object[tie] = id();
      }
      if (random_() % 2 == 0) object["state"] = random_() % 2 == 0 ? "DOWN" : "UP";
      if (type == "instance") object["vnics"] = Json::array({id(), id()});
      if (type == "vedge") object["ports"] = Json::array({{{"device", id()}}, {{"name", "p"}}});
      objects.push_back(std::move(object));
    }
    return objects;
  }

 private:
  std::string id() { return "o" + std::to_string(random_() % 40); }

  std::mt19937 random_;
};

TEST(LocalLinks, AreThoseOfALookAtEveryPair) {
  std::size_t links = 0;
  const Json environment = {{"name", "e"}, {"environment_type", "Linux"}};
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<Json> objects = RandomHost(seed).make();
    NaiveLinks naive(LinkMode::kToposcope, environment, objects);
    naive.run_local();
    Inventory inventory("e");
    for (const Json& object : objects) inventory.add(*make_object(object.dump()));
    const LinkRules rules{LinkMode::kToposcope, environment_with(kLinux), {}};
    LinkSet found(inventory, rules);
    Remarks remarks;
    LinkContext context{inventory, found, rules, remarks};
    make_local_finder()->find(context);
    ASSERT_EQ(lines_of(found), naive.lines());
    links += found.all().size();
  }
  EXPECT_GT(links, 1000U);
}

}  // namespace
}  // namespace toposcope::discovery::testing
