#pragma once

#include <ostream>

#include "toposcope/discovery/links.h"

#include "json_text.h"

namespace toposcope::cli {

/// What a scan was asked for and did.
struct Scanned {
  discovery::LinkRequest request;
  discovery::LinkOutcome outcome;
};

/// The revision, links by finder and by type, and where rules could not be followed.
void print_scan_report(std::ostream& out, const Scanned& scanned);

[[nodiscard]] Json scan_report_json(const Scanned& scanned);

}  // namespace toposcope::cli
