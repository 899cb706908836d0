#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/fetcher.h"
#include "engine/staging.h"
#include "inventory/inventory.h"

namespace toposcope::discovery {

/// What earlier scans knew, for what is not to be known in this one.
class KnownFacts {
 public:
  /// Both must outlive it.
  KnownFacts(const Inventory& before, Staging& staging) : before_(before), staging_(staging) {}

  /// What nobody answered stays known to fetchers that look for it: an interface keeps its port
  /// while the list of ports does not come.
  void let_see(const std::string& origin);

  /// What could not be asked for stays as it was, in its place: that it is not known now is no
  /// change, and what later levels ask goes by it.
  void keep(const UnknownMember& unknown);

 private:
  const Inventory& before_;
  Staging& staging_;
  std::unordered_map<std::string, std::vector<ObjectNumber>> by_origin_;
};

}  // namespace toposcope::discovery
