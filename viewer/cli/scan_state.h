#pragma once

/// \file
/// What jobs say of an environment: when it was scanned, and whether that works.

#include <optional>
#include <string>
#include <vector>

#include "toposcope/discovery/scan_jobs.h"
#include "toposcope/model/result.h"
#include "toposcope/store/journal.h"

namespace toposcope::cli {

/// A line for people, e.g. {"scan.last_scanned", "2026-11-26T11:48:37Z"}.
struct ScanStateLine {
  std::string name, value;
};

/// Nothing for an environment that no scan was asked for.  Scans of one object or of links alone
/// say nothing of the environment.
[[nodiscard]] std::vector<ScanStateLine> scan_state_of(const std::vector<discovery::ScanJob>& jobs,
                                                       const std::string& environment);

/// The same from a store, with its schedules: what `toposcope env show` prints below the document.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<std::vector<ScanStateLine>> scan_state_of(
    store::Journal& journal, const std::string& environment);

}  // namespace toposcope::cli
