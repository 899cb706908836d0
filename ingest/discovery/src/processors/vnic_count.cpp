#include <array>
#include <map>
#include <string>
#include <vector>

#include "processors/processors.h"

namespace toposcope::discovery {
namespace {

struct Kind {
  std::string_view vedge_type, member;
};
constexpr std::array<Kind, 3> kKinds = {
    {{"VPP", "vpp_vnic_count"}, {"OVS", "ovs_vnic_count"}, {"SRIOV", "sriov_vnic_count"}}};

}  // namespace

void count_vnics(Inventory& inventory) {
  std::map<std::string, std::array<std::size_t, kKinds.size()>, std::less<>> counts;
  Doc doc;
  for (const ObjectNumber number : inventory.of_type("vnic")) {
    if (!doc.load(inventory.object(number).document)) continue;
    const std::string instance(doc["instance_id"].text());
    for (std::size_t at = 0; at < kKinds.size(); ++at) {
      if (doc["vedge_type"].text() == kKinds[at].vedge_type) ++counts[instance][at];
    }
  }
  for (const ObjectNumber number : inventory.of_type("instance")) {
    const auto& of_one = counts[inventory.object(number).id];
    std::vector<MemberText> members;
    for (std::size_t at = 0; at < kKinds.size(); ++at) {
      members.push_back({std::string(kKinds[at].member), std::to_string(of_one[at])});
    }
    inventory.set_members(number, members);
  }
}

}  // namespace toposcope::discovery
