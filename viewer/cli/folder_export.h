#pragma once

#include <cstddef>
#include <string>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "clique_writer.h"
#include "console.h"

namespace toposcope::cli {

/// One file a clique, in a folder.
struct FolderExport {
  std::string folder;
  std::string db;                    ///< Opened anew by each worker.
  model::RevisionNumber at = 0;      ///< A number: workers must not read what came meanwhile.
  const CliqueForm* form = nullptr;  ///< Must outlive the export.
  unsigned workers = 1;
  bool updates = false;  ///< Other focal points of an earlier export stay, in the index too.
};

struct FolderResult {
  std::size_t files = 0;
  std::size_t removed = 0;  ///< Files of an earlier export that this one does not write.
  std::string index;        ///< Path of index.html.
};

/// Writes the cliques of these focal points, index.jsonl (one JSON object a clique, in their order)
/// and index.html (the same for people).  File names: safe_file_names(), then
/// ".2", ".3" for further cliques of one focal point.  The caller must have closed its store.
/// An export over an earlier one removes what only that one wrote; nothing changes when there is no
/// clique to write.
/// \retval kMalformedInput  no folder can be there
/// \retval kConflict        its index.jsonl is none of ours
/// \retval kIo              the folder or a file cannot be written
/// \retval kUnavailable     disk full
[[nodiscard]] model::Result<FolderResult> export_folder(
    const FolderExport& options, const graph::CliqueEngine& engine,
    const std::vector<model::NodeId>& focal_points, const Console& console);

}  // namespace toposcope::cli
