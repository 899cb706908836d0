#pragma once

/// \file
/// What documents say, as JSON: the only part of the memory store that parses it.

#include <optional>
#include <string>
#include <string_view>

#include "memory/inventory.h"
#include "memory/state.h"

namespace toposcope::store::memory {

/// Learns the names that the clique_constraints documents of `next` use.  When one is new, gives
/// all nodes and links, those of older revisions too, the ConstraintText that their documents have.
void complete_constraints(Inventory& inventory, State& next);

/// Whether the document has something at a path of names, e.g. "attributes.network", whose text
/// form (or that of a member of the list there) is `value`; any will do when that is nullopt.
[[nodiscard]] bool has_property(const std::string& document, std::string_view path,
                                const std::optional<std::string>& value);

}  // namespace toposcope::store::memory
