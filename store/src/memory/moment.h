#pragma once

/// \file
/// One revision as readers see it: what it holds, and what was said about it then.

#include <memory>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "memory/inventory.h"
#include "memory/state.h"

namespace toposcope::store::memory {

/// Must not outlive its inventory.
struct Moment {
  const Inventory& inventory;
  std::shared_ptr<const State> state;
  model::RevisionNumber number = kNow;  ///< kNow for the newest.

  /// \name Reports, worst first, then newest, then by source
  ///@{
  [[nodiscard]] std::vector<StatusEntry> node_statuses(Row row) const;
  [[nodiscard]] std::vector<StatusEntry> link_statuses(Row row) const;
  ///@}
};

/// \param at  a revision number or kNow
/// \retval kNotFound  no such revision, or it was forgotten
[[nodiscard]] model::Result<Moment> moment_at(const Inventory& inventory, model::RevisionNumber at);

/// \pre the row is live then
[[nodiscard]] NodeSummary summary_of(const Moment& moment, Row row);

/// \name GraphStore::node() and link()
///@{
[[nodiscard]] model::Result<NodeDetail> node_detail(const Moment& moment, Row row);
[[nodiscard]] model::Result<LinkDetail> link_detail(const Moment& moment, Row row);
///@}

}  // namespace toposcope::store::memory
