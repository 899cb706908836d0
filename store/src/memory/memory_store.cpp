#include "memory/memory_store.h"

#include <algorithm>
#include <utility>

#include "memory/history.h"
#include "memory/memory_import.h"
#include "memory/moment.h"
#include "memory/problems.h"
#include "memory/replay.h"
#include "memory/search.h"
#include "messages.h"
#include "precision.h"

namespace toposcope::store::memory {
namespace {

using model::Error;
using model::ErrorCode;

Revision made_now(std::string kind, std::string comment) {
  Revision out;
  out.time = model::now_utc();
  out.kind = std::move(kind);
  out.comment = std::move(comment);
  return out;
}

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts count_each(const std::vector<std::string>& names) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& name : names) ++counts[name];
  return {counts.begin(), counts.end()};
}

/// Live things by environment or by type.
struct LiveNames {
  std::vector<std::string> node_types, node_environments;
  std::vector<std::string> link_types, link_environments;
  std::vector<std::string> collections;
};

LiveNames live_names(const State& state) {
  LiveNames out;
  for (const auto& [row, node] : state.nodes) {
    if (node.placeholder) continue;
    out.node_types.push_back(node.type);
    out.node_environments.push_back(node.environment);
  }
  for (const auto& [row, link] : state.links) {
    out.link_types.push_back(link.link_type);
    out.link_environments.push_back(link.environment);
  }
  for (const auto& [key, document] : state.documents) out.collections.push_back(key.first);
  return out;
}

std::uint64_t count_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::uint64_t>(std::count(names.begin(), names.end(), name));
}

void retire_environment(State& next, const std::string& name, model::RevisionNumber revision,
                        ImportOutcome& outcome) {
  for (const Row row : rows_where(next.nodes, [&](Row, const NodeState& node) {
         return node.environment == name && !node.placeholder;
       })) {
    ++outcome.nodes[next.nodes.at(row).type].retired;
    retire_node(next, row, revision);
  }
  for (const Row row : rows_where(
           next.links, [&](Row, const LinkState& link) { return link.environment == name; })) {
    ++outcome.links[next.links.at(row).link_type].retired;
    next.links.erase(row);
  }
  const DocumentKey declaration{model::collections::kEnvironments, name};
  std::erase_if(next.documents, [&](const auto& entry) {
    const bool goes = entry.second.environment == name || entry.first == declaration;
    if (goes) ++outcome.documents[entry.first.first].retired;
    return goes;
  });
  drop_loose_placeholders(next);
}

}  // namespace

Moment MemoryStore::now() const { return moment_at(inventory_, kNow).value(); }

model::Status MemoryStore::check_no_import() const {
  if (!importing_) return model::ok();
  return messages::import_running();
}

model::Result<std::unique_ptr<Import>> MemoryStore::begin_import(const ImportOptions& options) {
  if (auto status = check_no_import(); !status.has_value()) return status.error();
  if (options.source.empty()) {
    return messages::source_missing();
  }
  importing_ = true;
  return std::unique_ptr<Import>(
      std::make_unique<MemoryImport>(inventory_, options, [this] { importing_ = false; }));
}

model::Result<ImportOutcome> MemoryStore::revert(model::RevisionNumber revision) {
  if (auto status = check_no_import(); !status.has_value()) return status.error();
  if (revision <= inventory_.kept_from || revision > newest(inventory_)) {
    return messages::not_revertible(revision, inventory_.kept_from, newest(inventory_));
  }
  const Step step{*inventory_.states.at(revision - 1), *inventory_.states.at(revision)};
  State next = current(inventory_);
  ImportOutcome outcome;
  auto status = undo(step, newest(inventory_) + 1, next, outcome);
  if (!status.has_value()) return status.error();
  append_revision(inventory_, std::move(next),
                  made_now("revert", "revert of revision " + std::to_string(revision)), outcome);
  return outcome;
}

model::Result<ImportOutcome> MemoryStore::remove_environment(std::string_view name) {
  if (auto status = check_no_import(); !status.has_value()) return status.error();
  const std::string environment(name);
  if (!environments_of(current(inventory_)).contains(environment)) {
    return messages::no_environment(name);
  }
  State next = current(inventory_);
  ImportOutcome outcome;
  retire_environment(next, environment, newest(inventory_) + 1, outcome);
  append_revision(inventory_, std::move(next), made_now("remove", environment), outcome);
  return outcome;
}

model::Status MemoryStore::set_status(model::NodeRow node, std::string_view source,
                                      const model::StatusReport& report) {
  if (!current(inventory_).nodes.contains(node.value))
    return messages::no_row("node", node.value, kNow);
  std::string name(source);
  const StatusEntry entry{report.value, std::string(report.text), name, report.time, false};
  put_status(inventory_.node_status[node.value], entry,
             {newest(inventory_) + 1, inventory_.clock()});
  return model::ok();
}

model::Result<std::vector<Revision>> MemoryStore::revisions() {
  std::vector<Revision> out(inventory_.revisions.rbegin(), inventory_.revisions.rend());
  for (Revision& revision : out) revision.compacted = revision.number < inventory_.kept_from;
  return out;
}

model::Result<model::RevisionNumber> MemoryStore::revision_at(model::UtcMicros time) {
  const model::UtcMicros last = last_moment_of(time);
  for (auto it = inventory_.revisions.rbegin(); it != inventory_.revisions.rend(); ++it) {
    if (it->time <= last) return it->number;
  }
  return messages::no_revision_so_old(time);
}

