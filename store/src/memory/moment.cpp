#include "memory/moment.h"

#include <algorithm>

#include "toposcope/model/status.h"

#include "messages.h"

namespace toposcope::store::memory {
namespace {

model::StatusValue shown(const std::vector<StatusEntry>& statuses) {
  return statuses.empty() ? model::StatusValue::kNoCheck : statuses.front().value;
}

/// What shows is known to somebody, and so is all that is as bad.
bool is_acknowledged(const std::vector<StatusEntry>& statuses) {
  return !statuses.empty() &&
         std::all_of(statuses.begin(), statuses.end(), [&statuses](const StatusEntry& one) {
           return one.acknowledged ||
                  model::badness(one.value) < model::badness(statuses.front().value);
         });
}

/// The last source of a version: one that describes it again without a change makes no version.
std::string described_by(const Inventory& inventory, Row row, const NodeState& version) {
  for (auto it = inventory.states.rbegin(); it != inventory.states.rend(); ++it) {
    const auto node = it->second->nodes.find(row);
    if (node == it->second->nodes.end()) continue;
    if (node->second.valid_from == version.valid_from) return node->second.described_by;
  }
  return version.described_by;
}

}  // namespace

model::Result<Moment> moment_at(const Inventory& inventory, model::RevisionNumber at) {
  auto state = state_at(inventory, at);
  if (!state.has_value()) return state.error();
  return Moment{inventory, std::move(state).value(), at == newest(inventory) ? kNow : at};
}

std::vector<StatusEntry> Moment::node_statuses(Row row) const {
  return sorted_statuses(inventory.node_status, row, {number, inventory.clock()});
}

std::vector<StatusEntry> Moment::link_statuses(Row row) const {
  return sorted_statuses(inventory.link_status, row, {number, inventory.clock()});
}

NodeSummary summary_of(const Moment& moment, Row row) {
  const NodeState& node = moment.state->nodes.at(row);
  const auto statuses = moment.node_statuses(row);
  return {{row},           node.environment, node.type,
          node.id,         node.key,         node.name,
          shown(statuses), node.placeholder, is_acknowledged(statuses)};
}

model::Result<NodeDetail> node_detail(const Moment& moment, Row row) {
  const auto it = moment.state->nodes.find(row);
  if (it == moment.state->nodes.end()) return messages::no_row("node", row, moment.number);
  const NodeState& node = it->second;
  NodeDetail out;
  out.summary = summary_of(moment, row);
  out.parent_type = node.parent_type;
  out.parent_id = node.parent_id;
  out.document = node.document;
  out.source = described_by(moment.inventory, row, node);
  out.first_seen = node.first_seen;
  out.changed = node.valid_from;
  const auto& last_seen = moment.inventory.last_seen;
  const auto seen = last_seen.find({out.source, node.environment});
  if (seen != last_seen.end()) out.last_seen = seen->second;
  out.statuses = moment.node_statuses(row);
  return out;
}

model::Result<LinkDetail> link_detail(const Moment& moment, Row row) {
  const auto it = moment.state->links.find(row);
  if (it == moment.state->links.end()) return messages::no_row("link", row, moment.number);
  const LinkState& link = it->second;
  LinkDetail out;
  out.row = {row};
  out.environment = link.environment;
  out.link_type = link.link_type;
  out.key = link.key;
  out.name = link.name;
  out.source = summary_of(moment, link.source);
  out.target = summary_of(moment, link.target);
  out.implicit = link.implicit;
  out.status = shown(moment.link_statuses(row));
  out.document = link.document;
  return out;
}

}  // namespace toposcope::store::memory
