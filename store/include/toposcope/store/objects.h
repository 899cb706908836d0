#pragma once

/// \file
/// Nodes, links, documents and revisions as a store hands them out: owned values.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"
#include "toposcope/model/time.h"

namespace toposcope::store {

/// Enough of a node to list it.
struct NodeSummary {
  model::NodeRow row;
  std::string environment;
  std::string type;
  std::string id;
  std::string key;
  std::string name;
  model::StatusValue status = model::StatusValue::kNoCheck;  ///< The first of its statuses.
  bool placeholder = false;
  bool acknowledged = false;  ///< \see watch.h
};

/// A report with its origin.
struct StatusEntry {
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::string text;
  std::string source;
  model::UtcMicros time{};
  /// \name Its acknowledgement, empty when there is none (any more); \see watch.h
  ///@{
  bool acknowledged = false;
  std::string by = {};
  std::string comment = {};
  std::optional<model::UtcMicros> until = {};
  ///@}
};

/// Everything about one node.
struct NodeDetail {
  NodeSummary summary;
  std::string parent_type;
  std::string parent_id;
  std::string document;  ///< JSON text; "{}" for a placeholder.
  std::string source;    ///< Who described this version last; empty for a placeholder.
  model::RevisionNumber first_seen = 0;  ///< Revision that made its row, if as a placeholder.
  model::RevisionNumber changed = 0;     ///< Revision of its present content.
  model::UtcMicros last_seen{};  ///< As of now: last import of its source for its environment.
  /// One per source: worst first (see StatusValue), then newest, then by source.
  std::vector<StatusEntry> statuses;
};

/// One link with its ends.
struct LinkDetail {
  model::LinkRow row;
  std::string environment;
  std::string link_type;
  std::string key;
  std::string name;
  NodeSummary source;
  NodeSummary target;
  model::Implicit implicit = model::Implicit::kFalse;
  model::StatusValue status = model::StatusValue::kNoCheck;
  std::string document;
};

/// One document of a collection.
struct StoredDocument {
  std::string collection;
  std::string environment;
  std::string key;
  std::string document;
  std::uint64_t content_hash = 0;  ///< As it was imported; see model::DocumentRecord.
  model::RevisionNumber changed = 0;
};

/// One entry of the history.
struct Revision {
  model::RevisionNumber number = 0;
  model::UtcMicros time{};
  /// "import"; "edit": an import that brought no node and no link; "revert"; "remove".
  std::string kind;
  std::string source;
  std::string comment;
  std::uint64_t nodes_added = 0, nodes_changed = 0, nodes_retired = 0;
  std::uint64_t links_added = 0, links_changed = 0, links_retired = 0;
  std::uint64_t documents_changed = 0;  ///< Added, changed or retired.
  bool compacted = false;               ///< compact() forgot what it held.
};

/// An environment and what it holds now.
struct EnvironmentSummary {
  std::string name;
  bool declared = false;
  std::uint64_t nodes = 0;  ///< Without placeholders.
  std::uint64_t links = 0;
};

/// How many things show one status.
struct StatusCount {
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::uint64_t nodes = 0;
  std::uint64_t links = 0;

  friend bool operator==(const StatusCount&, const StatusCount&) = default;
};

/// Figures for `toposcope info`.
struct StoreInfo {
  int schema_version = 0;
  std::uint64_t file_bytes = 0;
  /// Retired or superseded versions of nodes, links and documents; placeholders left out.
  std::uint64_t history_rows = 0;
  std::uint64_t placeholders = 0;
  /// By name: those that are declared, or that a live node (no placeholder) or link names.
  std::vector<EnvironmentSummary> environments;
  /// \name Live things by name; placeholders left out, none with a count of 0
  ///@{
  std::vector<std::pair<std::string, std::uint64_t>> node_types;
  std::vector<std::pair<std::string, std::uint64_t>> link_types;
  std::vector<std::pair<std::string, std::uint64_t>> collections;
  ///@}
  /// Live nodes (placeholders too) and links with a report, by the status that shows; ascending.
  std::vector<StatusCount> statuses;
};

/// What happened to one thing between two revisions.
enum class ChangeKind : std::uint8_t { kAdded, kRemoved, kChanged };

/// One difference between two revisions.  Exactly one of the three kinds of thing.
struct Change {
  enum class Subject : std::uint8_t { kNode, kLink, kDocument };
  Subject subject = Subject::kNode;
  ChangeKind kind = ChangeKind::kAdded;
  std::int64_t row = 0;  ///< NodeRow or LinkRow; 0 for a document.
  std::string environment;
  std::string type;  ///< Node type, link type or collection.
  std::string key;
  std::string name;
  std::string before;   ///< JSON text; empty when added.
  std::string after;    ///< JSON text; empty when removed.
  std::string id = {};  ///< Of a node; empty for links and documents.
};

}  // namespace toposcope::store