model::Status MemoryStore::replay(model::RevisionNumber at, model::GraphSink& sink) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return replay_records(moment.value(), sink);
}

model::Status MemoryStore::replay_topology(model::RevisionNumber at, model::TopologySink& sink) {
  const auto state = state_at(inventory_, at);
  if (!state.has_value()) return state.error();
  return memory::replay_topology(*state.value(), names_, sink);
}

model::Result<std::unique_ptr<model::TopologyReader>> MemoryStore::topology_reader() {
  return make_reader(inventory_, names_);
}

model::Result<std::vector<StoredDocument>> MemoryStore::documents(model::RevisionNumber at,
                                                                  std::string_view collection) {
  const auto state = state_at(inventory_, at);
  if (!state.has_value()) return state.error();
  std::vector<StoredDocument> out;
  for (const auto& key : documents_in_order(*state.value(), collection)) {
    const DocumentState& document = state.value()->documents.at(key);
    out.push_back({key.first, document.environment, key.second, document.document,
                   document.content_hash, document.valid_from});
  }
  return out;
}

model::Result<std::vector<std::string>> MemoryStore::constraint_names() {
  return std::vector<std::string>(inventory_.constraint_names.begin(),
                                  inventory_.constraint_names.end());
}

model::Status MemoryStore::changes(model::RevisionNumber from, model::RevisionNumber to,
                                   const ChangeVisitor& visit) {
  const auto before = state_at(inventory_, from);
  if (!before.has_value()) return before.error();
  const auto after = state_at(inventory_, to);
  if (!after.has_value()) return after.error();
  for (const auto& change : compare(*before.value(), *after.value())) {
    if (auto status = visit(change); !status.has_value()) return status;
  }
  return model::ok();
}

model::Result<NodeSummary> MemoryStore::resolve(std::string_view reference,
                                                std::string_view environment,
                                                model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return resolve_node(moment.value(), reference, environment);
}

model::Result<std::vector<NodeSummary>> MemoryStore::find(const NodeQuery& query) {
  return find_nodes(now(), query);
}

model::Result<std::uint64_t> MemoryStore::count(const NodeQuery& query) {
  NodeQuery all = query;
  all.limit = 0;
  return find_nodes(now(), all).size();
}

model::Result<NodeDetail> MemoryStore::node(model::NodeRow row, model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return node_detail(moment.value(), row.value);
}

model::Result<std::vector<LinkDetail>> MemoryStore::links_at(model::NodeRow row,
                                                             model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return memory::links_at(moment.value(), row.value);
}

model::Result<LinkDetail> MemoryStore::link(model::LinkRow row, model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return link_detail(moment.value(), row.value);
}

model::Result<LinkDetail> MemoryStore::link_by_key(std::string_view key,
                                                   std::string_view environment,
                                                   model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  return memory::link_by_key(moment.value(), key, environment);
}

model::Result<std::vector<NodeSummary>> MemoryStore::summaries(
    const std::vector<model::NodeRow>& rows, model::RevisionNumber at) {
  const auto moment = moment_at(inventory_, at);
  if (!moment.has_value()) return moment.error();
  std::vector<NodeSummary> out;
  for (const model::NodeRow row : rows) {
    auto detail = node_detail(moment.value(), row.value);
    if (!detail.has_value()) return detail.error();
    out.push_back(std::move(detail.value().summary));
  }
  return out;
}

model::Result<std::vector<EnvironmentSummary>> MemoryStore::environments() {
  const auto all = info();
  if (!all.has_value()) return all.error();
  return all.value().environments;
}

model::Result<StoreInfo> MemoryStore::info() {
  const State& state = current(inventory_);
  const LiveNames names = live_names(state);
  StoreInfo out;
  out.history_rows = count_history(inventory_);
  out.placeholders = count_placeholders(state);
  for (const auto& environment : environments_of(state)) {
    out.environments.push_back({environment, is_declared(state, environment),
                                count_of(names.node_environments, environment),
                                count_of(names.link_environments, environment)});
  }
  out.node_types = count_each(names.node_types);
  out.link_types = count_each(names.link_types);
  out.collections = count_each(names.collections);
  out.statuses = count_statuses(now());
  return out;
}

model::Status MemoryStore::compact(model::RevisionNumber keep_from) {
  if (auto status = check_no_import(); !status.has_value()) return status;
  const auto oldest = keep_from == kNow ? newest(inventory_) : keep_from;
  if (auto state = state_at(inventory_, oldest); !state.has_value()) return state.error();
  inventory_.kept_from = std::max(inventory_.kept_from, oldest);
  std::erase_if(inventory_.states,
                [this](const auto& entry) { return entry.first < inventory_.kept_from; });
  forget_statuses(inventory_);
  return model::ok();
}

model::Status MemoryStore::backup(const std::filesystem::path& target, const BackupOptions&) {
  return Error{ErrorCode::kUnsupported,
               "an inventory in memory has no file to copy to " + target.string(), ""};
}

}  // namespace toposcope::store::memory

namespace toposcope::store {

std::unique_ptr<GraphStore> open_memory_store(Clock clock) {
  return std::make_unique<memory::MemoryStore>(std::move(clock));
}

}  // namespace toposcope::store
