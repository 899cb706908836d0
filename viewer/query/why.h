#pragma once

/// \file
/// *Why here* and *why red*, in sentences.
///
/// \code
///   for (const query::WhyHere& one : query::why_here(engine, focal_point, node)) {
///     print(one.headline);
///     for (const query::WhyStep& step : one.steps) print(step.number, step.to.name);
///   }
/// \endcode
///
/// Sentences have no line breaks and are fit for a terminal; they end without a full stop.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/graph/explain.h"

#include "query/node_name.h"
#include "query/problems.h"

namespace toposcope::query {

/// One link of a path.
struct WhyStep {
  std::uint32_t number = 1;     ///< Place on the path, from 1: the number on the canvas.
  std::uint32_t rule_step = 1;  ///< Step of the clique type, from 1.
  NodeName from, to;
  std::string link_type;
  std::string link_key;
  bool backwards = false;  ///< Walked from the link's target to its source.
  std::string sentence;    ///< "qbr3f9 by vnic-vconnector".
};

/// Why a node is in the clique of one clique type, or why not.
struct WhyHere {
  std::string clique_type;  ///< Key; empty: no clique type fits.
  std::string clique_type_name;
  bool in_clique = false;
  std::string headline;                     ///< "9 steps from web-fe-03", or why it is not there.
  std::vector<WhyStep> steps;               ///< Of an absent node: as far as a walk gets.
  std::vector<std::string> notes;           ///< "network = web-front passed at 3 links".
  std::optional<graph::Obstacle> obstacle;  ///< Of an absent node.
  std::string reason, remedy;               ///< Of an absent node; the remedy may be empty.
};

/// Asks graph::explain() and tells its answer; one entry for each clique type.
/// \par Complexity
/// As graph::explain().
[[nodiscard]] std::vector<WhyHere> why_here(const graph::CliqueEngine& engine,
                                            model::NodeId focal_point, model::NodeId node);

/// Tells an explanation that is known.
[[nodiscard]] WhyHere why_here(const graph::CliqueEngine& engine, model::NodeId focal_point,
                               model::NodeId node, const graph::Explanation& explanation);

/// Something ill in a list of reasons.
struct IllReason {
  NodeName node;
  model::StatusValue status = model::StatusValue::kError;
  std::string text;           ///< Of its check.
  std::vector<WhyStep> path;  ///< Witness path to it; empty: not asked for, or none.
  std::string sentence;       ///< "leaf-1b Eth1/12 is in Error: no carrier".
};

struct WhyRed {
  model::StatusValue status = model::StatusValue::kNoCheck;
  std::string own;               ///< "own check of zabbix says Warning: gateway silent".
  std::vector<IllReason> worse;  ///< In its clique and worse than it; worst first, then oldest.
  std::optional<IllReason> effect_of;  ///< The cause that it is folded into.
  std::vector<IllReason> explains;     ///< What it explains, directly or in turn.
  std::string headline;                ///< One sentence that sums up.
};

struct WhyRedOptions {
  std::size_t most_paths = 5;  ///< Witness paths of so many worse things: each costs an explain().
};

/// Tells why a node shows its status.
/// \param ill       as given to find_problems()
/// \param problems  what it found
/// \par Complexity
/// One walk of the node's cliques; graph::explain() for each path.
[[nodiscard]] WhyRed why_red(const graph::CliqueEngine& engine, model::NodeId node,
                             const std::vector<IllNode>& ill, const Problems& problems,
                             const WhyRedOptions& options = {});

}  // namespace toposcope::query
