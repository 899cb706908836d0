#include "memory/memory_import.h"

#include <algorithm>
#include <utility>

#include "memory/constraint_values.h"
#include "messages.h"

namespace toposcope::store::memory {
namespace {

std::optional<StatusEntry> owned(const std::optional<model::StatusReport>& report,
                                 const std::string& source) {
  if (!report) return std::nullopt;
  return StatusEntry{report->value, std::string(report->text), source, report->time, false};
}

EndPut owned(const model::LinkEnd& end) {
  return {std::string(end.key), std::string(end.type), std::string(end.id)};
}

bool is_outdated(const StatusBySource& statuses, const StatusEntry& report) {
  const auto known = statuses.find(report.source);
  return known != statuses.end() && known->second.back().entry.time > report.time;
}

}  // namespace

model::Status MemoryImport::check_open() const {
  if (is_open_) return model::ok();
  return messages::import_ended();
}

model::Status MemoryImport::put_node(const model::NodeRecord& node) {
  if (auto status = check_open(); !status.has_value()) return status;
  NodePut put;
  put.node.environment = node.environment;
  put.node.key = node.key;
  put.node.key_given = !node.key.empty();
  put.node.type = node.type;
  put.node.id = node.id;
  put.node.name = node.name;
  put.node.parent_type = node.parent_type;
  put.node.parent_id = node.parent_id;
  put.node.constraints = node.constraints;
  put.node.document = node.document;
  put.node.content_hash = node.content_hash;
  put.node.described_by = options_.source;
  put.status = owned(node.status, options_.source);
  environments_.insert(put.node.environment);
  puts_.nodes.push_back(std::move(put));
  return model::ok();
}

model::Status MemoryImport::put_link(const model::LinkRecord& link) {
  if (auto status = check_open(); !status.has_value()) return status;
  LinkPut put;
  put.link.environment = link.environment;
  put.link.key = link.key;
  put.link.key_given = !link.key.empty();
  put.link.link_type = link.link_type;
  put.link.name = link.name;
  put.link.implicit = link.implicit;
  put.link.constraints = link.constraints;
  put.link.document = link.document;
  put.link.content_hash = link.content_hash;
  put.link.described_by = options_.source;
  put.source = owned(link.source);
  put.target = owned(link.target);
  put.status = owned(link.status, options_.source);
  environments_.insert(put.link.environment);
  puts_.links.push_back(std::move(put));
  return model::ok();
}

model::Status MemoryImport::put_document(const model::DocumentRecord& document) {
  if (auto status = check_open(); !status.has_value()) return status;
  if (document.collection.empty() || document.key.empty()) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "a document needs a collection and a key", ""};
  }
  DocumentPut put;
  put.key = {std::string(document.collection), std::string(document.key)};
  put.document.environment = document.environment;
  put.document.document = document.document;
  put.document.content_hash = document.content_hash;
  put.document.described_by = options_.source;
  if (document.collection == model::collections::kEnvironments) {
    environments_.insert(put.key.second);
  }
  puts_.documents.push_back(std::move(put));
  return model::ok();
}

model::Status MemoryImport::retire_document(std::string_view collection, std::string_view key) {
  if (auto status = check_open(); !status.has_value()) return status;
  DocumentKey document_key{collection, key};
  if (!current(inventory_).documents.contains(document_key)) {
    return messages::no_document(collection, key);
  }
  puts_.retired_documents.insert(std::move(document_key));
  return model::ok();
}

model::Result<ImportOutcome> MemoryImport::commit() {
  if (auto status = check_open(); !status.has_value()) return status.error();
  is_open_ = false;
  Inventory changed = inventory_;
  State next = current(inventory_);
  ImportOutcome outcome;
  outcome.is_first_of_source =
      std::none_of(inventory_.revisions.begin(), inventory_.revisions.end(),
                   [this](const Revision& one) { return one.source == options_.source; });
  Merge merge{changed, next, newest(inventory_) + 1, options_.source, outcome};
  if (auto status = merge_all(merge); !status.has_value()) return status.error();
  complete_constraints(changed, next);
  for (const auto& environment : environments_) {
    if (!is_declared(next, environment)) outcome.undeclared.push_back(environment);
  }
  append_revision(changed, std::move(next), revision(), outcome);
  for (const auto& environment : environments_) {
    changed.last_seen[{options_.source, environment}] = changed.revisions.back().time;
  }
  report_progress();
  if (options_.dry_run) {
    outcome.revision = 0;
  } else {
    inventory_ = std::move(changed);
  }
  return outcome;
}

model::Status MemoryImport::merge_all(Merge& merge) {
  RetiredShares shares;
  const auto node_rows = merge_nodes(merge, puts_.nodes);
  if (options_.replace) retire_nodes_not_matched(merge, environments_, options_, shares);
  const auto link_rows = merge_links(merge, puts_.links);
  if (options_.replace) retire_links_not_matched(merge, environments_, options_, shares);
  merge.outcome.over_share = shares.above(options_.max_retired_share);
  if (!merge.outcome.over_share.empty() && !options_.dry_run) {
    return messages::too_many_retired(options_.source, merge.outcome.over_share);
  }
  drop_loose_placeholders(merge.next);
  merge_documents(merge, puts_, options_.replace ? &environments_ : nullptr);
  merge_statuses(merge.inventory, node_rows, link_rows, merge.outcome);
  return model::ok();
}

void MemoryImport::merge_statuses(Inventory& inventory, const std::vector<Row>& node_rows,
                                  const std::vector<Row>& link_rows, ImportOutcome& outcome) const {
  const Arrival arrival{newest(inventory) + 1, inventory.clock()};
  const auto put = [&](StatusBySource& statuses, const StatusEntry& report) {
    if (is_outdated(statuses, report)) return;
    if (put_status(statuses, report, arrival)) ++outcome.status_changes;
  };
  for (std::size_t i = 0; i < node_rows.size(); ++i) {
    const auto& report = puts_.nodes[i].status;
    if (report) put(inventory.node_status[node_rows[i]], *report);
  }
  for (std::size_t i = 0; i < link_rows.size(); ++i) {
    const auto& report = puts_.links[i].status;
    if (report) put(inventory.link_status[link_rows[i]], *report);
  }
}

Revision MemoryImport::revision() const {
  const bool is_edit = puts_.nodes.empty() && puts_.links.empty();
  Revision out;
  out.time = model::now_utc();
  out.kind = is_edit ? "edit" : "import";
  out.source = options_.source;
  out.comment = options_.comment;
  return out;
}

void MemoryImport::report_progress() const {
  const std::uint64_t total = puts_.nodes.size() + puts_.links.size() + puts_.documents.size();
  if (options_.progress) options_.progress(total, total);
}

}  // namespace toposcope::store::memory
