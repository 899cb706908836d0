#pragma once

/// \file
/// The inventory: a property graph with history.
///
/// \code
///   model::Status print_newest(std::ostream& out) {
///     const auto store = store::open_sqlite_store({.path = "cloud.db"});
///     if (!store.has_value()) return store.error();
///     const auto node = store.value()->resolve("host:node-1", "");
///     if (!node.has_value()) return node.error();
///     out << node.value().key << "\n";
///     return model::ok();
///   }
/// \endcode
///
/// Backends: open_sqlite_store() (one file) and open_memory_store() (the reference that tests
/// compare with).  Both give the same answers, errors included.
///
/// \par Thread safety
/// One thread owns a store.  Several processes may have one file open: readers see the last
/// committed revision while a writer works.
///
/// \par Lifetime
/// What a store hands out as a pointer (imports, topology readers) must not outlive it.  Sinks and
/// visitors that it calls must not call it, nor what it handed out.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"
#include "toposcope/model/topology.h"
#include "toposcope/store/import.h"
#include "toposcope/store/journal.h"
#include "toposcope/store/objects.h"
#include "toposcope/store/options.h"
#include "toposcope/store/watch.h"

namespace toposcope::store {

/// Stands for the newest revision wherever a revision number is asked for.
inline constexpr model::RevisionNumber kNow = -1;

/// What to look for; every field that is set must hold.
struct NodeQuery {
  /// Words are runs of letters and digits; letter case does not count.  Every word must begin a
  /// word of name or id.  Empty: all nodes; text without a word: none.
  std::string text = {};
  std::string environment = {};  ///< Empty: all.
  std::string type = {};         ///< Empty: all.
  std::optional<model::StatusValue> status = {};
  /// Path of names into the document, e.g. "attributes.network"; empty: none.
  std::string property = {};
  /// Text form (JSON, but texts without quotes) of the value at that path, or of a list's member;
  /// nullopt: the path need only be there.
  std::optional<std::string> property_value = {};
  std::size_t limit = 100;  ///< At most so many results; 0: all.
};

/// \see Journal for messages and records of work.
class GraphStore : public Journal {
 public:
  /// \name Writing
  /// Each successful call is one transaction and one revision.
  ///@{

  /// \retval kUnavailable      another import is running and did not end within busy_timeout
  /// \retval kInvalidArgument  options.source is empty, or the store is read-only
  [[nodiscard]] virtual model::Result<std::unique_ptr<Import>> begin_import(
      const ImportOptions& options) = 0;

  /// Undoes what `revision` did to nodes, links and documents, as a new revision; not to status.
  /// Things come back in their old row, a placeholder that was filled as it was.  A placeholder is
  /// no change: filling one adds a node.
  /// \retval kNotFound  no such revision, or compact() forgot it (revision <= keep_from)
  /// \retval kConflict  a later revision changed the same things, or took their key; they are named
  [[nodiscard]] virtual model::Result<ImportOutcome> revert(model::RevisionNumber revision) = 0;

  /// Retires all nodes, links and documents of an environment, and the one that declares it.
  /// \retval kNotFound  no such environment in info()
  [[nodiscard]] virtual model::Result<ImportOutcome> remove_environment(std::string_view name) = 0;

  /// Sets or replaces the report of `source` about a node, whatever its time; no revision.
  /// \retval kNotFound  no such row now (a placeholder is one)
  [[nodiscard]] virtual model::Status set_status(model::NodeRow node, std::string_view source,
                                                 const model::StatusReport& report) = 0;
  ///@}

  /// \name Small writes for a viewer
  /// No revisions.  They never wait: kUnavailable at once when somebody else is writing at this
  /// moment, or makes the first import; try again later.  An import that still collects its records
  /// is no obstacle otherwise, and is not disturbed.  kInvalidArgument when the store is read-only.
  ///@{

  /// Marks the reports of a node as known to somebody; again: replaces who, why and how long.  \see
  /// watch.h for what it covers and when it ends.
  /// \retval kNotFound         no such row now
  /// \retval kConflict         it shows no Warning, Error, Unknown or Stale
  /// \retval kInvalidArgument  `by` is empty, or `until` has passed
  [[nodiscard]] virtual model::Status acknowledge(model::NodeRow node,
                                                  const Acknowledgement& acknowledgement) = 0;

