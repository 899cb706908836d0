#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "toposcope/store/watch.h"

#include "connection.h"
#include "statement.h"

namespace toposcope::store::sqlite {

/// What nodes showed over time, made from their reports.
class StatusTimes {
 public:
  explicit StatusTimes(Connection& db);

  /// Ascending; from the last moment on that is known as a whole.
  [[nodiscard]] std::vector<StatusSpan> spans(std::int64_t row);

  /// The value that showed before a span; nullopt when that is forgotten.
  [[nodiscard]] std::optional<model::StatusValue> before(const std::vector<StatusSpan>& spans,
                                                         std::size_t span) const;

 private:
  struct Report;
  [[nodiscard]] std::vector<Report> reports(std::int64_t row);

  model::UtcMicros kept_from_;
  Statement history_;
  Statement live_;
};

/// Changes of live nodes in from <= time < to, by (time, row).
[[nodiscard]] std::vector<StatusChange> read_status_changes(Connection& db, model::UtcMicros from,
                                                            model::UtcMicros to);

/// In the order of GraphStore::problems(); all when `limit` is 0.
[[nodiscard]] std::vector<Problem> read_problems(Connection& db, std::size_t limit);

/// Live nodes with a report that is a problem: all that problems() lists and some more.
[[nodiscard]] std::vector<std::int64_t> rows_with_problems(Connection& db);

}  // namespace toposcope::store::sqlite
