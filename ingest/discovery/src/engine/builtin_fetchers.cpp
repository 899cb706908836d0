#include <memory>
#include <utility>
#include <vector>

#include "engine/registry.h"

namespace toposcope::discovery {

/// To add one: its maker, declared in fetchers/fetchers.h, as one more line here.
FetcherRegistry make_builtin_fetchers() {
  std::vector<std::unique_ptr<Fetcher>> fetchers;
  // fetchers.push_back(make_<name>_fetcher());
  return FetcherRegistry(std::move(fetchers));
}

}  // namespace toposcope::discovery
