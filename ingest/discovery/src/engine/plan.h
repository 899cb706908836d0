#pragma once

#include <string>

#include "toposcope/discovery/scanner_config.h"
#include "toposcope/model/result.h"

#include "inventory/inventory.h"

namespace toposcope::discovery {

/// Where a scan begins, and what of it counts.
struct ScanPlan {
  std::string scanner;  ///< "ScanEnvironment", "ScanRegionsRoot", ...
  Object parent;        ///< What it is run on; the environment itself is one with an id only.
  std::string id_field = "id";  ///< The member of the parent that fetchers are asked by.
  /// Of the scanner's entries only those of this type, and of their objects only the one of this
  /// id; empty: all.  At the beginning only, not below.
  std::string child_type;
  std::string child_id;
};

/// What part of an environment is meant; both empty: the whole.
struct ScanTarget {
  std::string type;
  std::string id;
};

/// An object is scanned by running the scanner of its parent for it alone.
/// \param live  what is known of the environment so far
/// \retval kNotFound         there is no such object, or its parent is not there
/// \retval kInvalidArgument  several objects have this id, an id is missing, or no scanner of the
///         configuration brings such objects; the message says which
[[nodiscard]] model::Result<ScanPlan> make_scan_plan(const ScannerConfig& config,
                                                     const ScanTarget& part, const Inventory& live);

}  // namespace toposcope::discovery
