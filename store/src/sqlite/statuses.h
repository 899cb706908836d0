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

  /// The value that shows, the first one's, and whether it and all that is as bad is known.
  struct Shown {
    model::StatusValue value = model::StatusValue::kNoCheck;
    bool acknowledged = false;
  };
  [[nodiscard]] Shown shown(Subject subject, std::int64_t row);

 private:
  [[nodiscard]] model::StatusValue value() const;
  [[nodiscard]] bool is_acknowledged() const;

  bool any_;
  std::int64_t now_;
  Statement query_;
};

}  // namespace toposcope::store::sqlite
