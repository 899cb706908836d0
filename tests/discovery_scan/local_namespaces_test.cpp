/// \file
/// Real namespaces, pairs, a bridge and a tunnel, made in a host of the test's own; what local
/// fetchers and link finders make of them is exactly these.

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "discovery_scan/namespace_host.h"
#include "fetchers/fetchers.h"
#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

/// IPv6 would add addresses and routes of its own.  A carrier takes a moment to be told.
constexpr const char* kNetwork = R"(
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
for n in blue green far; do ip netns add $n; done
for n in blue green far; do ip netns exec $n sysctl -qw net.ipv6.conf.default.disable_ipv6=1; done
ip link add card0 address 02:00:00:00:00:01 type veth peer name uplink netns far
ip addr add 192.0.2.1/24 dev card0
ip link set card0 up
ip netns exec far ip link set uplink up
ip link add br0 address 02:00:00:00:00:10 type bridge
ip link add vb type veth peer name eth0 netns blue
ip link add vg type veth peer name eth0 netns green
ip link add vx7 type vxlan id 7 local 192.0.2.1 remote 192.0.2.2 dstport 4789 dev card0
ip link set vb master br0
ip link set vg master br0
ip link set vx7 master br0
ip link set br0 up
ip link set vb up
ip netns exec blue ip addr add 10.0.0.2/24 dev eth0
ip netns exec blue ip link set eth0 up
ip netns exec blue ip route add default via 10.0.0.1
for i in card0 br0 vb; do until ip link show $i | grep -q 'state UP'; do :; done; done
until ip netns exec far ip link show uplink | grep -q 'state UP'; do :; done
until ip netns exec blue ip link show eth0 | grep -q 'state UP'; do :; done
)";

/// A namespace without a name, and a pair into it; waits until its process is in it.
constexpr const char* kUnnamed =
    "unshare -n sleep 1000 >/dev/null 2>&1 & pid=$!; "
    "until grep -q sleep /proc/$pid/comm; do :; done; "
    "ip link add vp type veth peer name eth0 netns $pid && echo $pid";

