#pragma once

/// \file
/// Options of commands that ask for a scan without running it.

#include <string>

#include "toposcope/discovery/scan_jobs.h"

#include "json_text.h"
#include "option_set.h"

namespace toposcope::cli {

/// Bound to options of `toposcope scan`.
struct ScanOptions {
  discovery::ScanArguments arguments;
  bool inventory = false, links = false, cliques = false;

  [[nodiscard]] discovery::ScanArguments chosen() const;
};

/// Declares all but --env.
void add_scan_options(OptionSet& set, ScanOptions& options);

/// What is scanned, for people: "all", "links, implicit", "host:node-1, inventory".
[[nodiscard]] std::string scan_text(const discovery::ScanArguments& arguments);

/// {"environment","type","id","part","clear","implicit_links"}
[[nodiscard]] Json scan_json(const discovery::ScanArguments& arguments);

}  // namespace toposcope::cli