  /// Takes all marks of a node away; fine when there is none.
  /// \retval kNotFound  no such row now
  [[nodiscard]] virtual model::Status take_back_acknowledgement(model::NodeRow node) = 0;

  /// What a viewer remembers, as text of its own; nullopt forgets it.  Not versioned; outlives the
  /// first import, compact() and, unless told otherwise, a backup.
  /// \retval kInvalidArgument  the name is empty
  [[nodiscard]] virtual model::Status set_view_state(std::string_view name,
                                                     std::optional<std::string_view> value) = 0;
  ///@}

  /// \name Reading
  /// `at` is a revision number or kNow; kNotFound when there is no such revision or compact()
  /// forgot it (number < keep_from).  Revision 0 is always there, and empty.
  ///@{

  /// Newest first.
  [[nodiscard]] virtual model::Result<std::vector<Revision>> revisions() = 0;

  /// The newest revision that was made at or before `time`.  A time without a fraction of a second
  /// means all of that second, so that a time as people read it finds its revision; one with a
  /// fraction is exact to the microsecond.
  /// \retval kNotFound  the first revision is younger
  [[nodiscard]] virtual model::Result<model::RevisionNumber> revision_at(model::UtcMicros time) = 0;

  /// Sends everything with documents: documents by (collection, position), then nodes, then links,
  /// each by ascending row; placeholders are left out.  Keys are empty where they were made.  A
  /// link end has the key of its node (empty for a placeholder with a made key), its side of the
  /// link type and the id of the node.  Records carry the status that shows now; in an older
  /// revision the one that showed when it was made, reports that came with it included (the time
  /// of a report is that of its last repetition).
  [[nodiscard]] virtual model::Status replay(model::RevisionNumber at, model::GraphSink& sink) = 0;

  /// Sends everything but the documents of nodes and links; see TopologySink for the order.
  /// Documents are those of environments_config, clique_constraints and clique_types, by
  /// (collection, position).
  [[nodiscard]] virtual model::Status replay_topology(model::RevisionNumber at,
                                                      model::TopologySink& sink) = 0;

  /// Random access to the newest revision; must not outlive the store.
  [[nodiscard]] virtual model::Result<std::unique_ptr<model::TopologyReader>> topology_reader() = 0;

  /// Documents of one collection in their order; all collections when the name is empty.
  [[nodiscard]] virtual model::Result<std::vector<StoredDocument>> documents(
      model::RevisionNumber at, std::string_view collection) = 0;

  /// Names of all constraints that rules of this store ever used, and "network"; ascending. Records
  /// should carry their values; the store completes those that do not when commit() brings a rule
  /// with a new name.
  [[nodiscard]] virtual model::Result<std::vector<std::string>> constraint_names() = 0;

  /// Takes one difference; a failure ends the call that sends them, and is its result.
  using ChangeVisitor = std::function<model::Status(const Change&)>;

  /// Sends every difference between two revisions, row by row: documents, nodes, links; each by
  /// (type, key, environment) of the later state, a removed one by its earlier and after the others
  /// there.  What differs is said at Import (see Change); a node that becomes a placeholder is
  /// removed, one that fills a placeholder added.
  [[nodiscard]] virtual model::Status changes(model::RevisionNumber from, model::RevisionNumber to,
                                              const ChangeVisitor& visit) = 0;
  ///@}

  /// \name Objects
  /// Of the newest revision, or of revision `at` where it can be named (kNotFound as in Reading);
  /// a row that was not live there is kNotFound too.  Statuses are as in replay().
  ///@{

  /// Finds a node by what a person writes: "TYPE:ID" (split at the first colon; by id, then by key,
  /// then by unique name) or "key:K".  A placeholder only fits when no other node does.
  /// \param environment only there; empty: everywhere
  /// \retval kNotFound         nothing fits
  /// \retval kInvalidArgument  several nodes fit; the message lists up to ten with environment; or
  ///                           the reference has no colon
  [[nodiscard]] virtual model::Result<NodeSummary> resolve(std::string_view reference,
                                                           std::string_view environment,
                                                           model::RevisionNumber at = kNow) = 0;

