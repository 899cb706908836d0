#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "error.h"
#include "session.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

/// GraphStore over one SQLite file.  Each member checks, calls the part that does the work, and
/// turns what that throws into an Error.
class SqliteStore final : public GraphStore {
 public:
  explicit SqliteStore(StoreOptions options) : session_(std::move(options)) {}

  [[nodiscard]] model::Result<std::unique_ptr<Import>> begin_import(
      const ImportOptions& options) override;
  [[nodiscard]] model::Result<ImportOutcome> revert(model::RevisionNumber revision) override;
  [[nodiscard]] model::Result<ImportOutcome> remove_environment(std::string_view name) override;
  [[nodiscard]] model::Status set_status(model::NodeRow node, std::string_view source,
                                         const model::StatusReport& report) override;
  [[nodiscard]] model::Status acknowledge(model::NodeRow node,
                                          const Acknowledgement& acknowledgement) override;
  [[nodiscard]] model::Status take_back_acknowledgement(model::NodeRow node) override;
  [[nodiscard]] model::Status set_view_state(std::string_view name,
                                             std::optional<std::string_view> value) override;

  [[nodiscard]] model::Result<std::vector<Revision>> revisions() override;
  [[nodiscard]] model::Result<model::RevisionNumber> revision_at(model::UtcMicros time) override;
  [[nodiscard]] model::Status replay(model::RevisionNumber at, model::GraphSink& sink) override;
  [[nodiscard]] model::Status replay_topology(model::RevisionNumber at,
                                              model::TopologySink& sink) override;
  [[nodiscard]] model::Result<std::unique_ptr<model::TopologyReader>> topology_reader() override;
  [[nodiscard]] model::Result<std::vector<StoredDocument>> documents(
      model::RevisionNumber at, std::string_view collection) override;
  [[nodiscard]] model::Result<std::vector<std::string>> constraint_names() override;
  [[nodiscard]] model::Status changes(model::RevisionNumber from, model::RevisionNumber to,
                                      const ChangeVisitor& visit) override;

  [[nodiscard]] model::Result<NodeSummary> resolve(std::string_view reference,
                                                   std::string_view environment,
                                                   model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> find(const NodeQuery& query) override;
  [[nodiscard]] model::Result<std::uint64_t> count(const NodeQuery& query) override;
  [[nodiscard]] model::Result<NodeDetail> node(model::NodeRow row,
                                               model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> summaries(
      const std::vector<model::NodeRow>& rows, model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<LinkDetail>> links_at(model::NodeRow row,
                                                                model::RevisionNumber at) override;
  [[nodiscard]] model::Result<LinkDetail> link(model::LinkRow row,
                                               model::RevisionNumber at) override;
  [[nodiscard]] model::Result<LinkDetail> link_by_key(std::string_view key,
                                                      std::string_view environment,
                                                      model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                                 model::RevisionNumber at) override;
  [[nodiscard]] model::Status read_documents(const DocumentVisitor& visit) override;

  [[nodiscard]] model::Result<std::vector<TypeCount>> root_types(
      std::string_view environment) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> roots(std::string_view environment,
                                                              std::string_view type,
                                                              std::size_t offset,
                                                              std::size_t limit) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> parents(model::NodeRow row,
                                                                model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<TypeCount>> child_types(model::NodeRow row) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                                 std::string_view type,
                                                                 std::size_t offset,
                                                                 std::size_t limit) override;
  [[nodiscard]] model::Result<std::vector<IllBranch>> ill_branches() override;

  [[nodiscard]] model::Result<std::vector<StatusSpan>> status_history(
      model::NodeRow row, model::UtcMicros since) override;
  [[nodiscard]] model::Status status_changes(model::UtcMicros from, model::UtcMicros to,
                                             const StatusVisitor& visit) override;
  [[nodiscard]] model::Result<std::vector<Problem>> problems(std::size_t limit) override;
  [[nodiscard]] model::Result<std::vector<StatusCount>> status_counts() override;

  [[nodiscard]] model::Result<std::optional<std::string>> view_state(
      std::string_view name) override;
  [[nodiscard]] model::Result<std::vector<NamedState>> view_states(
      std::string_view prefix) override;

  [[nodiscard]] model::Status add_messages(std::span<const Message> messages) override;
  [[nodiscard]] model::Result<std::vector<Message>> messages(const MessageQuery& query) override;
  [[nodiscard]] model::Status mark_viewed(std::int64_t up_to) override;
  [[nodiscard]] model::Status set_job(std::string_view kind, std::string_view name,
                                      std::optional<std::string_view> json) override;
  [[nodiscard]] model::Status replace_job(std::string_view kind, std::string_view name,
                                          std::optional<std::string_view> before,
                                          std::optional<std::string_view> json) override;
  [[nodiscard]] model::Result<std::vector<Job>> jobs(std::string_view kind) override;

  [[nodiscard]] model::Result<StoreInfo> info() override;
  [[nodiscard]] model::Result<std::vector<EnvironmentSummary>> environments() override;
  [[nodiscard]] model::Result<Stamp> stamp() override;
  [[nodiscard]] model::Status compact(model::RevisionNumber keep_from) override;
  [[nodiscard]] model::Status backup(const std::filesystem::path& target,
                                     const BackupOptions& options) override;

 private:
  /// `work` sees one revision, whatever writers do meanwhile.
  template <typename Work>
  auto read(Work work) -> model::Result<decltype(work(std::declval<Connection&>()))> {
    return guarded([&] {
      Connection& db = session_.connection();
      return checked_by(session_.make_check(), [&] {
        Transaction transaction(db, Transaction::Kind::kRead);
        return work(db);
      });
    });
  }
  template <typename Work>
  model::Status read_status(Work work) {
    return read([&](Connection& db) {
      work(db);
      return std::monostate{};
    });
  }

  void require_no_import() const;
  /// One short transaction that waits for its turn as long as busy_timeout says.
  void write_in_turn(const std::function<void(Connection& db)>& work);

  Session session_;
  bool importing_ = false;
};

}  // namespace toposcope::store::sqlite
