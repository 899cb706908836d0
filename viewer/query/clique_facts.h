#pragma once

/// \file
/// A clique as facts for a drawing: what the store says of its nodes, links and hosts.

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/explain.h"
#include "toposcope/graph/export.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// Reads facts of cliques; each node, link and host is read once.
class FactsReader {
 public:
  /// \param store        must outlive this
  /// \param at           the revision of the snapshots
  /// \param stale_after  reports older than the newest of their clique by more are stale
  /// \param members      of documents that are kept in the facts, beside those that name projects
  FactsReader(store::GraphStore& store, model::RevisionNumber at,
              std::optional<std::chrono::microseconds> stale_after = {},
              std::set<std::string, std::less<>> members = {});

  /// Nodes and links are indexed as in the clique.
  /// \return any error of the store, unchanged
  [[nodiscard]] model::Result<scene::GraphFacts> read(const graph::CliqueEngine& engine,
                                                      const graph::Clique& clique);

  /// Any nodes and links of the revision, in the order given; links that end elsewhere are left
  /// out.  There is no focal point.
  /// \param environment  where hosts are looked for
  /// \return any error of the store, unchanged
  [[nodiscard]] model::Result<scene::GraphFacts> read_rows(
      const std::string& environment, const std::vector<model::NodeRow>& nodes,
      const std::vector<model::LinkRow>& links);

 private:
  /// A node with the time of the report that shows.
  struct TimedNode {
    scene::NodeFacts facts;
    model::UtcMicros reported{};
  };

  [[nodiscard]] model::Result<TimedNode> node(model::NodeRow row);
  [[nodiscard]] model::Result<scene::LinkFacts> link(const graph::GraphSnapshot& snapshot,
                                                     model::LinkId link);
  [[nodiscard]] model::Status add_owners(const std::string& environment, scene::GraphFacts& facts);
  [[nodiscard]] model::Result<std::optional<scene::OwnerFacts>> host(const std::string& environment,
                                                                     const std::string& id);
  void mark_stale(scene::GraphFacts& facts, const std::vector<model::UtcMicros>& reported) const;

  store::GraphStore& store_;
  model::RevisionNumber at_;
  std::optional<std::chrono::microseconds> stale_after_;
  std::set<std::string, std::less<>> members_;
  std::unordered_map<model::NodeRow, TimedNode> nodes_;
  std::unordered_map<model::LinkRow, scene::LinkFacts> links_;
  std::map<std::pair<std::string, std::string>, std::optional<scene::OwnerFacts>> hosts_;
};

/// What the formats of graph/export.h say of a clique beyond its snapshot.
[[nodiscard]] graph::Decorations decorations_of(const scene::GraphFacts& facts);

/// Numbers a path from the focal point in facts that may hold more, or less, than its clique; what
/// it passes is found by key.
void mark_path(const graph::GraphSnapshot& snapshot, const std::vector<graph::WitnessHop>& path,
               scene::GraphFacts& facts);

/// Numbers the path from the focal point to a node, as explain() finds it, in the facts of its
/// clique.
/// \retval kNotFound  the clique does not have the node
[[nodiscard]] model::Status mark_path(const graph::CliqueEngine& engine,
                                      const graph::Clique& clique, model::NodeId node,
                                      scene::GraphFacts& facts);

/// The projects that a document states: its list, else its one project, else the project's id.
[[nodiscard]] std::vector<std::string> projects_in(std::string_view document);

}  // namespace toposcope::query
