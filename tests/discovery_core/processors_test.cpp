#include "processors/processors.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::json;

EnvironmentConfig environment(const std::string& members = "") {
  return read_environment(R"({"name":"lagoon")" + members + "}").value();
}

void add(Inventory& inventory, const std::vector<std::string>& documents) {
  for (const std::string& document : documents) inventory.add(*make_object(document));
}

/// A member of an object, as JSON; "-" when it is not there.
std::string member(const Inventory& inventory, const std::string& id, const std::string& name) {
  const Json document = Json::parse(inventory.object(*inventory.by_id(id)).document);
  return document.contains(name) ? document[name].dump() : "-";
}

struct Case {
  const char* why;
  std::string vedge;   ///< Members behind id and host.
  std::string vnic;    ///< Likewise; its id is "h1|tap1" unless given.
  std::string others;  ///< One more document.
  const char* vedge_type;
  const char* vedge_port;
  const char* drivers = "OVS";
};

const char* const kPort = R"("vedge_type":"OVS","ports":[{"id":7,"name":"tap1"}])";

TEST(VedgeType, FollowsPortsToInterfaces) {
  const std::vector<Case> cases = {
      {"id of 2020", kPort, R"("id":"h1|tap1")", "", "\"OVS\"", "7"},
      {"id of 2018", kPort, R"("id":"h1-tap1")", "", "\"OVS\"", "7"},
      {"a map of ports, and an agent in place of a type",
       R"("agent_type":"Open vSwitch agent","ports":{"tap1":{"id":"7","name":"tap1"}})",
       R"("id":"h1-tap1")", "", "\"OVS\"", "\"7\""},
      {"blades of VPP", R"("vedge_type":"VPP","ports":[{"id":3,"name":"VirtualEthernet0/0/1"}])",
       R"("id":"h1|VirtualEthernet0.0.1")", "", "\"VPP\"", "3"},
      {"the device of the guest", kPort, R"("id":"h1|web|02","target":{"@dev":"tap1"})", "",
       "\"OVS\"", "7"},
      {"that of another host", kPort, R"("id":"h2|web","host":"h2","target":{"@dev":"tap1"})", "",
       "\"Unknown\"", "-"},
      {"not by device but for OVS", R"("vedge_type":"VPP","ports":[{"id":7,"name":"tap1"}])",
       R"("id":"h1|web","target":{"@dev":"tap1"})", "", "\"Unknown\"", "-"},
      {"a virtual function",
       R"("vedge_type":"SRIOV","ports":[{"id":"eth2","name":"eth2","VFs":[{"vf":0,"mac_address":"00:00:00:00:00:00"},
          {"vf":1,"mac_address":"02:01"}]}])",
       R"("id":"h1|web","mac_address":"02:01")", "", "\"SRIOV\"", "\"eth2\""},
      {"a vedge of no kind", R"("ports":[{"id":7,"name":"tap1"}])", R"("id":"h1|tap1")", "",
       "\"Unknown\"", "-"},
      {"through a bridge", R"("vedge_type":"OVS","ports":[{"id":9,"name":"qvoab"}])",
       R"("id":"h1|web","name":"tap1")",
       R"({"type":"vconnector","id":"c","host":"h1","interfaces_names":["qvbab","tap1"]})",
       "\"OVS\"", "-"},
      {"through a bridge domain", R"("vedge_type":"VPP","ports":[{"id":9,"name":"loop0"}])",
       R"("id":"h1|web","target":{"@dev":"tap1"})",
       R"({"type":"vconnector","id":"c","host":"h1","interfaces_names":["loop0","tap1"]})",
       "\"VPP\"", "-", "VPP"},
      {"a bridge that is none of it", R"("vedge_type":"OVS","ports":[{"id":9,"name":"eth0"}])",
       R"("id":"h1|web","name":"tap1")",
       R"({"type":"vconnector","id":"c","host":"h1","interfaces_names":["eth0","tap1"]})",
       "\"Unknown\"", "-"},
  };
  for (const Case& one : cases) {
    Inventory inventory("lagoon");
    add(inventory,
        {R"({"type":"vedge","id":"v","host":"h1",)" + one.vedge + "}",
         R"({"type":"vnic",)" + one.vnic +
             (one.vnic.find("\"host\"") == std::string::npos ? R"(,"host":"h1"})" : "}")});
    if (!one.others.empty()) add(inventory, {one.others});
    const std::string vnic = inventory.object(inventory.of_type("vnic").front()).id;
    std::vector<std::string> remarks;
    set_vedge_types(inventory,
                    environment(R"(,"mechanism_drivers":[")" + std::string(one.drivers) + "\"]"),
                    remarks);
    EXPECT_TRUE(remarks.empty()) << one.why;
    EXPECT_EQ(member(inventory, vnic, "vedge_type"), one.vedge_type) << one.why;
    EXPECT_EQ(member(inventory, vnic, "vedge_port"), one.vedge_port) << one.why;
    const bool direct = std::string(one.vedge_port) != "-";
    EXPECT_EQ(member(inventory, vnic, "vedge_id"), direct ? "\"v\"" : "-") << one.why;
    const bool bridged = !direct && std::string(one.vedge_type) != "\"Unknown\"";
    EXPECT_EQ(member(inventory, vnic, "vconnector_id"), bridged ? "\"c\"" : "-") << one.why;
    if (bridged) {
      EXPECT_EQ(member(inventory, "c", "vedge_port"), "9") << one.why;
    }
  }
}

