#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// Fetchers by the names that scanners.json calls them by.
class FetcherRegistry {
 public:
  /// Of two with one name the first counts.
  explicit FetcherRegistry(std::vector<std::unique_ptr<Fetcher>> fetchers);

  /// Null when there is none of that name.
  [[nodiscard]] const Fetcher* find(std::string_view name) const;

  /// For a name without a fetcher: why there is none, as the end of "X is not built: ".
  [[nodiscard]] std::string_view why_not_built(std::string_view name) const;

 private:
  std::map<std::string, std::unique_ptr<Fetcher>, std::less<>> fetchers_;
};

/// Whom it asks; never kByName.
[[nodiscard]] FetchSource source_of(const Fetcher& fetcher);

/// All that there are, by the one list of builtin_fetchers.cpp.
[[nodiscard]] FetcherRegistry make_builtin_fetchers();

}  // namespace toposcope::discovery
