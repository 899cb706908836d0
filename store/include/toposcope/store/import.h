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
  model::RevisionNumber revision = 0;             ///< 0 when dry_run.
  std::map<std::string, ChangeCounts> nodes;      ///< By node type (a retired one: its last type).
  std::map<std::string, ChangeCounts> links;      ///< By link type.
  std::map<std::string, ChangeCounts> documents;  ///< By collection.
  std::uint64_t placeholders = 0;  ///< Nodes in the store that only link ends speak of.
  /// Nodes, links and documents that gave a key which was claimed before; all kept.
  std::uint64_t duplicate_keys = 0;
  /// Nodes of this import whose (environment, type, id) an earlier node of it had; all kept.
  std::uint64_t duplicate_ids = 0;
  /// Ordered pairs (source, target) that links of this import join by several link types.
  std::uint64_t shared_pairs = 0;
  std::uint64_t status_changes = 0;  ///< Reports that changed value or text, or are the first.
};

/// A sink that ends in a revision.  Destroying it without commit() leaves the store as it was.
///
/// All decisions fall in commit(), so nothing depends on the order of nodes and links.  "Live" is
/// what the newest revision holds, "free" what no other record of this import has matched yet.
///
/// \par Keys
/// A record claims its given key, else a made one: "TYPE:ID" for a node, and for a link
/// "LINKTYPE:SOURCEID>TARGETID" or, with a name, "LINKTYPE:SOURCEID>TARGETID/NAME", ids being those
/// of the nodes at its ends.  When an earlier record of the same import, kind and environment has
/// claimed that key, it takes KEY#2, KEY#3, ...: the first that is not claimed.  A new row whose
/// key is live in its environment takes the next free number too.  Keys are unique per environment
/// (of documents: per collection), not in the store.
///
/// \par Nodes
/// In order of arrival: every node that finds its claimed key in its environment is that node (with
/// a made key only when type and id agree); else the placeholder with that given key in any
/// environment, lowest row.  Then the rest, in order of arrival: the free node of the same
/// (environment, type, id), when there is exactly one; placeholders with a given key do not count.
/// Then the row, not live now, that last held a described node of this environment and key, so that
/// its status comes back with it.  Else it is new.  A given key replaces the one that the row had;
/// a made key never does.
///
/// \par Links
/// Within their environment: by claimed given key; then the rest by (type, source, target, name),
/// lowest free row; then the rest by (type, source, target) when exactly one free row fits.  Else
/// new.  A retired link does not come back as its old row.
///
/// \par Link ends
/// Looked for after the nodes of the import are in.  Among nodes that a source describes: by key in
/// the link's environment, by key anywhere (lowest row), by (environment of the link, type, id)
/// (lowest row).  Else among placeholders: by given key likewise, then by (environment of the link,
/// type, id), where an end that names a key takes none with a given key.  Else a new placeholder:
/// key as given, else made; type of the end; id of the end, else its key; no name.  Links that
/// the import does not name keep their ends.  A node that is retired while live links end at it
/// becomes a placeholder with the same row, key, type and id and nothing else; one where no live
/// link ends is forgotten.
///
/// \par Change
/// A node or link has changed when content hash, key, environment, type, id or an end differs; not
/// when only source, status or ConstraintText do; a document when content hash, environment or
/// position differs.  Who describes a thing last is its source.  What has not changed keeps its
/// text.
///
/// \par Documents
/// By (collection, claimed key).  When the import brings every document that its collection holds,
/// they take the positions 1, 2, ... in order of arrival, unless the known ones come in their known
/// order before all new ones; else known ones keep their position.  New ones then go to the end:
/// last live position plus one.  A changed position is a change.
///
/// \par Replace
/// Environments of an import are those that its nodes, links and environments_config documents
/// name. In these, live nodes and links of this source which the import does not match are retired;
/// documents are not.  The share is that of an environment's live nodes, placeholders left out.
///
/// \par Status
/// One report per (thing, source); a report in a record takes the place of one that is not newer.
class Import : public model::GraphSink {
 public:
  /// Takes a document out of a collection in this revision, unless the import puts it too.
  /// \retval kNotFound  the collection has no such key now
  [[nodiscard]] virtual model::Status retire_document(std::string_view collection,
                                                      std::string_view key) = 0;

  /// Writes everything in one transaction.  Only call once, last: anything after it, put calls
  /// included, is kInvalidArgument.
  /// \retval kConflict     replace would retire more than max_retired_share; nothing was written
  ///                       (with dry_run too)
  /// \retval kUnavailable  another writer held the file too long, or the disk is full
  [[nodiscard]] virtual model::Result<ImportOutcome> commit() = 0;
};

}  // namespace toposcope::store
