#include "processors/processors.h"

namespace toposcope::discovery {

void stamp_regions(Inventory& inventory, const EnvironmentConfig& environment) {
  Doc doc;
  if (!doc.load(environment.document)) return;
  for (const std::string_view member : {"cvim_region", "cvim_metro"}) {
    const Value value = doc[member];
    if (!value.is_truthy()) continue;
    const std::string json = value.json();
    for (std::size_t at = 0; at < inventory.size(); ++at) {
      inventory.set_member(ObjectNumber{static_cast<std::uint32_t>(at)}, member, json);
    }
  }
}

}  // namespace toposcope::discovery
