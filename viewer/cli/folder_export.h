#pragma once

#include <cstddef>
#include <string>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "clique_format.h"
#include "console.h"

namespace toposcope::cli {

/// One file a clique, in a folder.
struct FolderExport {
  std::string folder;
  std::string db;  ///< Opened anew by each worker.
  model::RevisionNumber at = store::kNow;
  CliqueFormat format = CliqueFormat::kDot;
  unsigned workers = 1;
};

struct FolderResult {
  std::size_t files = 0;
  std::string index;  ///< Path of the index: one JSON object a line, in the order of the cliques.
};

/// Writes the cliques of these focal points and index.jsonl.  File names: safe_file_names(), then
/// ".2", ".3" for further cliques of one focal point.  The caller must have closed its store.
/// \retval kIo           the folder or a file cannot be written
/// \retval kUnavailable  disk full
[[nodiscard]] model::Result<FolderResult> export_folder(
    const FolderExport& options, const graph::CliqueEngine& engine,
    const std::vector<model::NodeId>& focal_points, const Console& console);

}  // namespace toposcope::cli
