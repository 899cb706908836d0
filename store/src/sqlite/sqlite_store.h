#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "error.h"
#include "session.h"

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
  [[nodiscard]] model::Result<std::vector<LinkDetail>> links_at(model::NodeRow row,
                                                                model::RevisionNumber at) override;
  [[nodiscard]] model::Result<LinkDetail> link(model::LinkRow row,
                                               model::RevisionNumber at) override;
  [[nodiscard]] model::Result<LinkDetail> link_by_key(std::string_view key,
                                                      std::string_view environment,
                                                      model::RevisionNumber at) override;
  [[nodiscard]] model::Result<std::vector<NodeSummary>> children(model::NodeRow row,
                                                                 model::RevisionNumber at) override;

  [[nodiscard]] model::Result<StoreInfo> info() override;
  [[nodiscard]] model::Status compact(model::RevisionNumber keep_from) override;
  [[nodiscard]] model::Status backup(const std::filesystem::path& target) override;

 private:
  /// `work` sees one revision, whatever writers do meanwhile.
  template <typename Work>
  auto read(Work work) -> model::Result<decltype(work(std::declval<Connection&>()))>;
  template <typename Work>
  model::Status read_status(Work work);

  void require_no_import() const;

  Session session_;
  bool importing_ = false;
};

}  // namespace toposcope::store::sqlite
