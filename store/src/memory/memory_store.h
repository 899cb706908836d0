#pragma once

#include <memory>

#include "toposcope/store/graph_store.h"

#include "memory/inventory.h"
#include "memory/moment.h"
#include "memory/names.h"

namespace toposcope::store::memory {

/// The reference: keeps every revision as a whole and answers by scanning.
class MemoryStore final : public GraphStore {
 public:
  model::Result<std::unique_ptr<Import>> begin_import(const ImportOptions& options) override;
  model::Result<ImportOutcome> revert(model::RevisionNumber revision) override;
  model::Result<ImportOutcome> remove_environment(std::string_view name) override;
  model::Status set_status(model::NodeRow node, std::string_view source,
                           const model::StatusReport& report) override;

  model::Result<std::vector<Revision>> revisions() override;
  model::Result<model::RevisionNumber> revision_at(model::UtcMicros time) override;
  model::Status replay(model::RevisionNumber at, model::GraphSink& sink) override;
  model::Status replay_topology(model::RevisionNumber at, model::TopologySink& sink) override;
  model::Result<std::unique_ptr<model::TopologyReader>> topology_reader() override;
  model::Result<std::vector<StoredDocument>> documents(model::RevisionNumber at,
                                                       std::string_view collection) override;
  model::Result<std::vector<std::string>> constraint_names() override;
  model::Status changes(model::RevisionNumber from, model::RevisionNumber to,
                        const ChangeVisitor& visit) override;

  model::Result<NodeSummary> resolve(std::string_view reference, std::string_view environment,
                                     model::RevisionNumber at) override;
  model::Result<std::vector<NodeSummary>> find(const NodeQuery& query) override;
  model::Result<std::uint64_t> count(const NodeQuery& query) override;
  model::Result<NodeDetail> node(model::NodeRow row, model::RevisionNumber at) override;
  model::Result<std::vector<LinkDetail>> links_at(model::NodeRow row,
                                                  model::RevisionNumber at) override;
  model::Result<LinkDetail> link(model::LinkRow row, model::RevisionNumber at) override;
  model::Result<LinkDetail> link_by_key(std::string_view key, std::string_view environment,
                                        model::RevisionNumber at) override;
  model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                   model::RevisionNumber at) override;

  model::Result<StoreInfo> info() override;
  model::Status compact(model::RevisionNumber keep_from) override;
  model::Status backup(const std::filesystem::path& target) override;

 private:
  [[nodiscard]] model::Status check_no_import() const;
  [[nodiscard]] Moment now() const;

  Inventory inventory_ = empty_inventory();
  Names names_;
  bool importing_ = false;
};

}  // namespace toposcope::store::memory