TEST(VedgeType, FirstVedgeCountsForTheOwner) {
  Inventory inventory("lagoon");
  add(inventory,
      {R"({"type":"instance","id":"i"})", R"({"type":"instance","id":"told","vedge_type":"VPP"})",
       R"({"type":"vservice","id":"s"})", R"({"type":"vservice","id":"h1-qdhcp"})",
       R"({"type":"vnic","id":"h1|a","vnic_type":"instance_vnic","instance_id":"i"})",
       R"({"type":"vnic","id":"h1|b","vnic_type":"instance_vnic","instance_id":"i"})",
       R"({"type":"vnic","id":"h1|c","vnic_type":"instance_vnic","instance_id":"told"})",
       R"({"type":"vnic","id":"h1|d","vnic_type":"vservice_vnic","vservice_id":"s"})",
       R"({"type":"vnic","id":"h1|e","vnic_type":"vservice_vnic","parent_id":"h1-qdhcp-vnics"})",
       R"({"type":"vedge","id":"v1","host":"h1","vedge_type":"SRIOV","ports":[{"id":1,"name":"a"}]})",
       R"({"type":"vedge","id":"v2","host":"h1","vedge_type":"OVS","ports":[{"id":1,"name":"b"},
           {"id":2,"name":"c"},{"id":3,"name":"d"},{"id":4,"name":"e"}]})",
       R"({"type":"vedge","id":"v3","vedge_type":"OVS","ports":[{"id":1,"name":"a"}]})"});
  std::vector<std::string> remarks;
  run_processors(inventory, environment(), remarks);
  EXPECT_EQ(remarks, std::vector<std::string>{"vedge:v3: has no host"});
  EXPECT_EQ(member(inventory, "i", "vedge_type"), "\"SRIOV\"");
  EXPECT_EQ(member(inventory, "told", "vedge_type"), "\"VPP\"");
  EXPECT_EQ(member(inventory, "s", "vedge_type"), "\"OVS\"");
  EXPECT_EQ(member(inventory, "h1-qdhcp", "vedge_type"), "\"OVS\"");
  EXPECT_EQ(member(inventory, "i", "sriov_vnic_count"), "1");
  EXPECT_EQ(member(inventory, "i", "ovs_vnic_count"), "1");
  EXPECT_EQ(member(inventory, "i", "vpp_vnic_count"), "0");
  EXPECT_EQ(member(inventory, "told", "ovs_vnic_count"), "1");
}

TEST(VedgeType, IsOfOpenStack) {
  Inventory inventory("lagoon");
  add(inventory, {R"({"type":"vnic","id":"h1|a","host":"h1"})"});
  std::vector<std::string> remarks;
  set_vedge_types(inventory, environment(R"(,"environment_type":"Linux")"), remarks);
  EXPECT_EQ(member(inventory, "h1|a", "vedge_type"), "-");
}

TEST(RegionsMetros, StampsWhatIsStated) {
  Inventory inventory("lagoon");
  add(inventory, {R"({"type":"host","id":"h1"})", R"({"type":"vnic","id":"n"})"});
  stamp_regions(inventory, environment());
  EXPECT_EQ(member(inventory, "h1", "cvim_region"), "-");
  stamp_regions(inventory, environment(R"(,"cvim_region":"north","cvim_metro":"")"));
  EXPECT_EQ(member(inventory, "h1", "cvim_region"), "\"north\"");
  EXPECT_EQ(member(inventory, "n", "cvim_region"), "\"north\"");
  EXPECT_EQ(member(inventory, "n", "cvim_metro"), "-");
}

TEST(InventorySchema, SaysWhatDocumentsOfATypeHave) {
  Inventory one("lagoon");
  add(one,
      {R"({"type":"host","id":"h1","cores":8,"services":{"nova":{"up":true}},"zones":["a",null]})",
       R"({"type":"vnic","id":"n"})"});
  Inventory other("reef");
  add(other, {R"({"type":"host","id":"h2","cores":8.5,"services":{},"zones":[],"note":null})"});
  const auto schemas = inventory_schemas({&one, &other});
  ASSERT_EQ(schemas.size(), 2U);
  EXPECT_EQ(schemas[0].first, "host");
  EXPECT_EQ(Json::parse(schemas[0].second), Json::parse(R"({
      "$schema":"http://json-schema.org/schema#","type":"object",
      "properties":{"type":{"type":"string"},"id":{"type":"string"},"cores":{"type":"number"},
        "services":{"type":"object","properties":{"nova":{"type":"object",
            "properties":{"up":{"type":"boolean"}},"required":["up"]}}},
        "zones":{"type":"array","items":{"type":["null","string"]}},"note":{"type":"null"}},
      "required":["cores","id","services","type","zones"]})"));
  EXPECT_EQ(schemas[1].first, "vnic");
}

}  // namespace
}  // namespace toposcope::discovery
