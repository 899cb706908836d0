#pragma once

/// \file
/// Options of commands that ask for a scan without running it.

#include <string>

#include "toposcope/discovery/scan_jobs.h"
#include "toposcope/model/result.h"

#include "json_text.h"
#include "option_set.h"

namespace toposcope::cli {

/// Bound to options of `toposcope scan`.
struct ScanOptions {
  discovery::ScanArguments arguments;
  bool inventory = false, links = false, cliques = false;

  /// \retval kInvalidArgument  half of a part is named
  [[nodiscard]] model::Result<discovery::ScanArguments> chosen() const;
};

/// What `toposcope scan` says too: an id alone may be that of several objects, a type alone is
/// none. \retval kInvalidArgument  one of them is missing
[[nodiscard]] model::Status check_part(const std::string& type, const std::string& id);

/// Declares all but --env.
void add_scan_options(OptionSet& set, ScanOptions& options);

/// What is scanned, for people: "all", "links, implicit", "host:node-1, inventory".
[[nodiscard]] std::string scan_text(const discovery::ScanArguments& arguments);

/// {"environment","type","id","part","clear","implicit_links"}
[[nodiscard]] Json scan_json(const discovery::ScanArguments& arguments);

}  // namespace toposcope::cli
