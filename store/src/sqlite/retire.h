#pragma once

#include <cstdint>
#include <set>

#include "import_context.h"
#include "link_import.h"
#include "node_import.h"
#include "replace.h"

namespace toposcope::store::sqlite {

/// \name Replace: stage what the source no longer describes as gone, and count it
/// One pass over the table each.
///@{
void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes,
                              const std::set<std::uint32_t>& environments, RetiredShares& shares);
void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const std::set<std::uint32_t>& environments, RetiredShares& shares);
///@}

}  // namespace toposcope::store::sqlite
