#pragma once

#include <vector>

#include "toposcope/store/objects.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// GraphStore::info() without the size of the file.
[[nodiscard]] StoreInfo read_info(Connection& db);

/// Environments that are declared, or that a live node (no placeholder) or link names, by name.
[[nodiscard]] std::vector<EnvironmentSummary> read_environments(Connection& db);

/// StoreInfo::statuses.
[[nodiscard]] std::vector<StatusCount> read_status_counts(Connection& db);

}  // namespace toposcope::store::sqlite
