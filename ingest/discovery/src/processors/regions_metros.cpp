#include <vector>

#include "processors/processors.h"

namespace toposcope::discovery {

void stamp_regions(Inventory& inventory, const EnvironmentConfig& environment) {
  Doc doc;
  if (!doc.load(environment.document)) return;
  std::vector<MemberText> members;
  for (const char* name : {"cvim_region", "cvim_metro"}) {
    if (doc[name].is_truthy()) members.push_back({name, doc[name].json()});
  }
  if (members.empty()) return;
  for (std::size_t at = 0; at < inventory.size(); ++at) {
    inventory.set_members(ObjectNumber{static_cast<std::uint32_t>(at)}, members);
  }
}

}  // namespace toposcope::discovery
