#pragma once

#include <cstdint>
#include <functional>
#include <set>

#include "import_context.h"
#include "link_import.h"
#include "node_import.h"

namespace toposcope::store::sqlite {

/// Replace: puts the nodes that the source no longer describes into stage.gone_node.
/// \throws Failure kConflict  more than max_retired_share of the nodes of one environment
void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes,
                              const std::set<std::uint32_t>& environments,
                              double max_retired_share);

/// The same for links.
void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const std::set<std::uint32_t>& environments);

}  // namespace toposcope::store::sqlite
