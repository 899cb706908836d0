#pragma once

/// \file
/// Errors that every backend gives in the same words.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/import.h"
#include "toposcope/store/objects.h"
#include "toposcope/store/watch.h"

namespace toposcope::store::messages {

/// \name References
///@{
[[nodiscard]] model::Error not_a_reference(std::string_view reference);
[[nodiscard]] model::Error nothing_fits(std::string_view reference);
[[nodiscard]] model::Error several_fit(std::string_view reference,
                                       const std::vector<NodeSummary>& nodes);
[[nodiscard]] model::Error no_link_key(std::string_view key);
/// \param at  a revision number or kNow
[[nodiscard]] model::Error no_row(std::string_view kind, std::int64_t row,
                                  model::RevisionNumber at);
///@}

/// \name Revisions
///@{
[[nodiscard]] model::Error no_revision(model::RevisionNumber at, model::RevisionNumber newest);
[[nodiscard]] model::Error revision_forgotten(model::RevisionNumber at,
                                              model::RevisionNumber kept_from);
[[nodiscard]] model::Error no_revision_so_old(model::UtcMicros time);
[[nodiscard]] model::Error not_revertible(model::RevisionNumber revision,
                                          model::RevisionNumber kept_from,
                                          model::RevisionNumber newest);
/// \param things  what stands in the way, e.g. "node K1"
[[nodiscard]] model::Error changed_later(const std::set<std::string>& things);
///@}

/// \name Writing
///@{
[[nodiscard]] model::Error import_running();
[[nodiscard]] model::Error import_ended();
[[nodiscard]] model::Error source_missing();
[[nodiscard]] model::Error no_environment(std::string_view name);
/// \param shares  not empty
[[nodiscard]] model::Error too_many_retired(std::string_view source,
                                            const std::vector<RetiredShare>& shares);
[[nodiscard]] model::Error nothing_to_acknowledge(model::NodeRow node);
/// What is wrong with it as such; nothing when it will do.
[[nodiscard]] std::optional<model::Error> wrong_acknowledgement(
    const Acknowledgement& acknowledgement, model::UtcMicros now);
[[nodiscard]] model::Error view_state_without_name();
[[nodiscard]] model::Error message_without_text();
[[nodiscard]] model::Error job_without_name();
[[nodiscard]] model::Error job_changed(std::string_view name);
[[nodiscard]] model::Error no_document(std::string_view collection, std::string_view key);
///@}

}  // namespace toposcope::store::messages
