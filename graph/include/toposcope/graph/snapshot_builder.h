#pragma once

#include <unordered_map>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/topology.h"

namespace toposcope::graph {

/// Collects a topology and freezes it.
///
/// \code
///   SnapshotBuilder builder;
///   if (auto s = store.replay_topology(kNow, builder); !s.has_value()) return s.error();
///   const auto snapshot = std::move(builder).build();
/// \endcode
///
/// Rows may come in any order and twice (the second is ignored), so that a walk can send what it
/// meets; build() sorts them by row.
///
/// \par Complexity
/// O(N + L), plus a sort when rows do not ascend.
class SnapshotBuilder final : public model::TopologySink {
 public:
  /// \param link_names  keep the names of links too: labels of drawings need them, walks do not
  explicit SnapshotBuilder(bool link_names = true) : link_names_(link_names) {}

  [[nodiscard]] model::Status put_name(model::NameKind kind, std::uint32_t number,
                                       std::string_view name) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;
  [[nodiscard]] model::Status put_link_count(const model::LinkCount& count) override;
  [[nodiscard]] model::Status put_node(const model::TopologyNode& node) override;
  [[nodiscard]] model::Status put_link(const model::TopologyLink& link) override;

  /// \retval kMalformedInput  a link whose end was never sent, or a number without a name
  [[nodiscard]] model::Result<GraphSnapshot> build() &&;

 private:
  bool link_names_;
  GraphSnapshot out_;
  std::vector<NameIndex> environment_of_number_, node_type_of_number_, link_type_of_number_;
  std::vector<model::NodeRow> link_source_row_, link_target_row_;
};

}  // namespace toposcope::graph
