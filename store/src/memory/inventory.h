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
#include "toposcope/store/options.h"

#include "memory/state.h"

namespace toposcope::store::memory {

/// A report that was another one than that before it.
struct StatusVersion {
  StatusEntry entry;                     ///< With its mark, be it over or not.
  model::RevisionNumber valid_from = 0;  ///< First past revision that shows it.
  model::UtcMicros since{};              ///< When it began; see watch.h.
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
  /// compact() forgot reports about nodes that ended until then.
  model::UtcMicros status_kept_from{};
  std::map<std::string, std::string> view_states;
  Clock clock;  ///< Not empty.
};

/// An inventory whose newest revision is 0, the empty one.
[[nodiscard]] Inventory empty_inventory(Clock clock);

[[nodiscard]] model::RevisionNumber newest(const Inventory& inventory);
[[nodiscard]] const State& current(const Inventory& inventory);

/// \param at  a revision number or kNow
/// \retval kNotFound  no such revision, or it was forgotten
[[nodiscard]] model::Result<std::shared_ptr<const State>> state_at(const Inventory& inventory,
                                                                   model::RevisionNumber at);

/// Appends `next` as a revision with the counts of `outcome`, and gives outcome its number.
void append_revision(Inventory& inventory, State next, Revision revision, ImportOutcome& outcome);

/// When something is said.
struct Arrival {
  model::RevisionNumber next = 0;  ///< The first past revision that shows it.
  model::UtcMicros now{};
};

/// Takes a report of a source in.
/// \return whether value or text changed, or there was none
bool put_status(StatusBySource& statuses, const StatusEntry& report, const Arrival& arrival);

/// Worst first, then newest, then by source.
void sort_statuses(std::vector<StatusEntry>& statuses);

/// Statuses of a revision, sorted, without marks that are over.
struct StatusMoment {
  model::RevisionNumber at = 0;  ///< kNow: the last of each source.
  model::UtcMicros now{};
};
[[nodiscard]] std::vector<StatusEntry> sorted_statuses(const std::map<Row, StatusBySource>& status,
                                                       Row row, const StatusMoment& moment);

/// Forgets reports that ended before kept_from, and those about rows that no known state holds.
void forget_statuses(Inventory& inventory);

/// Versions that known states hold and the newest does not; placeholders left out.
[[nodiscard]] std::uint64_t count_history(const Inventory& inventory);

}  // namespace toposcope::store::memory
