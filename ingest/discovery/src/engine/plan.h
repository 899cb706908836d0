#pragma once

#include <functional>
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
  std::string host = {};        ///< That the parent is, or belongs to; empty: none.
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

/// Whether an entry is for the environment; see applies() of scanner_config.h.
using EntryApplies = std::function<model::Result<bool>(const ScannerEntry& entry)>;

/// An object is fetched as it came about, for it alone: by the scanner whose entry brought it, run
/// on the parent that it was asked of, which need not be where it hangs in the tree.  Where its
/// document does not say so, or that parent is not there, by the scanner of its parent.
/// \param live  what is known of the environment so far
/// \retval kNotFound         there is no such object, or its parent is not there
/// \retval kInvalidArgument  several objects have this id, an id is missing, or no scanner of the
///         configuration brings such objects; the message says which
[[nodiscard]] model::Result<ScanPlan> make_scan_plan(const ScannerConfig& config,
                                                     const ScanTarget& part, const Inventory& live,
                                                     const EntryApplies& entry_applies);

}  // namespace toposcope::discovery
