#pragma once

#include <string>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "clique_writer.h"
#include "console.h"

namespace toposcope::cli {

/// A whole revision for other programs, or for `import`.
struct InventoryExport {
  std::string output;  ///< File, or folder for CSV; "" or "-": standard output.
  CliqueFormat format = CliqueFormat::kJson;  ///< kJson is the interchange form.
  model::RevisionNumber at = store::kNow;
};

/// Writes it, and notes what the form could not carry.
/// \retval kInvalidArgument  a form that is for cliques only; CSV without a folder
/// \return any error of store, writer or Output, unchanged
[[nodiscard]] model::Status export_inventory(store::GraphStore& store,
                                             const InventoryExport& options, Console& console);

}  // namespace toposcope::cli
