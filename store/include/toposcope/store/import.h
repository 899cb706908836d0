#pragma once

/// \file
/// One import: many records, one transaction, one revision.
///
/// \code
///   auto import = store->begin_import({.source = "calipso:prod.json"});
///   if (!import.has_value()) return import.error();
///   adapter.read(source, *import.value());
///   const auto outcome = import.value()->commit();
/// \endcode

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "toposcope/model/diagnostic.h"
#include "toposcope/model/ids.h"
#include "toposcope/model/sink.h"

namespace toposcope::store {

/// What became of the records of one type.
struct ChangeCounts {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t retired = 0;

  friend bool operator==(const ChangeCounts&, const ChangeCounts&) = default;
};

/// What one import did, or with dry_run would do.
struct ImportOutcome {
  model::RevisionNumber revision = 0;         ///< 0 when dry_run.
  std::map<std::string, ChangeCounts> nodes;  ///< By node type.
  std::map<std::string, ChangeCounts> links;  ///< By link type.
  std::map<std::string, ChangeCounts> documents;     ///< By collection.
  std::uint64_t placeholders = 0;     ///< Link ends in the store that no source describes.
  std::uint64_t duplicate_keys = 0;   ///< Records whose key came before in this import; all kept.
  std::uint64_t duplicate_ids = 0;    ///< Nodes sharing (environment, type, id); all kept.
  std::uint64_t shared_pairs = 0;     ///< Pairs of nodes that are joined by several link types.
  std::uint64_t status_changes = 0;
};

/// A sink that ends in a revision.  Destroying it without commit() leaves the store as it was.
///
/// Identity (see DECISIONS.md): a node is found by its key, else by (environment, type, id) when
/// exactly one row that this import has not matched yet fits; a link by its key, else by (type,
/// source, target, name, ordinal).  A key that comes twice in one import makes a second row whose
/// key ends in "#2", and so on.
class Import : public model::GraphSink {
 public:
  /// Takes a document out of a collection in this revision.
  /// \retval kNotFound  the collection has no such key now
  [[nodiscard]] virtual model::Status retire_document(std::string_view collection,
                                                      std::string_view key) = 0;

  /// Writes everything in one transaction.  Only call once, last.
  /// \retval kConflict     replace would retire more than max_retired_share; nothing was written
  /// \retval kUnavailable  another writer held the file too long, or the disk is full
  [[nodiscard]] virtual model::Result<ImportOutcome> commit() = 0;
};

}  // namespace toposcope::store
