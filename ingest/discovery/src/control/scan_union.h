#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "control/kept_members.h"
#include "engine/origins.h"
#include "engine/staging.h"
#include "inventory/inventory.h"

namespace toposcope::discovery {

/// What a store holds, overlaid with what a scan brought: what links are looked for in, so that
/// those across the border of a host that was not reached are neither lost nor wrong.
struct ScanUnion {
  std::unique_ptr<Inventory> objects;  ///< Without those that are gone.
  std::vector<bool> is_new;            ///< By ObjectNumber: brought by the scan, to be written.
  std::unordered_set<std::string> gone;
  std::uint64_t spared = 0;                           ///< Of earlier scans, and not looked at now.
  std::map<std::string, std::uint64_t> spared_below;  ///< By what was not reached.

  [[nodiscard]] static std::string key(std::string_view type, std::string_view id);
};

/// Objects keep the order of the store; new ones follow in the order in which they were found.
[[nodiscard]] ScanUnion unite(const Inventory& before, const Staging& staging,
                              Retirement& retirement, const KeptMembers& kept);

}  // namespace toposcope::discovery
