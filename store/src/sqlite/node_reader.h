#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/store/objects.h"

#include "connection.h"
#include "statuses.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// Nodes and links of one revision as values.
class NodeReader {
 public:
  /// Reads the newest revision.
  explicit NodeReader(Connection& db);
  NodeReader(Connection& db, const Version& version);

  /// \throws Failure kNotFound  no such row in this revision
  [[nodiscard]] NodeSummary summary(std::int64_t row);
  [[nodiscard]] NodeDetail detail(std::int64_t row);
  [[nodiscard]] LinkDetail link(std::int64_t row);
  [[nodiscard]] std::vector<LinkDetail> links_at(std::int64_t row);
  [[nodiscard]] std::vector<NodeSummary> summaries(const std::vector<std::int64_t>& rows);

  /// \param environment  empty: any
  /// \throws Failure kNotFound  no link of this revision has the key
  [[nodiscard]] LinkDetail link_by_key(std::string_view key, std::string_view environment);

 private:
  [[nodiscard]] std::string links_at_sql() const;
  [[noreturn]] void fail_no_row(const char* kind, std::int64_t row) const;

  Connection& db_;
  Version version_;
  Statuses statuses_;
  Statement summary_;
};

}  // namespace toposcope::store::sqlite
