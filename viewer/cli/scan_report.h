#pragma once

#include <ostream>

#include "toposcope/discovery/links.h"
#include "toposcope/discovery/scan.h"

#include "json_text.h"

namespace toposcope::cli {

/// What a run of link finders was asked for and did.
struct Scanned {
  discovery::LinkRequest request;
  discovery::LinkOutcome outcome;
};

/// The revision, links by finder and by type, and where rules could not be followed.
void print_scan_report(std::ostream& out, const Scanned& scanned);

[[nodiscard]] Json scan_report_json(const Scanned& scanned);

/// The verdict, objects and links by type, what each fetcher took, and what was not reached.
void print_scan_report(std::ostream& out, const discovery::ScanRequest& request,
                       const discovery::ScanOutcome& outcome);

[[nodiscard]] Json scan_report_json(const discovery::ScanRequest& request,
                                    const discovery::ScanOutcome& outcome);

/// {"environment","type","id","part",...}
[[nodiscard]] Json scan_request_json(const discovery::ScanRequest& request);

}  // namespace toposcope::cli
