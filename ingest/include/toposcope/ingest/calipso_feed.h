#pragma once

/// \file
/// Documents of Calipso's collections, one at a time, as reading them from a file would give them.
///
/// \code
///   ingest::CalipsoFeed feed({.constraint_names = names}, *import);
///   auto put = feed.put("links", R"({"environment":"prod","link_type":"vm-nic", ...})");
///   if (!put.has_value()) return put.error();
///   const ingest::IngestReport report = feed.finish();
/// \endcode

#include <memory>
#include <string_view>

#include "toposcope/ingest/adapter.h"
#include "toposcope/ingest/report.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// Hands documents to a sink as the `calipso` adapter would that reads them from an export: without
/// secrets, in one spelling, with key, content hash and constraint values.  So what a program makes
/// and stores is, record by record, what an import of its export gives.
///
/// A document that cannot be taken (no JSON object, a node without type, a link without ends, ...)
/// is told in the report and is no error.  Memory does not grow with the number of documents; cost
/// is one parse of each.  One thread at a time; `sink` must outlive the feed.
class CalipsoFeed {
 public:
  /// Of `options` environment and constraint_names count.
  CalipsoFeed(const ReadOptions& options, model::GraphSink& sink);
  ~CalipsoFeed();
  CalipsoFeed(const CalipsoFeed&) = delete;
  CalipsoFeed& operator=(const CalipsoFeed&) = delete;

  /// \param collection  "inventory", "links", "environments_config", ...
  /// \param json        one document, in any spelling
  /// \return any error of the sink, unchanged
  [[nodiscard]] model::Status put(std::string_view collection, std::string_view json);

  /// What came of all of them; call once, last.
  [[nodiscard]] IngestReport finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace toposcope::ingest
