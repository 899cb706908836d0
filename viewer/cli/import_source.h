#pragma once

/// \file
/// The work of `import` on its sources.

#include <string>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "console.h"
#include "import_report.h"

namespace toposcope::cli {

/// How `import` treats all of its sources.
struct ImportManner {
  std::string environment, comment;
  std::string source;  ///< Its name in the inventory.
  std::vector<ingest::FieldName> fields;
  std::string node_type = "node";
  bool replace = false, allow_retire = false, dry_run = false, fail_on_skip = false;
  double max_retired = 0.2;
};

/// A source and the adapter that reads it.  Recognising took from standard input what reading
/// needs: both must use this one Source.
struct ChosenSource {
  ingest::Source source;
  const ingest::Adapter* adapter;
};

/// The name under which an inventory knows sources when the user gives none: their adapter's.  File
/// names are no part of it, for daily exports have dates in theirs.
/// \retval kInvalidArgument  they have several adapters
[[nodiscard]] model::Result<std::string> common_name(const std::vector<ChosenSource>& sources);

/// Reads all sources into the store as one revision, or none of them.
/// \return what was read; `refused` is set when nothing of it was written
/// \retval kMalformedInput  a source as a whole cannot be read
/// \return any error of the store, unchanged, but for advice about --max-retired
[[nodiscard]] model::Result<Imported> import_sources(store::GraphStore& store,
                                                     const std::vector<ChosenSource>& sources,
                                                     const ImportManner& manner,
                                                     const Console& console);

}  // namespace toposcope::cli
