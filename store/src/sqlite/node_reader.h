#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "toposcope/store/objects.h"

#include "connection.h"
#include "statuses.h"

namespace toposcope::store::sqlite {

/// Nodes and links of the newest revision as values.
class NodeReader {
 public:
  explicit NodeReader(Connection& db);

  /// \throws Failure kNotFound  no such row now
  [[nodiscard]] NodeSummary summary(std::int64_t row);
  [[nodiscard]] NodeDetail detail(std::int64_t row);
  [[nodiscard]] LinkDetail link(std::int64_t row);
  [[nodiscard]] LinkDetail link_by_key(std::string_view key);
  [[nodiscard]] std::vector<LinkDetail> links_at(std::int64_t row);
  [[nodiscard]] std::vector<NodeSummary> children(std::int64_t row);

 private:
  Connection& db_;
  Statuses statuses_;
  Statement summary_;
};

}  // namespace toposcope::store::sqlite
