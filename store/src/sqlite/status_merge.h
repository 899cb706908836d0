#pragma once

#include <cstdint>
#include <string>

#include "toposcope/model/records.h"
#include "toposcope/store/watch.h"

#include "connection.h"
#include "schema.h"

namespace toposcope::store::sqlite {

/// Collects the reports inside the records of one import.
class StatusImport {
 public:
  explicit StatusImport(Connection& db);

  void put(Subject subject, std::int64_t row, const model::StatusReport& report);

 private:
  Statement insert_;
};

/// Merges stage.status, reports of one source, into main: a report takes the place of one that is
/// not newer, and what it replaced goes to the history when value or text differ.
/// \param revision  the first that shows them
/// \return how many differ, or are the first
std::uint64_t merge_statuses(Connection& db, const std::string& source,
                             model::RevisionNumber revision);

/// Sets one report whatever its time; the next revision is the first past one that shows it.
void set_node_status(Connection& db, std::int64_t row, const std::string& source,
                     const model::StatusReport& report);

/// \throws Failure kConflict  the node shows nothing to acknowledge
void mark_reports(Connection& db, std::int64_t row, const Acknowledgement& acknowledgement);
void take_marks_back(Connection& db, std::int64_t row);

}  // namespace toposcope::store::sqlite
