#pragma once

/// \file
/// The work of `import` on its sources.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"
#include "toposcope/store/graph_store.h"

#include "console.h"
#include "import_report.h"

namespace toposcope::cli {

/// How `import` treats all of its sources.
struct ImportManner {
  std::string environment, source, comment;
  bool replace = false, allow_retire = false, dry_run = false, fail_on_skip = false;
  double max_retired = 0.2;
};

/// A source and the adapter that reads it.  Recognising took from standard input what reading
/// needs: both must use this one Source.
struct ChosenSource {
  ingest::Source source;
  const ingest::Adapter* adapter;
};

/// The name under which an inventory knows these sources, for ever: the given one, else their
/// adapter's.  File names are no part of it, for daily exports have dates in theirs.
/// \retval kInvalidArgument  several adapters and no name
[[nodiscard]] model::Result<std::string> source_name(const std::vector<ChosenSource>& sources,
                                                     const ImportManner& manner);

/// Environments that records name, and those that documents declare; of all sources of a run.
class EnvironmentsSeen {
 public:
  void name(std::string_view environment);
  void declare(std::string_view environment) { declared_.emplace(environment); }

  /// What keeps environments of these sources from having cliques; empty when `store` or the
  /// sources declare all of them.
  [[nodiscard]] model::Result<std::string> undeclared(store::GraphStore& store) const;

 private:
  std::string last_;  ///< Records of one environment mostly follow each other.
  std::set<std::string, std::less<>> named_, declared_;
};

/// Reads all sources into the store as one revision, or none of them.
/// \return what was read; `refused` is set when nothing of it was written
/// \retval kMalformedInput  a source as a whole cannot be read
/// \return any error of the store, unchanged, but for advice about --max-retired
[[nodiscard]] model::Result<Imported> import_sources(store::GraphStore& store,
                                                     const std::vector<ChosenSource>& sources,
                                                     const ImportManner& manner,
                                                     const Console& console,
                                                     EnvironmentsSeen& seen);

}  // namespace toposcope::cli
