#pragma once

/// \file
/// One revision of an inventory, loaded, with its rules and an engine: what most commands ask.

#include <memory>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "console.h"
#include "option_set.h"
#include "query/node_reference.h"

namespace toposcope::cli {

/// How to look at the inventory.
struct ViewOptions {
  std::string environment;  ///< Empty: all.
  std::string semantics = "calipso";
  std::string tie = "all";
  std::string at;     ///< Revision or time; empty: the newest.
  std::string rules;  ///< "now": today's rules on the past.
  std::vector<std::string> without;
};

/// Declares --env, --at and --without.
void add_revision_options(OptionSet& set, ViewOptions& options);

/// Declares --semantics and --tie.
void add_engine_options(OptionSet& set, ViewOptions& options);

/// All of these, and --rules.
void add_view_options(OptionSet& set, ViewOptions& options);

/// A snapshot, its rules and the engine over both; none of them moves.
class View {
 public:
  View(model::RevisionNumber revision, graph::GraphSnapshot snapshot, graph::RuleBook rules)
      : revision_(revision), snapshot_(std::move(snapshot)), rules_(std::move(rules)) {}
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  void start_engine(graph::EngineOptions options) {
    engine_ = std::make_unique<graph::CliqueEngine>(snapshot_, rules_, std::move(options));
  }

  /// The number that was asked for; store::kNow for the newest.
  [[nodiscard]] model::RevisionNumber revision() const noexcept { return revision_; }
  [[nodiscard]] const graph::GraphSnapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] const graph::RuleBook& rules() const noexcept { return rules_; }
  [[nodiscard]] const graph::CliqueEngine& engine() const { return *engine_; }

 private:
  model::RevisionNumber revision_;
  graph::GraphSnapshot snapshot_;
  graph::RuleBook rules_;
  std::unique_ptr<graph::CliqueEngine> engine_;
};

using ViewPtr = std::unique_ptr<View>;

/// A view and the node that the question is about.
struct FocalView {
  ViewPtr view;
  model::NodeId focal_point;
};

/// Loads the topology of a whole revision, without rules and engine.
/// \retval kInvalidArgument  --at is neither a number nor a time; no such environment
/// \retval kNotFound         no such revision
[[nodiscard]] model::Result<graph::GraphSnapshot> load_snapshot(store::GraphStore& store,
                                                                const ViewOptions& options);

/// Reads today's rules.
[[nodiscard]] model::Result<graph::RuleBook> load_rules_of_now(store::GraphStore& store);

/// Loads a whole revision.
/// \retval kInvalidArgument  an option has a value that is not known; no such environment
/// \retval kNotFound         no such revision, or a --without item that does not exist
[[nodiscard]] model::Result<ViewPtr> load_view(store::GraphStore& store,
                                               const ViewOptions& options);

/// Loads what the cliques of one focal point need: a few pages of the file for the newest revision,
/// all of it for the past and for what-if questions, which need the directions of every link type.
/// \return as load_view(), and as GraphStore::resolve() for the focal point
[[nodiscard]] model::Result<FocalView> load_focal_view(store::GraphStore& store,
                                                       const ViewOptions& options,
                                                       const std::string& focal_point);

/// As load_focal_view(), with the whole revision in every case.
[[nodiscard]] model::Result<FocalView> load_whole_view(store::GraphStore& store,
                                                       const ViewOptions& options,
                                                       const std::string& focal_point);

/// Finds nodes and links in the view's revision; must not outlive store and view.
[[nodiscard]] query::Finder finder_in(store::GraphStore& store, const View& view,
                                      const ViewOptions& options);

/// Says what keeps environments from having cliques: no rules at all, nothing that declares them.
/// What concerns some of the environments only is a note.
/// \param environment  only this one; empty: all
/// \retval kNotFound  none of them can have a clique
[[nodiscard]] model::Status check_rules(const View& view, const std::string& environment,
                                        const std::string& db, const Console& console);

/// The name of the environment of a node.
[[nodiscard]] const std::string& environment_of(const graph::GraphSnapshot& snapshot,
                                                model::NodeId node);

/// Says what kept a focal point without clique; a line for people.
[[nodiscard]] std::string why_no_clique(const View& view, model::NodeId focal_point);

/// Says what an inventory without rules needs; empty when it has clique types.
[[nodiscard]] std::string missing_rules_hint(const graph::RuleBook& rules, const std::string& db);

}  // namespace toposcope::cli