  /// By (environment, type, id, row); placeholders too.
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> find(const NodeQuery& query) = 0;

  /// How many find() would give without a limit, without making them.
  [[nodiscard]] virtual model::Result<std::uint64_t> count(const NodeQuery& query) = 0;

  [[nodiscard]] virtual model::Result<NodeDetail> node(model::NodeRow row,
                                                       model::RevisionNumber at = kNow) = 0;

  /// NodeDetail::summary of each row, in the order of `rows`; a row may come twice.
  /// \retval kNotFound  as node(), for the first row that is not live
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> summaries(
      const std::vector<model::NodeRow>& rows, model::RevisionNumber at = kNow) = 0;

  /// Links at either end, by (link type, row); one that ends twice at the node comes once.
  /// An older revision has no index on ends: its links are looked through.
  [[nodiscard]] virtual model::Result<std::vector<LinkDetail>> links_at(
      model::NodeRow row, model::RevisionNumber at = kNow) = 0;

  [[nodiscard]] virtual model::Result<LinkDetail> link(model::LinkRow row,
                                                       model::RevisionNumber at = kNow) = 0;

  /// The one with the lowest row when links of several environments have this key.
  /// \param environment  only there; empty: everywhere
  /// \retval kNotFound  no link has this key
  [[nodiscard]] virtual model::Result<LinkDetail> link_by_key(std::string_view key,
                                                              std::string_view environment = {},
                                                              model::RevisionNumber at = kNow) = 0;

  /// Nodes below this one (see Tree), by (type, id, row).
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> children(
      model::NodeRow row, model::RevisionNumber at = kNow) = 0;

  /// Sends every described node of the newest revision by ascending row, to build an index from.  A
  /// failure of the visitor ends the call, and is its result.
  using DocumentVisitor = std::function<model::Status(model::NodeRow row, std::string_view type,
                                                      std::string_view document)>;
  [[nodiscard]] virtual model::Status read_documents(const DocumentVisitor& visit) = 0;
  ///@}

  /// \name Tree
  /// Of the newest revision.  A described node stands below the described nodes of its environment
  /// that its (parent_type, parent_id) names.  When there is none and parent_type ends in "_folder"
  /// (Calipso's folders, which an inventory may leave out, are called "PARENT-what"), it stands
  /// below the node of its environment whose id is the longest beginning of parent_id that ends
  /// before a "-" (of several: the lowest row).  Else it is a root.  Placeholders are no part of
  /// the tree, but children() answers for one.  Nodes in a ring of parents are below no root.
  /// kNotFound for a row that is not live.
  ///@{

  /// How many roots of each type, by type; of all environments when the name is empty.
  /// \par Complexity
  /// One pass over an index of all nodes, and a look-up for each node that is a parent.
  [[nodiscard]] virtual model::Result<std::vector<TypeCount>> root_types(
      std::string_view environment) = 0;

  /// By (environment, type, id, row): `limit` of them (0: all) after the first `offset`.
  /// \param type  only of this type; empty: all
  /// \par Complexity
  /// As root_types(), and all roots of the type are looked at, whatever the limit; as many as
  /// offset + limit for each parent that they name are held.
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> roots(std::string_view environment,
                                                                      std::string_view type = {},
                                                                      std::size_t offset = 0,
                                                                      std::size_t limit = 0) = 0;

  /// Nodes that a node stands below, by row: none for a root, several when they share type and id.
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> parents(
      model::NodeRow row, model::RevisionNumber at = kNow) = 0;

  /// As children(), counted.  Cost: look-ups, and an index entry for each child.
  [[nodiscard]] virtual model::Result<std::vector<TypeCount>> child_types(model::NodeRow row) = 0;

  /// Children of one type by (id, row): `limit` of them (0: all) after the first `offset`.
  /// \param type  empty: all, by (type, id, row)
  /// \par Complexity
  /// All children of the type are looked at, whatever the limit; offset + limit of them are held.
  [[nodiscard]] virtual model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                                         std::string_view type,
                                                                         std::size_t offset,
                                                                         std::size_t limit) = 0;

