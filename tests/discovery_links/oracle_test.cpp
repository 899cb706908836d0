// Fast finders beside slow ones, on inventories in which everything meets everything.

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "discovery_links/link_bench.h"
#include "discovery_links/naive_links.h"
#include "links/implicit.h"

namespace toposcope::discovery::testing {
namespace {

/// Objects with few hosts, names, addresses and ids, so that they meet; what a rule cannot do
/// without is there, what it can is there now and then.
class RandomObjects {
 public:
  explicit RandomObjects(unsigned seed) : random_(seed) {}

  std::vector<Json> make(int count);
  Json environment();

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool often() { return below(4) != 0; }
  std::string one_of(const std::string& what, std::size_t n) {
    return what + std::to_string(below(n));
  }
  std::string host() { return one_of("h", 2); }
  std::string mac() { return below(8) == 0 ? "" : one_of("m", 4); }
  std::string device() {
    static const std::vector<std::string> kDevices = {"tap0", "tap1",   "qvo0", "qvb0",
                                                      "eth0", "eth0.7", "qv"};
    return kDevices[below(kDevices.size())];
  }
  Json named_list(const char* id_prefix);
  void add_rest(Json& object, const std::string& type);
  void add_network_side(Json& object, const std::string& type);

  std::mt19937 random_;
};

Json RandomObjects::named_list(const char* id_prefix) {
  const bool as_map = below(2) == 0;
  Json list = as_map ? Json::object() : Json::array();
  for (std::size_t i = 0, n = below(4); i < n; ++i) {
    const std::string name = device();
    Json entry = {{"name", name}, {"id", one_of(id_prefix, 9)}};
    if (often()) entry["mac_address"] = mac();
    if (below(3) == 0) entry["tag"] = one_of("", 3);
    if (as_map) {
      list[name] = entry;
    } else {
      list.push_back(entry);
    }
  }
  return list;
}

void RandomObjects::add_network_side(Json& object, const std::string& type) {
  if (type == "port") {
    object["binding:host_id"] = host();
    object["network_id"] = one_of("n", 4);
    if (often()) object["device_id"] = one_of("router-", 4);
  } else if (type == "network") {
    object["id"] = one_of("n", 3);
    if (often()) object["provider:segmentation_id"] = below(9);
  } else if (type == "host_pnic") {
    object["name"] = device();
    object["mac_address"] = mac();
    if (often()) object["IP Address"] = one_of("10.0.0.", 3);
    if (often()) object["Link detected"] = often() ? "yes" : "no";
    if (below(3) == 0) object["port_id"] = one_of("", 3);
  } else if (type == "switch_pnic") {
    object["id"] = one_of(often() ? "s-eth" : "s-", 4);
    object["parent_id"] = one_of("s", 3);
    object["mac_address"] = mac();
    if (often()) object["role"] = "uplink";
    if (often()) object["connected_to"] = one_of("s-eth", 4);
    if (often()) object["switch"] = one_of("s", 3);
    if (below(3) == 0) object["connected_host_pnic"] = one_of("host_pnic-", 4);
  }
}

void RandomObjects::add_rest(Json& object, const std::string& type) {
  if (type == "host") {
    object["id"] = host();
    object["host_type"] = Json::array({one_of("x", 2), often() ? "Network" : "Compute"});
  } else if (type == "instance") {
    object["network_info"] = Json::array();
    for (std::size_t i = 0; i < 2; ++i) {
      object["network_info"].push_back(
          {{"devname", device()},
           {"address", one_of("m", 4)},
           {"network", {{"id", one_of("n", 4)}, {"label", one_of("net", 3)}}}});
    }
  } else if (type == "vnic") {
    object["name"] = device();
    object["id"] = object["host"].get<std::string>() + (often() ? "-" : "|") + device();
    object["mac_address"] = one_of("m", 4);
    object["vnic_type"] = often() ? "instance_vnic" : "vservice_vnic";
    object["instance_id"] = one_of("instance-", 5);
    object["parent_id"] = one_of("vservice-", 4) + "-vnics";
    if (often()) object["target"] = {{"@dev", device()}};
    if (below(3) == 0) object["vedge_type"] = "OVS";
    if (below(3) == 0) object["network"] = one_of("n", 4);
  } else if (type == "vconnector") {
    object["name"] = one_of("br", 3);
    object["interfaces_names"] = Json::array({device(), device(), device()});
    object["interfaces"] = named_list("i");
  } else if (type == "vedge") {
    if (often()) object["vedge_type"] = "OVS";
    if (below(5) == 0) object["pnic"] = device();
    object["ports"] = named_list("p");
  } else if (type == "otep") {
    object["parent_id"] = one_of("vedge-", 4);
    if (often()) object["vconnector"] = one_of("br", 3);
    if (often()) object["ip_address"] = one_of("10.0.0.", 3);
  } else if (type == "switch") {
    object["id"] = one_of("s", 3);
  } else if (type == "vservice") {
    if (often()) object["local_service_id"] = one_of("qrouter-router-", 4);
  }
}

std::vector<Json> RandomObjects::make(int count) {
  static const std::vector<std::string> kTypes = {
      "host", "instance", "vnic",      "vnic",        "vconnector", "vedge",    "otep",
      "port", "network",  "host_pnic", "switch_pnic", "switch",     "vservice", "router"};
  std::vector<Json> objects;
  for (int i = 0; i < count; ++i) {
    const std::string type = kTypes[below(kTypes.size())];
    Json object = {{"type", type},
                   {"id", one_of(type + "-", 4)},
                   {"name", one_of("name", 5)},
                   {"object_name", one_of("shown", 5)},
                   {"host", host()}};
    add_rest(object, type);
    add_network_side(object, type);
    objects.push_back(std::move(object));
  }
  return objects;
}

Json RandomObjects::environment() {
  static const std::vector<Json> kDrivers = {Json::array({"OVS"}), Json::array({"LXB"}),
                                             Json::array({"VPP"}), Json::array({"LXB", "OVS"})};
  Json environment = {{"name", "e"}, {"mechanism_drivers", kDrivers[below(kDrivers.size())]}};
  environment["type_drivers"] = often() ? "vxlan" : "vlan";
  if (often()) environment["aci_enabled"] = true;
  return environment;
}

const std::vector<LinkMode> kModes = {LinkMode::kCalipso2018, LinkMode::kCalipso,
                                      LinkMode::kToposcope};

TEST(LinkFinders, FindWhatALookAtEveryPairFinds) {
  std::size_t links = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    RandomObjects random(seed);
    const Json environment = random.environment();
    const std::vector<Json> objects = random.make(70);
    for (const LinkMode mode : kModes) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " " + std::string(link_mode_word(mode)));
      NaiveLinks naive(mode, environment, objects);
      naive.run();
      Inventory inventory("e");
      for (const Json& object : objects) inventory.add(*make_object(object.dump()));
      const LinkRules rules{mode, read_environment(environment.dump()).value(), {"network"}};
      LinkSet found(inventory, rules);
      Remarks remarks;
      LinkContext context{inventory, found, rules, remarks};
      for (const auto& finder : make_builtin_link_finders()) {
        if (finder->is_about(rules)) finder->find(context);
      }
      ASSERT_EQ(lines_of(found), naive.lines());
      links += found.all().size();
    }
  }
  EXPECT_GT(links, 20000U) << "the random inventories have lost what is found in them";
}

