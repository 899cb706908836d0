#pragma once

#include <ostream>

#include "toposcope/discovery/scan.h"

#include "json_text.h"

namespace toposcope::cli {

/// What a scan was asked for and did.
struct Scanned {
  discovery::ScanRequest request;
  discovery::ScanOutcome outcome;
};

/// The revision; objects and links by type; what fetchers and finders took and gave; questions that
/// were not answered, and what to do about them.
void print_scan_report(std::ostream& out, const Scanned& scanned);

[[nodiscard]] Json scan_report_json(const Scanned& scanned);

}  // namespace toposcope::cli
