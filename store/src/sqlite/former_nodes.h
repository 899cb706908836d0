#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "toposcope/model/ids.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Rows of nodes that were retired: a node that comes back takes its row, and so its status, again.
class FormerNodes {
 public:
  explicit FormerNodes(Connection& db);

  struct Former {
    std::int64_t row = 0;
    model::RevisionNumber first_seen = 0;
  };
  /// The row, not live now and not taken before, that last held a described node of this
  /// environment and key; it is taken then.
  [[nodiscard]] std::optional<Former> take(std::uint32_t environment, std::string_view key);

 private:
  bool is_empty_;
  Statement find_;
  std::unordered_set<std::int64_t> taken_;
};

}  // namespace toposcope::store::sqlite
