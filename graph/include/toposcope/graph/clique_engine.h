#pragma once

/// \file
/// Cliques: everything one object stands on, found by walking typed links.
///
/// A *clique* here is the infrastructure term, not the complete subgraph of graph theory: start at
/// a focal point, follow an ordered list of link types, keep what was reached.
///
/// \code
///   const RuleBook rules = read_rules(snapshot.documents());
///   const CliqueEngine engine(snapshot, rules, {.semantics = Semantics::kCalipso});
///   for (const Clique& clique : engine.cliques_of(focal_point)) draw(clique.links);
/// \endcode
///
/// Source: CliqueFinder in opnfv/calipso and korenlev/calipso-cvim, scan/clique_finder.py, as
/// observed by running both; the differences are Semantics.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/diagnostic.h"
#include "toposcope/model/result.h"

namespace toposcope::graph {

/// What is done with several clique types of equal score.
enum class Tie : std::uint8_t {
  kAll,   ///< A clique for each.
  kLast,  ///< The last one that finds a link, as the 2021 engine leaves it (kCalipso only).
};

struct EngineOptions {
  Semantics semantics = Semantics::kCalipso;
  Tie tie = Tie::kAll;
  Overlay without = {};  ///< Left out of every walk and of the choice of directions.
};

/// One environment's use of one clique type, ready to walk.
struct CliqueJob {
  NameIndex environment = 0;
  const CliqueType* type = nullptr;
  std::vector<std::string> constraints;     ///< Names in force, in the rule's order.
  std::vector<model::NodeId> focal_points;  ///< By key, then row.
};

struct Clique {
  model::NodeId focal_point;
  std::uint32_t job = 0;                     ///< Index into CliqueEngine::jobs().
  std::vector<model::NodeId> nodes;          ///< Ascending, unique; includes the focal point.
  std::vector<model::LinkId> links;          ///< Unique, in discovery order.
  std::vector<std::uint32_t> links_by_step;  ///< Same length and order as CliqueType::link_types.
};

/// Work done; the sum over threads.
struct WalkStats {
  std::uint64_t cliques = 0;
  std::uint64_t links = 0;           ///< In cliques.
  std::uint64_t links_examined = 0;  ///< Looked at, kept or not.
};

/// Which focal points a run covers; every field that is set must hold.
struct CliqueSelection {
  std::string environment;       ///< Empty: all declared ones.
  std::string focal_point_type;  ///< Empty: all that have a clique type.
};

struct RunOptions {
  unsigned threads = 1;  ///< At least 1.
  std::stop_token stop = {};
  /// Focal points; called from the calling thread.
  std::function<void(std::size_t done, std::size_t total)> progress = {};
};

/// Computes cliques of one snapshot under one semantics.
///
/// \par Thread safety
/// const members may run at the same time.
class CliqueEngine {
 public:
  /// Chooses directions and lays out the adjacency that the rules need.
  /// Never fails: what is wrong with a rule is in faults().
  /// \param snapshot, rules  must outlive the engine
  /// \par Complexity
  /// O(N + L) time; 12 bytes a link and direction used.
  CliqueEngine(const GraphSnapshot& snapshot, const RuleBook& rules, EngineOptions options);
  ~CliqueEngine();
  CliqueEngine(CliqueEngine&&) noexcept;
  CliqueEngine& operator=(CliqueEngine&&) noexcept;

  [[nodiscard]] const GraphSnapshot& snapshot() const noexcept;
  [[nodiscard]] const RuleBook& rules() const noexcept;
  [[nodiscard]] const EngineOptions& options() const noexcept;

  /// By (environment name, focal point type, position of the rule).
  [[nodiscard]] std::span<const CliqueJob> jobs() const noexcept;

  /// Faulty rules, and what made an original fail; each costs itself only.
  [[nodiscard]] std::span<const model::Diagnostic> faults() const noexcept;

  /// Every clique of one focal point that has a link; one for each job of its type, after Tie.
  /// \par Complexity
  /// O(links examined); no allocation but the result and a scratch area per call.
  [[nodiscard]] std::vector<Clique> cliques_of(model::NodeId focal_point) const;

  /// The focal point's own value under one of its job's constraints, as JSON; "null" when it lacks
  /// it.  Under kCalipso as the 2021 engine wrote it: a list inside a list is {}.
  [[nodiscard]] std::string constraint_json(const Clique& clique, std::string_view name) const;

  /// Receives one clique; an error of it ends the run.
  using Visitor = std::function<model::Status(const Clique&)>;

  /// Calls `visit` for every clique of the selection, from the calling thread, in the order of
  /// (environment name, focal point type, key of the focal point, position of the rule), which does
  /// not depend on the number of threads.  Few cliques wait for their turn: memory is bounded.
  /// \retval kCancelled  options.stop was requested
  /// \return any error of `visit`, unchanged; what `visit` or the progress throws is passed on
  /// \par Complexity
  /// As cliques_of() for each focal point of the selection, shared by the threads.
  [[nodiscard]] model::Result<WalkStats> run(const CliqueSelection& selection,
                                             const RunOptions& options, const Visitor& visit) const;

  /// As run(), without keeping a clique: for measuring.  After a stop: what was counted until then.
  [[nodiscard]] WalkStats count(const CliqueSelection& selection, const RunOptions& options) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace toposcope::graph
