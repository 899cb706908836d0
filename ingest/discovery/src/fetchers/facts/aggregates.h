#pragma once

/// \file
/// Host aggregates of a region.

#include <memory>
#include <string>
#include <vector>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

struct Aggregate {
  Json id;  ///< A number.
  std::string name;
  std::vector<std::string> hosts;
};

struct Aggregates {
  std::vector<Aggregate> aggregates;
  bool allowed = true;  ///< False: not for this login to know.

  /// By id as text; null when there is none.
  [[nodiscard]] const Aggregate* find(std::string_view id) const;
};

/// Of each region that the parent is about and that has nova; of the database alone, one.
[[nodiscard]] model::Result<std::vector<std::shared_ptr<const Aggregates>>> aggregates(
    const FetchContext& context);

}  // namespace toposcope::discovery::facts
