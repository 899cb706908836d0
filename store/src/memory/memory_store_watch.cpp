// The part of the reference that viewers ask.

#include <map>

#include "toposcope/model/status.h"

#include "memory/memory_store.h"
#include "memory/problems.h"
#include "memory/tree.h"
#include "messages.h"

namespace toposcope::store::memory {
namespace {

std::vector<TypeCount> count_types(const std::vector<NodeSummary>& nodes) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& node : nodes) ++counts[node.type];
  std::vector<TypeCount> out;
  for (const auto& [type, count] : counts) out.push_back({type, count});
  return out;
}

/// Of one type (all when empty) a part.
std::vector<NodeSummary> page_of(std::vector<NodeSummary> nodes, std::string_view type,
                                 std::size_t offset, std::size_t limit) {
  if (!type.empty()) {
    std::erase_if(nodes, [type](const NodeSummary& node) { return node.type != type; });
  }
  std::vector<NodeSummary> out;
  for (std::size_t i = offset; i < nodes.size(); ++i) {
    if (limit != 0 && out.size() == limit) break;
    out.push_back(nodes[i]);
  }
  return out;
}

/// Sets or, with nullptr, takes away the mark of the last report of every source.
void mark_reports(StatusBySource& reports, const Acknowledgement* acknowledgement) {
  for (auto& [source, versions] : reports) {
    StatusEntry& entry = versions.back().entry;
    const bool marks = acknowledgement != nullptr &&
                       model::badness(entry.value) >= model::badness(model::StatusValue::kStale);
    if (acknowledgement != nullptr && !marks) continue;
    entry.acknowledged = marks;
    entry.by = marks ? acknowledgement->by : "";
    entry.comment = marks ? acknowledgement->comment : "";
    entry.until = marks ? acknowledgement->until : std::nullopt;
  }
}

}  // namespace

model::Status MemoryStore::check_small_write() const {
  return newest(inventory_) == 0 ? check_no_import() : model::ok();
}

model::Status MemoryStore::acknowledge(model::NodeRow node,
                                       const Acknowledgement& acknowledgement) {
  if (const auto error = messages::wrong_acknowledgement(acknowledgement, inventory_.clock())) {
    return *error;
  }
  if (auto status = check_small_write(); !status.has_value()) return status;
  if (!current(inventory_).nodes.contains(node.value)) {
    return messages::no_row("node", node.value, kNow);
  }
  const auto statuses = now().node_statuses(node.value);
  const int least = model::badness(model::StatusValue::kStale);
  if (statuses.empty() || model::badness(statuses.front().value) < least) {
    return messages::nothing_to_acknowledge(node);
  }
  mark_reports(inventory_.node_status[node.value], &acknowledgement);
  return model::ok();
}

model::Status MemoryStore::take_back_acknowledgement(model::NodeRow node) {
  if (auto status = check_small_write(); !status.has_value()) return status;
  if (!current(inventory_).nodes.contains(node.value)) {
    return messages::no_row("node", node.value, kNow);
  }
  mark_reports(inventory_.node_status[node.value], nullptr);
  return model::ok();
}

model::Status MemoryStore::set_view_state(std::string_view name,
                                          std::optional<std::string_view> value) {
  if (name.empty()) return messages::view_state_without_name();
  if (auto status = check_small_write(); !status.has_value()) return status;
  if (value) {
    inventory_.view_states[std::string(name)] = *value;
  } else {
    inventory_.view_states.erase(std::string(name));
  }
  return model::ok();
}

model::Status MemoryStore::read_documents(const DocumentVisitor& visit) {
  for (const auto& [row, node] : current(inventory_).nodes) {
    if (node.placeholder) continue;
    if (auto status = visit({row}, node.type, node.document); !status.has_value()) return status;
  }
  return model::ok();
}

model::Result<std::vector<TypeCount>> MemoryStore::root_types(std::string_view environment) {
  return count_types(memory::roots(now(), environment));
}

model::Result<std::vector<NodeSummary>> MemoryStore::roots(std::string_view environment,
                                                           std::string_view type,
                                                           std::size_t offset, std::size_t limit) {
  return page_of(memory::roots(now(), environment), type, offset, limit);
}

model::Result<std::vector<NodeSummary>> MemoryStore::children(model::NodeRow row,
                                                              model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return memory::children(moment.value(), row.value);
}

model::Result<std::vector<NodeSummary>> MemoryStore::parents(model::NodeRow row,
                                                             model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return memory::parents(moment.value(), row.value);
}

model::Result<std::vector<TypeCount>> MemoryStore::child_types(model::NodeRow row) {
  const auto nodes = memory::children(now(), row.value);
  if (!nodes.has_value()) return nodes.error();
  return count_types(nodes.value());
}

model::Result<std::vector<NodeSummary>> MemoryStore::children(model::NodeRow row,
                                                              std::string_view type,
                                                              std::size_t offset,
                                                              std::size_t limit) {
  const auto nodes = memory::children(now(), row.value);
  if (!nodes.has_value()) return nodes.error();
  return page_of(nodes.value(), type, offset, limit);
}

model::Result<std::vector<IllBranch>> MemoryStore::ill_branches() {
  return memory::ill_branches(now());
}

model::Result<std::vector<StatusSpan>> MemoryStore::status_history(model::NodeRow row,
                                                                   model::UtcMicros since) {
  if (!current(inventory_).nodes.contains(row.value)) {
    return messages::no_row("node", row.value, kNow);
  }
  auto spans = status_spans(inventory_, row.value);
  while (spans.size() > 1 && spans[1].from <= since) spans.erase(spans.begin());
  return spans;
}

model::Status MemoryStore::status_changes(model::UtcMicros from, model::UtcMicros to,
                                          const StatusVisitor& visit) {
  for (const auto& change : memory::status_changes(now())) {
    if (change.time < from || change.time >= to) continue;
    if (auto status = visit(change); !status.has_value()) return status;
  }
  return model::ok();
}

model::Result<std::vector<Problem>> MemoryStore::problems(std::size_t limit) {
  auto out = memory::problems(now());
  if (limit != 0 && out.size() > limit) out.resize(limit);
  return out;
}

model::Result<std::vector<StatusCount>> MemoryStore::status_counts() {
  return count_statuses(now());
}

model::Result<std::optional<std::string>> MemoryStore::view_state(std::string_view name) {
  const auto it = inventory_.view_states.find(std::string(name));
  if (it == inventory_.view_states.end()) return std::optional<std::string>();
  return std::optional<std::string>(it->second);
}

model::Result<std::vector<GraphStore::NamedState>> MemoryStore::view_states(
    std::string_view prefix) {
  std::vector<NamedState> out;
  for (const auto& state : inventory_.view_states) {
    if (state.first.starts_with(prefix)) out.push_back(state);
  }
  return out;
}

model::Result<Stamp> MemoryStore::stamp() { return Stamp{0, newest(inventory_)}; }

}  // namespace toposcope::store::memory
