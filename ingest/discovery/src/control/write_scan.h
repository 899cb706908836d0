#pragma once

#include <functional>
#include <string>
#include <unordered_set>

#include "toposcope/discovery/scan.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "control/scan_union.h"
#include "links/link_finder.h"

namespace toposcope::discovery {

/// One revision: what a scan brought, and the links.
struct ScanWrite {
  const ScanUnion& objects;
  const LinkSet* links = nullptr;  ///< Null: links stay as they are.
  std::string comment;
  bool dry_run = false;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

/// Objects (see ScanUnion::key()) that scans of this environment were the last to tell of, and that
/// this one did not bring: what a write may retire.  What came by import is another source's.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<std::unordered_set<std::string>> own_absent(
    store::GraphStore& store, const std::string& environment, const Staging& staging);

/// Writes it, and retires what is gone.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<store::ImportOutcome> write_scan(store::GraphStore& store,
                                                             const ScanWrite& write,
                                                             Remarks& remarks);

}  // namespace toposcope::discovery
