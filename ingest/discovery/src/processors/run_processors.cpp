#include "processors/processors.h"

namespace toposcope::discovery {

void run_processors(Inventory& inventory, const EnvironmentConfig& environment,
                    std::vector<std::string>& remarks) {
  set_vedge_types(inventory, environment, remarks);
  count_vnics(inventory);
  stamp_regions(inventory, environment);
}

}  // namespace toposcope::discovery
