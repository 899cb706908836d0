#pragma once

/// \file
/// One revision of the topology, frozen in arrays.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/constraint_table.h"
#include "toposcope/graph/string_column.h"
#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"
#include "toposcope/model/topology.h"

namespace toposcope::graph {

/// Index of a name in GraphSnapshot: environments, node types and link types, each from 0.
using NameIndex = std::uint32_t;

struct Environment {
  std::string name;
  bool declared = false;  ///< False: only nodes or links name it; it has no cliques.
};

/// A document of the rules, as sent by the store.
struct RuleDocument {
  std::string collection;
  std::string environment;
  std::string key;
  std::string document;  ///< JSON text.
};

/// One revision, frozen.  Immutable once SnapshotBuilder::build() returned it: any thread may read.
///
/// \par Memory
/// About 120 bytes a node and 75 bytes a link of an OpenStack inventory, names and keys included.
class GraphSnapshot {
 public:
  [[nodiscard]] std::size_t node_count() const noexcept { return node_row_.size(); }
  [[nodiscard]] std::size_t link_count() const noexcept { return link_row_.size(); }

  /// \name Nodes, by NodeId: ascending row
  ///@{
  [[nodiscard]] model::NodeRow row(model::NodeId n) const { return node_row_[n.value]; }
  [[nodiscard]] NameIndex environment(model::NodeId n) const { return node_environment_[n.value]; }
  [[nodiscard]] NameIndex type(model::NodeId n) const { return node_type_[n.value]; }
  [[nodiscard]] std::uint32_t constraint_set(model::NodeId n) const { return node_set_[n.value]; }
  [[nodiscard]] bool is_placeholder(model::NodeId n) const { return placeholder_[n.value]; }
  [[nodiscard]] std::string_view key(model::NodeId n) const { return node_key_[n.value]; }
  [[nodiscard]] std::string_view id(model::NodeId n) const { return node_id_[n.value]; }
  [[nodiscard]] std::string_view name(model::NodeId n) const { return node_name_[n.value]; }
  [[nodiscard]] std::optional<model::NodeId> find(model::NodeRow row) const;
  ///@}

  /// \name Links, by LinkId: ascending row
  ///@{
  [[nodiscard]] model::LinkRow row(model::LinkId l) const { return link_row_[l.value]; }
  [[nodiscard]] NameIndex environment(model::LinkId l) const { return link_environment_[l.value]; }
  [[nodiscard]] NameIndex link_type(model::LinkId l) const { return link_type_[l.value]; }
  [[nodiscard]] model::NodeId source(model::LinkId l) const { return source_[l.value]; }
  [[nodiscard]] model::NodeId target(model::LinkId l) const { return target_[l.value]; }
  [[nodiscard]] model::Implicit implicit(model::LinkId l) const { return implicit_[l.value]; }
  [[nodiscard]] std::uint32_t constraint_set(model::LinkId l) const { return link_set_[l.value]; }
  [[nodiscard]] std::string_view key(model::LinkId l) const { return link_key_[l.value]; }
  [[nodiscard]] std::string_view name(model::LinkId l) const { return link_name_[l.value]; }
  [[nodiscard]] std::optional<model::LinkId> find(model::LinkRow row) const;
  ///@}

  [[nodiscard]] std::span<const Environment> environments() const { return environments_; }
  [[nodiscard]] std::span<const std::string> node_types() const { return node_types_; }
  [[nodiscard]] std::span<const std::string> link_types() const { return link_types_; }
  [[nodiscard]] std::span<const RuleDocument> documents() const { return documents_; }

  /// Links per (environment, link type, implicit) in the whole revision, indexes as above.
  [[nodiscard]] std::span<const model::LinkCount> link_counts() const { return link_counts_; }

  [[nodiscard]] const ConstraintTable& constraints() const { return constraints_; }

 private:
  friend class SnapshotBuilder;

  std::vector<model::NodeRow> node_row_;
  std::vector<NameIndex> node_environment_, node_type_;
  std::vector<std::uint32_t> node_set_;
  std::vector<bool> placeholder_;
  StringColumn node_key_, node_id_, node_name_;

  std::vector<model::LinkRow> link_row_;
  std::vector<NameIndex> link_environment_, link_type_;
  std::vector<model::NodeId> source_, target_;
  std::vector<model::Implicit> implicit_;
  std::vector<std::uint32_t> link_set_;
  StringColumn link_key_, link_name_;

  std::vector<Environment> environments_;
  std::vector<std::string> node_types_, link_types_;
  std::vector<RuleDocument> documents_;
  std::vector<model::LinkCount> link_counts_;
  ConstraintTable constraints_;
};

}  // namespace toposcope::graph
