#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/diagnostic.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// Everything that looks wrong with the rules of an inventory as it is now: documents that cannot
/// be read; steps that are not FROM-TO, or name types that neither a registry nor the inventory
/// knows; environments that nothing declares; values that an engine takes for something else; rules
/// that say what an earlier one says.  `where` is the key of the rule.  None of these stops other
/// rules.
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::vector<model::Diagnostic>> lint_rules(store::GraphStore& store);

/// The key of the first rule of a collection that says what `document` says, whatever its name;
/// empty when there is none.  Clique types and constraints only: others have their meaning for key.
[[nodiscard]] std::string find_same_rule(const std::vector<store::StoredDocument>& rules,
                                         std::string_view collection, std::string_view document);

}  // namespace toposcope::cli
