#pragma once

/// \file
/// All that a store answers, as text without row numbers, so that backends can be compared.

#include <string>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "support/recording_sink.h"

namespace toposcope::testing {

/// One line a record, every field; documents, nodes and links in order of arrival.
[[nodiscard]] std::vector<std::string> record_texts(const RecordingSink& records);

/// Whether statuses, which no revision versions, are part of a dump.
enum class WithStatus { kNo, kYes };

/// \name One line a thing, every field but rows; sorted, documents in their order
///@{
[[nodiscard]] std::string dump_records(store::GraphStore& store, model::RevisionNumber at,
                                       WithStatus with_status = WithStatus::kYes);
[[nodiscard]] std::string dump_topology(store::GraphStore& store, model::RevisionNumber at);
/// dump_topology() of the newest revision as TopologyReader gives it.
[[nodiscard]] std::string dump_reader(store::GraphStore& store);
[[nodiscard]] std::string dump_changes(store::GraphStore& store, model::RevisionNumber from,
                                       model::RevisionNumber to);
///@}

/// Revisions (without times), info (without sizes) and constraint names.
[[nodiscard]] std::string dump_state(store::GraphStore& store);

/// What find(), node(), links_at() and children() say about every node.
[[nodiscard]] std::string dump_objects(store::GraphStore& store);

/// View states, problems, what every node showed and how that changed, and the tree.
[[nodiscard]] std::string dump_watch(store::GraphStore& store);

/// What node() and link() say about everything of a revision, and resolve() about every key.
[[nodiscard]] std::string dump_objects_at(store::GraphStore& store, model::RevisionNumber at);

/// What an import or another write did, or the code of its error.
[[nodiscard]] std::string dump_outcome(const model::Result<store::ImportOutcome>& outcome);

/// The words of a text, sorted.
[[nodiscard]] std::vector<std::string> sorted_words(const std::string& text);

}  // namespace toposcope::testing
