#pragma once

#include <memory>
#include <string>

#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "inventory/inventory.h"

namespace toposcope::discovery {

/// The objects of one environment as a store holds them, by ascending row: the order in which they
/// were first imported.  Placeholders are none.  Cost: one replay of the store, one parse of each
/// document of the environment.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<std::unique_ptr<Inventory>> load_inventory(
    store::GraphStore& store, const std::string& environment,
    model::RevisionNumber at = store::kNow);

}  // namespace toposcope::discovery
