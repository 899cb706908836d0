#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/store/objects.h"

#include "connection.h"
#include "schema.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// SQL for how bad a status value is; see model::StatusValue.
[[nodiscard]] std::string badness_sql(const std::string& value);

/// Reads the reports that one revision shows.
class Statuses {
 public:
  Statuses(Connection& db, const Version& version);

  /// Whether there is any report at all.
  [[nodiscard]] bool any() const { return any_; }

  /// Worst first, then newest, then by source.
  [[nodiscard]] std::vector<StatusEntry> of(Subject subject, std::int64_t row);

  /// The value that shows: the first one's.
  [[nodiscard]] model::StatusValue shown(Subject subject, std::int64_t row);

 private:
  bool any_;
  Statement query_;
};

}  // namespace toposcope::store::sqlite
