#pragma once

#include <cstdint>
#include <set>

#include "import_context.h"
#include "link_import.h"
#include "node_import.h"
#include "replace.h"

namespace toposcope::store::sqlite {

/// What a replace speaks for.
struct Replaced {
  const ImportOptions& options;
  std::set<std::uint32_t> environments;
};

/// \name Replace: stage what is no longer described as gone, and count it
/// One pass over the table each.
///@{
void retire_nodes_not_matched(ImportContext& context, NodeImport& nodes, const Replaced& replaced,
                              RetiredShares& shares);
void retire_links_not_matched(ImportContext& context, const LinkImport& links,
                              const Replaced& replaced, RetiredShares& shares);
///@}

}  // namespace toposcope::store::sqlite
