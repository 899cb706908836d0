#pragma once

/// \file
/// What changed in the clique of one focal point between two revisions, and why.
///
/// \code
///   for (const CliqueDiff& diff : diff_cliques(engine_before, engine_after, row)) {
///     for (const CliqueDifference& one : diff.differences) print(one.key, one.because);
///   }
/// \endcode

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::graph {

/// Why something entered or left a clique between two revisions.
///
/// The walk of the side that holds the thing is repeated with its rule on the other side's graph.
/// When that reaches the thing, the rule made the difference; else the graph did, and the cause is
/// what stands in the way of the first hop that cannot be repeated.  A node has the cause of the
/// link that brought it in, or kReachability when that link is gone or new.
enum class Cause : std::uint8_t {
  kNodeGone,  ///< The node itself was retired, or is left out.
  kNodeNew,
  kLinkGone,  ///< The link itself was retired, or is left out.
  kLinkNew,
  kConstraintChanged,  ///< A constraint value of the link or of the focal point changed.
  kRuleChanged,        ///< The clique type, its constraints or the choice of it changed.
  kDirectionChanged,   ///< The direction in which the step follows its link type turned.
  kLinkChanged,        ///< The link's ends, type, environment or implicit flag changed.
  kReachability,       ///< Itself unchanged; the way to it is gone, or is new.
};

struct CliqueDifference {
  bool added = false;    ///< Else removed.
  bool is_link = false;  ///< Else a node.
  std::string key;
  std::string type;  ///< Node type or link type.
  std::string name;
  Cause cause = Cause::kReachability;
  std::string because;  ///< One sentence; names the object or rule at the root of it.
  std::string id = {};  ///< Of a node; empty for a link.
};

/// One focal point's clique in two revisions, compared by row.
struct CliqueDiff {
  std::string clique_type;                    ///< Key of the rule.
  std::vector<CliqueDifference> differences;  ///< Nodes then links; each by (type, key).
};

/// Compares the cliques of one focal point, given by row, between two engines; a clique type that
/// only one side has is compared with an empty clique.  Clique types are matched by key and listed
/// by it; those without a difference are left out.
///
/// \param before, after  of two revisions of one store, under the same semantics
/// \par Complexity
/// O(N + L) of both snapshots to find links by node, then the links that the two walks examine.
/// \par Thread safety
/// May run at the same time as other const use of the engines.
[[nodiscard]] std::vector<CliqueDiff> diff_cliques(const CliqueEngine& before,
                                                   const CliqueEngine& after,
                                                   model::NodeRow focal_point);

}  // namespace toposcope::graph
