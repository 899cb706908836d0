#pragma once

/// \file
/// Statuses over time, found by asking at each moment that a report began.

#include <vector>

#include "toposcope/model/time.h"
#include "toposcope/store/watch.h"

#include "memory/moment.h"

namespace toposcope::store::memory {

/// What a node showed, ascending; from the last moment on that is known as a whole.
[[nodiscard]] std::vector<StatusSpan> status_spans(const Inventory& inventory, Row row);

/// By (time, row).
[[nodiscard]] std::vector<StatusChange> status_changes(const Moment& moment);

/// In the order of GraphStore::problems().
[[nodiscard]] std::vector<Problem> problems(const Moment& moment);

/// As StoreInfo::statuses.
[[nodiscard]] std::vector<StatusCount> count_statuses(const Moment& moment);

/// By ascending row.
[[nodiscard]] std::vector<IllBranch> ill_branches(const Moment& moment);

}  // namespace toposcope::store::memory
