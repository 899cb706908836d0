#include "toposcope/graph/snapshot.h"

#include <algorithm>

namespace toposcope::graph {
namespace {

/// Position of `row` in an ascending column, as an id.
template <typename Id, typename Row>
std::optional<Id> position(const std::vector<Row>& rows, Row row) {
  const auto it = std::lower_bound(rows.begin(), rows.end(), row);
  if (it == rows.end() || *it != row) return std::nullopt;
  return Id{static_cast<std::uint32_t>(it - rows.begin())};
}

}  // namespace

std::optional<model::NodeId> GraphSnapshot::find(model::NodeRow row) const {
  return position<model::NodeId>(node_row_, row);
}

std::optional<model::LinkId> GraphSnapshot::find(model::LinkRow row) const {
  return position<model::LinkId>(link_row_, row);
}

}  // namespace toposcope::graph