  /// Every node that has a problem somewhere below it, by ascending row.
  /// \par Complexity
  /// O(problems x depth).
  [[nodiscard]] virtual model::Result<std::vector<IllBranch>> ill_branches() = 0;
  ///@}

  /// \name Statuses over time
  /// \see watch.h for when a status begins.  compact() forgets with old revisions the reports that
  /// only these show, and how the statuses of all nodes changed up to the end of the youngest of
  /// them.
  ///@{

  /// What a node showed from `since` on, ascending, placeholders too; the first span may begin
  /// before.  Empty when nothing was ever reported.
  /// \retval kNotFound  no such row now
  [[nodiscard]] virtual model::Result<std::vector<StatusSpan>> status_history(
      model::NodeRow row, model::UtcMicros since) = 0;

  using StatusVisitor = std::function<model::Status(const StatusChange& change)>;

  /// Sends every change of the value that a live node shows, from <= time < to, by (time, row).  A
  /// failure of the visitor ends the call, and is its result.
  /// \par Complexity
  /// O(reports of the nodes where a report began then), not of all.
  [[nodiscard]] virtual model::Status status_changes(model::UtcMicros from, model::UtcMicros to,
                                                     const StatusVisitor& visit) = 0;

  /// Nodes that show Error, Warning, Unknown, Stale or Maintenance, placeholders too: worst first
  /// (see model::badness()), then oldest, then by (environment, type, id, row).
  /// \param limit  at most so many; 0: all
  /// \par Complexity
  /// O(nodes with such a report, and their reports), not of all.
  [[nodiscard]] virtual model::Result<std::vector<Problem>> problems(std::size_t limit) = 0;

  /// StoreInfo::statuses alone.  \par Complexity O(reports).
  [[nodiscard]] virtual model::Result<std::vector<StatusCount>> status_counts() = 0;
  ///@}

  /// \name View states
  ///@{
  [[nodiscard]] virtual model::Result<std::optional<std::string>> view_state(
      std::string_view name) = 0;

  using NamedState = std::pair<std::string, std::string>;

  /// Those whose name begins so, by name.
  [[nodiscard]] virtual model::Result<std::vector<NamedState>> view_states(
      std::string_view prefix) = 0;
  ///@}

  /// \name Care
  ///@{
  [[nodiscard]] virtual model::Result<StoreInfo> info() = 0;

  /// StoreInfo::environments alone: what counts reports or rows of history is left out.
  [[nodiscard]] virtual model::Result<std::vector<EnvironmentSummary>> environments() = 0;

  /// Some microseconds: may be asked several times a second.
  [[nodiscard]] virtual model::Result<Stamp> stamp() = 0;

  /// Forgets history older than `keep_from` (kNow: all of it) and gives the space back.  The list
  /// of revisions stays.  Rows of retired nodes that are forgotten do not come back.
  [[nodiscard]] virtual model::Status compact(model::RevisionNumber keep_from) = 0;

  /// Writes a consistent copy to a new file while others work.  In memory: kUnsupported.
  /// \retval kConflict  the target exists
  [[nodiscard]] virtual model::Status backup(const std::filesystem::path& target,
                                             const BackupOptions& options = {}) = 0;
  ///@}
};

/// Opens or creates an inventory file.  \see store/FORMAT.md for what is inside.
/// \retval kNotFound        no such file, and create is false; or no such folder
/// \retval kMalformedInput  not an inventory: another kind of file, damaged or cut off
/// \retval kUnsupported     written by a newer version, or by one whose schema is no longer read:
///                          it has to be imported anew into another file
/// \retval kUnavailable     locked by another process for longer than busy_timeout; disk full
/// \retval kIo              not readable, or its folder is not writable
[[nodiscard]] model::Result<std::unique_ptr<GraphStore>> open_sqlite_store(
    const StoreOptions& options);

/// An empty store that lives as long as the object.  Slow and obvious: the oracle of the tests.
[[nodiscard]] std::unique_ptr<GraphStore> open_memory_store(Clock clock = {});

}  // namespace toposcope::store
