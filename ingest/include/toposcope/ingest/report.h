#pragma once

/// \file
/// What came out of reading one source.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "toposcope/model/diagnostic.h"

namespace toposcope::ingest {

/// What an adapter read and what it could not: everything that a user should know about a source
/// whose reading succeeded.
///
/// \code
///   const auto report = adapter->read(source, {}, sink);
///   if (report.has_value() && report.value().skipped_count > 0) {
///     std::cerr << report.value().skipped.front().where << '\n';
///   }
/// \endcode
///
/// Plain data; no secret is in it, only the names of removed fields.
struct IngestReport {
  std::map<std::string, std::uint64_t> nodes;      ///< Handed to the sink, by node type.
  std::map<std::string, std::uint64_t> links;      ///< By link type.
  std::map<std::string, std::uint64_t> documents;  ///< By collection.
  std::uint64_t skipped_count = 0;
  std::vector<model::Diagnostic> skipped;  ///< In source order; the first kMaxDiagnostics.
  std::vector<model::Diagnostic> notes;    ///< Kept but odd: unknown type, missing implicit, ...
  std::map<std::string, std::uint64_t> note_counts;      ///< By kind of oddity, all of them.
  std::map<std::string, std::uint64_t> removed_secrets;  ///< By field name: how often removed.

  static constexpr std::size_t kMaxDiagnostics = 1000;
};

}  // namespace toposcope::ingest