/// Random links from lower to higher ids, so that no ring is among them.
class RandomLinks {
 public:
  RandomLinks(unsigned seed, bool rings) : random_(seed), rings_(rings) {}

  std::vector<FoundLink> make();

 private:
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }

  std::mt19937 random_;
  bool rings_;
};

std::vector<FoundLink> RandomLinks::make() {
  std::vector<FoundLink> links;
  for (int i = 0; i < 14; ++i) {
    std::uint32_t from = below(8);
    std::uint32_t to = below(8);
    if (!rings_ && from == to) continue;
    if (!rings_ && from > to) std::swap(from, to);
    FoundLink link{"t" + std::to_string(below(3)) + "-t" + std::to_string(below(3)), {from}, {to}};
    link.name = "x";
    link.up = below(5) != 0;
    if (below(2) == 0) link.host = "h" + std::to_string(below(2));
    if (below(4) == 0) link.switch_id = "s" + std::to_string(below(2));
    if (below(2) == 0) link.attributes.push_back({"a", std::to_string(below(2))});
    if (below(2) == 0) link.attributes.push_back({"b", below(2) == 0 ? "null" : "[1]"});
    links.push_back(link);
  }
  return links;
}

TEST(ImplicitLinks, AreThoseOfALookAtEveryPair) {
  std::size_t made = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    for (const LinkMode mode : kModes) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " " + std::string(link_mode_word(mode)));
      const bool rings = mode != LinkMode::kCalipso2018 && seed % 2 == 0;
      Inventory inventory("e");
      for (int i = 0; i < 8; ++i) {
        inventory.add(*make_object(R"({"type":"t","id":")" + std::to_string(i) + "\"}"));
      }
      const LinkRules rules{mode, environment_with(""), {"a", "b"}};
      LinkSet links(inventory, rules);
      for (const FoundLink& link : RandomLinks(seed, rings).make()) links.put(link);
      NaiveLinks naive(mode, {}, {});
      naive.take(links);
      Remarks remarks;
      LinkContext context{inventory, links, rules, remarks};
      made += find_implicit_links(context).made;
      naive.close(rules.constraint_names);
      ASSERT_EQ(lines_of(links), naive.lines());
    }
  }
  EXPECT_GT(made, 5000U);
}

}  // namespace
}  // namespace toposcope::discovery::testing
