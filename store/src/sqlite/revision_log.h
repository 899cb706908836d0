#pragma once

#include <string>
#include <vector>

#include "toposcope/store/import.h"
#include "toposcope/store/objects.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Appends a revision with the counts of `outcome`, and gives outcome its number.
/// \param revision  kind, source and comment; the rest is filled in
/// \return with number, time and counts
Revision append_revision(Connection& db, Revision revision, ImportOutcome& outcome);

/// Newest first.
[[nodiscard]] std::vector<Revision> read_revisions(Connection& db);

[[nodiscard]] model::RevisionNumber newest_revision(Connection& db);

/// The number that `at` stands for.
/// \throws Failure kNotFound  no such revision, or compact() forgot it
[[nodiscard]] model::RevisionNumber checked_revision(Connection& db, model::RevisionNumber at);

/// Value of a row of table counter; 0 when there is none.
[[nodiscard]] std::int64_t read_counter(Connection& db, const std::string& name);
void write_counter(Connection& db, const std::string& name, std::int64_t value);

[[nodiscard]] std::uint64_t count_placeholders(Connection& db);

}  // namespace toposcope::store::sqlite