class LocalNamespaces : public ::testing::Test {
 protected:
  void SetUp() override {
    auto made = NamespaceHost::make();
    ASSERT_TRUE(made.has_value()) << made.error().message;
    host = made.value();
    std::istringstream lines(kNetwork);
    for (std::string line; std::getline(lines, line);) must(line);
    std::string pid = must(kUnnamed);
    unnamed = "pid-" + pid.substr(0, pid.find('\n')) + " sleep";
    bench.sources.hosts = host;
    bench.environment = read_environment(R"({"name": "cloud", "environment_type": "Linux",
        "configuration": [{"name": "CLI", "host": "h"}]})")
                            .value();
    bench.environment.pnic_patterns = {"card*"};
  }

  std::string must(const std::string& command) {
    const CommandResult result = host->run(command);
    EXPECT_EQ(result.exit_code, 0) << command << ": " << result.error_output;
    return result.output;
  }

  /// Runs all local fetchers as a scan does, and takes what they find.
  void scan() {
    bench.cache = std::make_unique<ScanCache>();
    bench.inventory = std::make_unique<Inventory>("cloud");
    take("environment", "cloud", "host", make_local_host_fetcher());
    take("host", "h", "netns", make_local_namespaces_fetcher());
    take("host", "h", "vnic", make_local_interfaces_fetcher());
    take("host", "h", "vconnector", make_local_bridges_fetcher());
    take("host", "h", "vedge", make_local_ovs_fetcher());
    take("host", "h", "otep", make_local_tunnels_fetcher());
    take("host", "h", "instance", make_local_domains_fetcher());
    take("host", "h", "route", make_local_routes_fetcher());
  }

  void take(const char* parent_type, const char* parent, const char* type,
            std::unique_ptr<Fetcher> fetcher) {
    SCOPED_TRACE(fetcher->name());
    const LaneView view(*bench.inventory);
    const Object* there = view.find(parent_type, parent);
    const Object above = there != nullptr
                             ? *there
                             : *make_object(Json{{"type", parent_type}, {"id", parent}}.dump());
    const auto result = fetcher->fetch({.environment = bench.environment,
                                        .inventory = view,
                                        .sources = bench.sources,
                                        .cache = *bench.cache,
                                        .shape = shape,
                                        .parent = above,
                                        .id = parent});
    ASSERT_TRUE(result.has_value()) << result.error().message << " " << result.error().where;
    for (const FetchedObject& object : result.value().objects) {
      Json document = object.document;
      document["type"] = object.type.empty() ? type : object.type.c_str();
      bench.inventory->put(*make_object(document.dump()));
    }
    EXPECT_EQ(result.value().remarks, std::vector<std::string>());
  }

  /// "TYPE ID" of all objects but routes.
  std::vector<std::string> objects() const {
    std::vector<std::string> found;
    for (std::uint32_t i = 0; i < bench.inventory->size(); ++i) {
      const Object& object = bench.inventory->object(ObjectNumber{i});
      if (object.type != "route") found.push_back(object.type + ' ' + object.id);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  Json document(const std::string& type, const std::string& id) const {
    const auto found = bench.inventory->find(type, id);
    return found ? Json::parse(bench.inventory->object(*found).document) : Json();
  }

  std::vector<std::string> links() {
    const LinkRules rules{LinkMode::kToposcope, bench.environment, {}};
    LinkSet links(*bench.inventory, rules);
    Remarks remarks;
    LinkContext context{*bench.inventory, links, rules, remarks};
    for (const auto& finder : make_builtin_link_finders()) {
      if (finder->is_about(rules)) finder->find(context);
    }
    EXPECT_EQ(remarks.count(), 0U);
    std::vector<std::string> found;
    for (const LinkEntry& link : links.all()) {
      found.push_back(std::string(links.text(link.source_id)) + " > " +
                      std::string(links.text(link.target_id)));
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  struct Bench {
    EnvironmentConfig environment;
    SourceSet sources;
    std::unique_ptr<ScanCache> cache;
    std::unique_ptr<Inventory> inventory;
  };

  std::shared_ptr<NamespaceHost> host;
  Bench bench;
  const Shape shape;
  std::string unnamed;  ///< "pid-7 sleep"
};

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

TEST_F(LocalNamespaces, AreFoundAsTheyWereMade) {
  scan();
  EXPECT_EQ(objects(),
            sorted({"host h", "netns h|netns|root", "netns h|netns|blue", "netns h|netns|green",
                    "netns h|netns|far", "netns h|netns|" + unnamed,
                    "host_pnic card0-02:00:00:00:00:01", "vnic h|far|uplink",
                    "vconnector h|root|br0", "vnic h|root|vb", "vnic h|root|vg", "vnic h|root|vp",
                    "vnic h|blue|eth0", "vnic h|green|eth0", "vnic h|" + unnamed + "|eth0",
                    "otep h|root|vx7", "instance h|processes|" + unnamed}));
  EXPECT_EQ(links(), sorted({"h > h|netns|root",
                             "h > h|netns|blue",
                             "h > h|netns|green",
                             "h > h|netns|far",
                             "h > h|netns|" + unnamed,
                             "h|netns|root > h|root|vb",
                             "h|netns|root > h|root|vg",
                             "h|netns|root > h|root|vp",
                             "h|netns|blue > h|blue|eth0",
                             "h|netns|green > h|green|eth0",
                             "h|netns|far > h|far|uplink",
                             "h|netns|" + unnamed + " > h|" + unnamed + "|eth0",
                             "h|blue|eth0 > h|root|vb",
                             "h|green|eth0 > h|root|vg",
                             "h|" + unnamed + "|eth0 > h|root|vp",
                             "h|far|uplink > card0-02:00:00:00:00:01",
                             "h|root|vb > h|root|br0",
                             "h|root|vg > h|root|br0",
                             "h|root|vx7 > h|root|br0",
                             "h|root|vx7 > card0-02:00:00:00:00:01",
                             "h|processes|" + unnamed + " > h|" + unnamed + "|eth0"}));
}

TEST_F(LocalNamespaces, SayWhatTheyAre) {
  scan();
  const Json card = document("host_pnic", "card0-02:00:00:00:00:01");
  EXPECT_EQ(card["IP Address"], "192.0.2.1");
  EXPECT_EQ(card["Link detected"], "yes");
  const Json tunnel = document("otep", "h|root|vx7");
  EXPECT_EQ(tunnel["overlay_type"], "vxlan");
  EXPECT_EQ(tunnel["ip_address"], "192.0.2.1");
  EXPECT_EQ(tunnel["remote"], "192.0.2.2");
  EXPECT_EQ(tunnel["segmentation_id"], "7");
  EXPECT_EQ(tunnel["udp_port"], "4789");
  const Json bridge = document("vconnector", "h|root|br0");
  EXPECT_EQ(bridge["bridge_id"], "8000.020000000010");
  EXPECT_EQ(bridge["stp_enabled"], "no");
  const Json end = document("vnic", "h|blue|eth0");
  EXPECT_EQ(end["state"], "UP");
  // The kernel adds a link-local one of its own once it has settled on it.
  ASSERT_FALSE(end["addresses"].empty());
  EXPECT_EQ(end["addresses"][0], "10.0.0.2/24");
  EXPECT_EQ(document("vnic", "h|green|eth0")["state"], "DOWN");
  EXPECT_EQ(document("route", "h|blue|route|default|eth0|10.0.0.1")["gateway"], "10.0.0.1");
  EXPECT_EQ(document("route", "h|root|route|192.0.2.0/24|card0")["source"], "192.0.2.1");
}

TEST_F(LocalNamespaces, StayTheSameUntilTheyChange) {
  const auto documents = [&] {
    std::vector<std::string> all;
    for (std::uint32_t i = 0; i < bench.inventory->size(); ++i) {
      all.push_back(bench.inventory->object(ObjectNumber{i}).document);
    }
    return all;
  };
  scan();
  const auto before = documents();
  const auto objects_before = objects();
  scan();
  EXPECT_EQ(documents(), before);
  must("ip netns exec green ip link del eth0");
  must("ip netns del green");
  scan();
  std::vector<std::string> gone;
  const auto after = objects();
  std::set_difference(objects_before.begin(), objects_before.end(), after.begin(), after.end(),
                      std::back_inserter(gone));
  EXPECT_EQ(gone, sorted({"netns h|netns|green", "vnic h|green|eth0", "vnic h|root|vg"}));
}

}  // namespace
}  // namespace toposcope::discovery
