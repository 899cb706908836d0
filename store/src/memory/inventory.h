#pragma once

/// \file
/// All that a memory store remembers: every revision as a whole, and what is not versioned.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/import.h"
#include "toposcope/store/objects.h"

#include "memory/state.h"

namespace toposcope::store::memory {

/// A report that was another one than that before it.
struct StatusVersion {
  StatusEntry entry;
  model::RevisionNumber valid_from = 0;  ///< First past revision that shows it.
};
using StatusBySource = std::map<std::string, std::vector<StatusVersion>>;  ///< Oldest first.

/// A value: writing works on a copy, which then takes the place of the original or is dropped.
struct Inventory {
  std::map<model::RevisionNumber, std::shared_ptr<const State>> states;  ///< Those still known.
  std::vector<Revision> revisions;                                       ///< Oldest first.
  model::RevisionNumber kept_from = 0;  ///< compact() forgot all states before this one.
  std::map<std::pair<std::string, std::string>, model::UtcMicros> last_seen;  ///< (source, env.).
  std::map<Row, StatusBySource> node_status;
  std::map<Row, StatusBySource> link_status;
  std::set<std::string> constraint_names = {"network"};
  Row last_node_row = 0;
  Row last_link_row = 0;
};

/// An inventory whose newest revision is 0, the empty one.
[[nodiscard]] Inventory empty_inventory();

[[nodiscard]] model::RevisionNumber newest(const Inventory& inventory);
[[nodiscard]] const State& current(const Inventory& inventory);

/// \param at  a revision number or kNow
/// \retval kNotFound  no such revision, or it was forgotten
[[nodiscard]] model::Result<std::shared_ptr<const State>> state_at(const Inventory& inventory,
                                                                   model::RevisionNumber at);

/// Appends `next` as a revision with the counts of `outcome`, and gives outcome its number.
void append_revision(Inventory& inventory, State next, Revision revision, ImportOutcome& outcome);

/// Takes a report of a source in.
/// \return whether value or text changed, or there was none
bool put_status(StatusBySource& statuses, const StatusEntry& report, model::RevisionNumber next);

/// Statuses of a revision, worst first, then newest, then by source.
/// \param at  kNow: the last of each source
[[nodiscard]] std::vector<StatusEntry> sorted_statuses(const std::map<Row, StatusBySource>& status,
                                                       Row row, model::RevisionNumber at);

/// Versions that known states hold and the newest does not; placeholders left out.
[[nodiscard]] std::uint64_t count_history(const Inventory& inventory);

}  // namespace toposcope::store::memory
