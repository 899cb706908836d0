#pragma once

/// \file
/// What is wrong, one row a cause: a dead port with 200 ill instances behind it is one row.
///
/// Which ill node counts as the effect of which is settled in viewer/query/DECISIONS.md, "Causes
/// and effects".
///
/// \code
///   auto ill = query::read_ill_nodes(store);
///   if (!ill.has_value()) return ill.error();
///   const query::Problems problems = query::find_problems(engine, ill.value(), {});
///   for (const query::ProblemRow& row : problems.rows) print(row.cause.name, row.effects.size());
/// \endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/tiers.h"
#include "toposcope/model/records.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"
#include "toposcope/store/graph_store.h"

#include "query/node_name.h"

namespace toposcope::query {

/// A node with a status that is neither OK nor missing.
struct IllNode {
  model::NodeRow row;
  model::StatusValue value = model::StatusValue::kError;
  std::string text = {};
  std::string source = {};
  model::UtcMicros since{};  ///< Since when it is ill; the epoch: not known.
  bool acknowledged = false;
  /// What it is a part of, in any order: its host, its parent, the parent of that.
  std::vector<model::NodeRow> part_of = {};
};

/// A problem of the store, without what it is part of.
[[nodiscard]] IllNode ill_node_of(const store::Problem& problem);

/// The order of IllNode::since: those whose beginning is not known stand after the others.
[[nodiscard]] bool is_older(model::UtcMicros a, model::UtcMicros b);

/// An ill node that something else explains.
struct Effect {
  NodeName node;
  model::StatusValue status = model::StatusValue::kError;
  std::uint32_t hops = 1;  ///< Effects of effects from the cause; 1: directly.
  model::NodeRow because;  ///< The next thing towards the cause.
  bool acknowledged = false;
};

/// One cause with all that it explains.
struct ProblemRow {
  NodeName cause;
  model::StatusValue status = model::StatusValue::kError;
  std::string text;
  std::string source;
  model::UtcMicros since{};  ///< The epoch: not known.
  bool acknowledged = false;
  std::vector<Effect> effects;   ///< By hops, then worst first, then by name.
  std::size_t cliques_hurt = 0;  ///< Cliques that hold it; of a cause in none: its effects.
};

struct Problems {
  std::vector<ProblemRow> rows;  ///< Worst first, then oldest, then by name.
  std::size_t ill = 0;           ///< Causes and effects together.
  /// Index into rows of every ill node, causes and effects.
  std::unordered_map<model::NodeRow, std::size_t> row_of;
};

struct ProblemOptions {
  const graph::TierTable* tiers = nullptr;  ///< nullptr: those of scene::builtin_look().
  /// An equally bad node that was ill longer than its cause by more is no effect; nullopt: times do
  /// not count, for sources that only know the time of the last report.
  std::optional<std::chrono::microseconds> slack = std::chrono::hours(1);
  /// Whether a node has a check that says OK; none: every node that is not ill counts as healthy.
  std::function<bool(model::NodeRow)> is_healthy = {};
  unsigned threads = 1;  ///< At least 1; the answer does not depend on it.
  std::stop_token stop = {};
};

/// Finds the causes among ill nodes.
///
/// \param ill  those with OK or no check are passed over; of one row the first counts.  A node that
///             the snapshot does not have is passed over, too.
/// When a stop was requested the answer is incomplete and must be thrown away.
///
/// \par Complexity
/// One graph::impact() for all of them, O((N + L) log N) for ways up, and for each clique with k of
/// M ill nodes k * M / 64 steps, once for each set of ill nodes.  Above 16,384 ill nodes far
/// relations of nodes without clique (see DECISIONS.md) are not looked for.
/// \par Thread safety
/// May run at the same time as other const use of the engine.
[[nodiscard]] Problems find_problems(const graph::CliqueEngine& engine,
                                     const std::vector<IllNode>& ill,
                                     const ProblemOptions& options);

/// GraphStore::problems(), all of them in their order, with what they are part of.
/// \param environment  only there; empty: everywhere
/// \return any error of the store, unchanged
/// \par Complexity
/// GraphStore::problems() and add_owners().
[[nodiscard]] model::Result<std::vector<IllNode>> read_ill_nodes(
    store::GraphStore& store, const std::string& environment = {});

/// Fills IllNode::part_of: the host that the document names, and what these two stand below in the
/// tree (see GraphStore, Tree), up to the top.
/// \return any error of the store, unchanged
/// \par Complexity
/// GraphStore::node() of each; resolve() of each host and parents() of each of all these once.
[[nodiscard]] model::Status add_owners(store::GraphStore& store, model::RevisionNumber at,
                                       std::vector<IllNode>& ill);

}  // namespace toposcope::query
