#pragma once

#include <string>

#include "toposcope/discovery/scan.h"

#include "control/scan_messages.h"

namespace toposcope::discovery {

/// Comment of the revision: "partial: ..." where something was not reached.
[[nodiscard]] std::string revision_comment(const ScanRequest& request, const ScanOutcome& outcome);

/// One message for each host, or other reason, that cost answers; what is not built, what is not
/// allowed, and the sum.
void tell_outcome(const ScanOutcome& outcome, ScanMessages& messages);

}  // namespace toposcope::discovery
