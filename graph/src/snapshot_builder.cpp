#include "toposcope/graph/snapshot_builder.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace toposcope::graph {
namespace {

using model::Error;
using model::ErrorCode;

constexpr NameIndex kUnnamed = std::numeric_limits<NameIndex>::max();

void assign_index(std::vector<NameIndex>& index_of_number, std::uint32_t number,
                  std::size_t index) {
  if (number >= index_of_number.size()) index_of_number.resize(std::size_t{number} + 1, kUnnamed);
  index_of_number[number] = static_cast<NameIndex>(index);
}

NameIndex index_of(const std::vector<NameIndex>& index_of_number, std::uint32_t number) {
  return number < index_of_number.size() ? index_of_number[number] : kUnnamed;
}

Error unannounced(std::string_view record, std::int64_t row) {
  return {ErrorCode::kMalformedInput, "a number of this row was never announced with put_name()",
          std::string(record) + " row " + std::to_string(row)};
}

using Order = std::vector<std::uint32_t>;

/// The positions of `rows` by ascending row, the first of equal ones only; empty when they ascend
/// already.
template <typename Row>
Order order_of(const std::vector<Row>& rows) {
  const auto not_ascending = [](Row a, Row b) { return a >= b; };
  if (std::adjacent_find(rows.begin(), rows.end(), not_ascending) == rows.end()) return {};
  Order order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows[a] < rows[b]; });
  const auto same_row = [&](std::uint32_t a, std::uint32_t b) { return rows[a] == rows[b]; };
  order.erase(std::unique(order.begin(), order.end(), same_row), order.end());
  return order;
}

template <typename Column>
void reorder(Column& column, const Order& order) {
  Column sorted;
  for (const std::uint32_t position : order) sorted.push_back(column[position]);
  column = std::move(sorted);
}

template <typename... Columns>
void reorder_all(const Order& order, Columns&... columns) {
  if (!order.empty()) (reorder(columns, order), ...);
}

/// Finds nodes by row: a table when rows are nearly dense, as stores number them; else by halving.
class RowIndex {
 public:
  explicit RowIndex(const std::vector<model::NodeRow>& rows) : rows_(rows) {
    const std::size_t dense_limit = rows.size() * 4 + 1024;
    if (rows.empty() || rows.front().value < 0) return;
    const auto largest = static_cast<std::size_t>(rows.back().value);
    if (largest > dense_limit) return;
    table_.assign(largest + 1, kUnnamed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      table_[static_cast<std::size_t>(rows[i].value)] = static_cast<std::uint32_t>(i);
    }
  }

  /// kUnnamed when there is no such row.
  [[nodiscard]] std::uint32_t find(model::NodeRow row) const {
    if (!table_.empty()) {
      const auto index = static_cast<std::size_t>(row.value);
      return row.value >= 0 && index < table_.size() ? table_[index] : kUnnamed;
    }
    const auto it = std::lower_bound(rows_.begin(), rows_.end(), row);
    if (it == rows_.end() || *it != row) return kUnnamed;
    return static_cast<std::uint32_t>(it - rows_.begin());
  }

 private:
  const std::vector<model::NodeRow>& rows_;
  std::vector<std::uint32_t> table_;
};

/// The ids of the nodes that the rows name.
model::Result<std::vector<model::NodeId>> ends_of(const RowIndex& index,
                                                  const std::vector<model::NodeRow>& rows) {
  std::vector<model::NodeId> ends;
  ends.reserve(rows.size());
  for (const model::NodeRow row : rows) {
    const std::uint32_t found = index.find(row);
    if (found == kUnnamed) {
      return Error{ErrorCode::kMalformedInput, "a link ends at a node that was never sent",
                   "node row " + std::to_string(row.value)};
    }
    ends.push_back({found});
  }
  return ends;
}

std::vector<model::LinkCount> count_links(const GraphSnapshot& snapshot) {
  std::map<std::tuple<NameIndex, NameIndex, model::Implicit>, std::uint64_t> counts;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    const model::LinkId link{i};
    ++counts[{snapshot.environment(link), snapshot.link_type(link), snapshot.implicit(link)}];
  }
  std::vector<model::LinkCount> out;
  for (const auto& [what, count] : counts) {
    out.push_back({std::get<0>(what), std::get<1>(what), std::get<2>(what), count});
  }
  return out;
}

}  // namespace

