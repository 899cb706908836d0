#pragma once

#include <vector>

#include "toposcope/graph/rules.h"
#include "toposcope/model/diagnostic.h"
#include "toposcope/store/objects.h"

namespace toposcope::cli {

/// Everything that looks wrong with the rules of an inventory: documents that cannot be read, steps
/// without exactly one dash, environments that nothing declares, focal point types without a node.
/// `where` is the key of the rule.  None of these stops other rules.
[[nodiscard]] std::vector<model::Diagnostic> lint_rules(const graph::RuleBook& rules,
                                                        const store::StoreInfo& info);

}  // namespace toposcope::cli
