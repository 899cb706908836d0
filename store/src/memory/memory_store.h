#pragma once

#include <memory>
#include <utility>

#include "toposcope/store/graph_store.h"

#include "memory/inventory.h"
#include "memory/memory_journal.h"
#include "memory/moment.h"
#include "memory/names.h"

namespace toposcope::store::memory {

/// The reference: keeps every revision as a whole and answers by scanning.
class MemoryStore final : public GraphStore {
 public:
  explicit MemoryStore(Clock clock) : inventory_(empty_inventory(std::move(clock))) {}

  model::Result<std::unique_ptr<Import>> begin_import(const ImportOptions& options) override;
  model::Result<ImportOutcome> revert(model::RevisionNumber revision) override;
  model::Result<ImportOutcome> remove_environment(std::string_view name) override;
  model::Status set_status(model::NodeRow node, std::string_view source,
                           const model::StatusReport& report) override;
  model::Status acknowledge(model::NodeRow node, const Acknowledgement& acknowledgement) override;
  model::Status take_back_acknowledgement(model::NodeRow node) override;
  model::Status set_view_state(std::string_view name,
                               std::optional<std::string_view> value) override;

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
  model::Result<std::vector<NodeSummary>> summaries(const std::vector<model::NodeRow>& rows,
                                                    model::RevisionNumber at) override;
  model::Result<std::vector<LinkDetail>> links_at(model::NodeRow row,
                                                  model::RevisionNumber at) override;
  model::Result<LinkDetail> link(model::LinkRow row, model::RevisionNumber at) override;
  model::Result<LinkDetail> link_by_key(std::string_view key, std::string_view environment,
                                        model::RevisionNumber at) override;
  model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                   model::RevisionNumber at) override;
  model::Status read_documents(const DocumentVisitor& visit) override;

  model::Result<std::vector<TypeCount>> root_types(std::string_view environment) override;
  model::Result<std::vector<NodeSummary>> roots(std::string_view environment, std::string_view type,
                                                std::size_t offset, std::size_t limit) override;
  model::Result<std::vector<NodeSummary>> parents(model::NodeRow row,
                                                  model::RevisionNumber at) override;
  model::Result<std::vector<TypeCount>> child_types(model::NodeRow row) override;
  model::Result<std::vector<NodeSummary>> children(model::NodeRow row, std::string_view type,
                                                   std::size_t offset, std::size_t limit) override;
  model::Result<std::vector<IllBranch>> ill_branches() override;

  model::Result<std::vector<StatusSpan>> status_history(model::NodeRow row,
                                                        model::UtcMicros since) override;
  model::Status status_changes(model::UtcMicros from, model::UtcMicros to,
                               const StatusVisitor& visit) override;
  model::Result<std::vector<Problem>> problems(std::size_t limit) override;
  model::Result<std::vector<StatusCount>> status_counts() override;

  model::Result<std::optional<std::string>> view_state(std::string_view name) override;
  model::Result<std::vector<NamedState>> view_states(std::string_view prefix) override;

  model::Status add_messages(std::span<const Message> messages) override;
  model::Result<std::vector<Message>> messages(const MessageQuery& query) override;
  model::Status mark_viewed(std::int64_t up_to) override;
  model::Status set_job(std::string_view kind, std::string_view name,
                        std::optional<std::string_view> json) override;
  model::Status replace_job(std::string_view kind, std::string_view name,
                            std::optional<std::string_view> before,
                            std::optional<std::string_view> json) override;
  model::Result<std::vector<Job>> jobs(std::string_view kind) override;

  model::Result<StoreInfo> info() override;
  model::Result<std::vector<EnvironmentSummary>> environments() override;
  model::Result<Stamp> stamp() override;
  model::Status compact(model::RevisionNumber keep_from) override;
  model::Status backup(const std::filesystem::path& target, const BackupOptions& options) override;

 private:
  [[nodiscard]] model::Status check_no_import() const;
  /// kUnavailable while the first import is being made.
  [[nodiscard]] model::Status check_small_write() const;
  [[nodiscard]] Moment now() const;

  Inventory inventory_;
  MemoryJournal journal_;
  Names names_;
  bool importing_ = false;
};

}  // namespace toposcope::store::memory