model::Status SnapshotBuilder::put_name(model::NameKind kind, std::uint32_t number,
                                        std::string_view name) {
  switch (kind) {
    case model::NameKind::kEnvironment:
    case model::NameKind::kUndeclared:
      assign_index(environment_of_number_, number, out_.environments_.size());
      out_.environments_.push_back({std::string(name), kind == model::NameKind::kEnvironment});
      return model::ok();
    case model::NameKind::kNodeType:
      assign_index(node_type_of_number_, number, out_.node_types_.size());
      out_.node_types_.emplace_back(name);
      return model::ok();
    case model::NameKind::kLinkType:
      assign_index(link_type_of_number_, number, out_.link_types_.size());
      out_.link_types_.emplace_back(name);
      return model::ok();
    case model::NameKind::kConstraintSet:
      return out_.constraints_.add(number, name);
  }
  return Error{ErrorCode::kInvalidArgument, "unknown kind of name", std::string(name)};
}

model::Status SnapshotBuilder::put_document(const model::DocumentRecord& document) {
  out_.documents_.push_back({std::string(document.collection), std::string(document.environment),
                             std::string(document.key), std::string(document.document)});
  return model::ok();
}

model::Status SnapshotBuilder::put_link_count(const model::LinkCount& count) {
  model::LinkCount mapped = count;
  mapped.environment = index_of(environment_of_number_, count.environment);
  mapped.link_type = index_of(link_type_of_number_, count.link_type);
  if (mapped.environment == kUnnamed || mapped.link_type == kUnnamed) {
    return unannounced("link count", 0);
  }
  out_.link_counts_.push_back(mapped);
  return model::ok();
}

model::Status SnapshotBuilder::put_node(const model::TopologyNode& node) {
  const NameIndex environment = index_of(environment_of_number_, node.environment);
  const NameIndex type = index_of(node_type_of_number_, node.type);
  const bool known_set = node.constraint_set == 0 || node.constraint_set < out_.constraints_.size();
  if (environment == kUnnamed || type == kUnnamed || !known_set) {
    return unannounced("node", node.row.value);
  }
  out_.node_row_.push_back(node.row);
  out_.node_environment_.push_back(environment);
  out_.node_type_.push_back(type);
  out_.node_set_.push_back(node.constraint_set);
  out_.placeholder_.push_back(node.placeholder);
  out_.node_key_.push_back(node.key);
  out_.node_id_.push_back(node.id);
  out_.node_name_.push_back(node.name);
  return model::ok();
}

model::Status SnapshotBuilder::put_link(const model::TopologyLink& link) {
  const NameIndex environment = index_of(environment_of_number_, link.environment);
  const NameIndex type = index_of(link_type_of_number_, link.link_type);
  const bool known_set = link.constraint_set == 0 || link.constraint_set < out_.constraints_.size();
  if (environment == kUnnamed || type == kUnnamed || !known_set) {
    return unannounced("link", link.row.value);
  }
  out_.link_row_.push_back(link.row);
  out_.link_environment_.push_back(environment);
  out_.link_type_.push_back(type);
  out_.implicit_.push_back(link.implicit);
  out_.link_set_.push_back(link.constraint_set);
  out_.link_key_.push_back(link.key);
  out_.link_name_.push_back(link_names_ ? link.name : std::string_view());
  link_source_row_.push_back(link.source);
  link_target_row_.push_back(link.target);
  return model::ok();
}

model::Result<GraphSnapshot> SnapshotBuilder::build() && {
  if (std::max(out_.node_count(), out_.link_count()) >= kUnnamed) {
    return Error{ErrorCode::kUnsupported, "a snapshot holds at most 2^32 - 2 nodes or links", ""};
  }
  reorder_all(order_of(out_.node_row_), out_.node_environment_, out_.node_type_, out_.node_set_,
              out_.placeholder_, out_.node_key_, out_.node_id_, out_.node_name_, out_.node_row_);
  reorder_all(order_of(out_.link_row_), out_.link_environment_, out_.link_type_, out_.implicit_,
              out_.link_set_, out_.link_key_, out_.link_name_, link_source_row_, link_target_row_,
              out_.link_row_);

  const RowIndex index(out_.node_row_);
  auto sources = ends_of(index, link_source_row_);
  if (!sources.has_value()) return sources.error();
  auto targets = ends_of(index, link_target_row_);
  if (!targets.has_value()) return targets.error();
  out_.source_ = std::move(sources).value();
  out_.target_ = std::move(targets).value();
  if (out_.link_counts_.empty()) out_.link_counts_ = count_links(out_);
  return std::move(out_);
}

}  // namespace toposcope::graph
