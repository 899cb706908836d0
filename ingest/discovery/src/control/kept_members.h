#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "toposcope/discovery/scan.h"

#include "inventory/inventory.h"

namespace toposcope::discovery {

/// Objects whose earlier members stay although the scan does not tell of them: one that tells of
/// the object failed.  A guest keeps its MAC address while its host is down, as the API that
/// brings the guest does not know it.
class KeptMembers {
 public:
  /// \param all   every object's; a source failed that told of many
  /// \param now   what the scan brought, where folders say what they belong to
  KeptMembers(const std::vector<FetchFailure>& failures, const Inventory& now, bool all);

  [[nodiscard]] bool of(const Object& object) const;

 private:
  std::unordered_set<std::string> keys_;
  bool all_;
};

/// The object as it is now, with the members that only the earlier one has, in their order.
[[nodiscard]] Object with_members_of(const Object& before, const Object& now);

}  // namespace toposcope::discovery
