#pragma once

/// \file
/// One import: many records, one transaction, one revision.
///
/// \code
///   model::Result<store::ImportOutcome> import_one(store::GraphStore& store) {
///     auto import = store.begin_import({.source = "inventory:prod"});
///     if (!import.has_value()) return import.error();
///     model::NodeRecord node;
///     node.environment = "prod";
///     node.type = "host";
///     node.id = "node-1";
///     node.document = "{}";
///     const model::Status done = import.value()->put_node(node);
///     if (!done.has_value()) return done.error();
///     return import.value()->commit();
///   }
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

/// How much of what its source described in one environment a replace retires.
struct RetiredShare {
  std::string environment;
  std::uint64_t nodes = 0, nodes_before = 0;  ///< Retired; live before, placeholders left out.
  std::uint64_t links = 0, links_before = 0;

  friend bool operator==(const RetiredShare&, const RetiredShare&) = default;
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
  /// No revision is of this source yet, so a replace found nothing that is its own to retire.
  bool is_first_of_source = false;
  /// Environments of this import that no environments_config document declares, by name; they have
  /// no cliques.
  std::vector<std::string> undeclared;
  /// Environments that lose more than max_retired_share, by name; what commit() refuses and a dry
  /// run tells.
  std::vector<RetiredShare> over_share;
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
/// environment, lowest row.  Then the rest, in order of arrival: the free described node of the
/// same (environment, type, id) when there is exactly one; when there is none, such a placeholder
/// without a given key.  So a key wins over an id, and a described node over a placeholder of its
/// id: after a scan that gave everything new keys, nodes and links are still their old rows.  Then
/// the row, not live now, that last held a described node of this environment and key, so that its
/// status comes back with it.  Else it is new.  A given key replaces the one that the row had; a
/// made key never does.
///
/// \par Links
/// Within their environment: by claimed given key; then the rest by (type, source, target, name),
/// lowest free row; then the rest by (type, source, target) when exactly one free row fits.  Else
/// new.  A retired link does not come back as its old row.
///
/// \par Link ends
/// Looked for after the nodes of the import are in, by what the end names, never by the other:
/// - a key: the described node with it in the link's environment, else anywhere (lowest row); else
///   the placeholder with it, given or made, in the link's environment, else given anywhere;
/// - no key: the described node of (environment of the link, type, id), lowest row; else such a
///   placeholder without a given key.
///
/// Else a new placeholder.  For a key there is one in the whole store: with the environment, type
/// and id (the key when there is none) of the end that comes first by (environment, without id,
/// type, id) among those of this import that name the key.  Without a key there is one for each
/// (environment, type, id); made keys give way to given ones.  So ends do not depend on the order
/// of links.  Links that the import does not name keep their ends.  A node that is retired while
/// live links end at it becomes a placeholder with the same row, key, type and id and nothing else;
/// one where no live link ends is forgotten.
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
/// name, and ImportOptions::environments. In these, live nodes and links of this source (or of any,
/// see ImportOptions::of_any_source) which the import does not match are retired, unless a
/// predicate of the options spares them. So are documents of this source that it does not bring, in
/// collections of which it brings at least one, when their environment is one of these, empty or
/// "ANY" (of environments_config: when their key is one of these); the others keep their positions.
/// The guard against a source that was read in part only: in none of these environments may more
/// than the share of the nodes, or of the links, that this source was the last to describe be
/// retired; what is spared is left out of account.
///
/// \par Status
/// One report per (thing, source); a report in a record takes the place of one that is not newer.
///
/// \par Lifetime
/// An import must not outlive its store, and belongs to the store's thread.
class Import : public model::GraphSink {
 public:
  /// Takes a document out of a collection in this revision, unless the import puts it too.
  /// \retval kNotFound  the collection has no such key now
  [[nodiscard]] virtual model::Status retire_document(std::string_view collection,
                                                      std::string_view key) = 0;

  /// Writes everything in one transaction.  Only call once, last: anything after it, put calls
  /// included, is kInvalidArgument.
  /// \retval kConflict     replace would retire more than max_retired_share; the message has the
  ///                       numbers, nothing was written.  A dry run tells it in over_share instead
  /// \retval kUnavailable  another writer held the file too long, or the disk is full
  [[nodiscard]] virtual model::Result<ImportOutcome> commit() = 0;
};

}  // namespace toposcope::store
