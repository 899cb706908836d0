#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/fetch_log.h"
#include "inventory/inventory.h"

namespace toposcope::discovery {

/// Members that stay although the scan does not tell of them, as what sets them did not answer: a
/// guest keeps its MAC address while its host is down, since the API that brings the guest does
/// not know it.  Seen at the end, when all is fetched; what later questions go by is kept while the
/// scan runs (KnownFacts).
class KeptMembers {
 public:
  /// \param database_failed  and others stood in for it, who know less
  KeptMembers(const std::set<UnsetMember>& unset, bool database_failed);

  /// The object as it is now, with what is kept of the earlier one.
  [[nodiscard]] Object apply(const Object& before, Object now) const;

 private:
  [[nodiscard]] std::set<std::string_view> members_of(const Object& object) const;

  std::map<std::pair<std::string, std::string>, std::set<std::string_view>> members_;  // type, host
  bool database_failed_;
};

/// The members of `now`: first those of `before`, in its order.
[[nodiscard]] Json ordered_as(const Json& before, const Json& now);

}  // namespace toposcope::discovery
