#pragma once

/// \file
/// Why a node is in a clique, or why not.
///
/// \code
///   for (const Explanation& one : explain(engine, vm, network)) {
///     if (!one.in_clique) print(one.why_not->reason, one.why_not->remedy);
///   }
/// \endcode

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::graph {

/// One constraint as it was applied to one link.
struct ConstraintEvaluation {
  std::string name;
  std::string wanted;   ///< The focal point's value, JSON text.
  std::string carried;  ///< The link's value, JSON text; empty when it lacks the attribute.
  bool passed = true;
};

/// One hop from the focal point towards the node.
struct WitnessHop {
  std::uint32_t step = 0;  ///< 0-based index into CliqueType::link_types.
  model::LinkId link;
  model::NodeId from;
  model::NodeId to;
  bool backwards = false;  ///< Walked from the link's target to its source.
  std::vector<ConstraintEvaluation> constraints;
};

/// What kept a node out, at the first place where it did.
enum class Obstacle : std::uint8_t {
  kNoCliqueType,      ///< No clique type fits the focal point's type and environment.
  kNoPath,            ///< Even without constraints and directions no step leads there.
  kMissingLink,       ///< Steps lead there, but one link on the way is in no inventory.
  kLeftOut,           ///< A what-if takes the node, or a link on the way to it, away.
  kImplicitLink,      ///< The link is implicit (or does not say) and the rule does not use those.
  kConstraint,        ///< A constraint refused the link.
  kDirection,         ///< The step follows the type's other direction in this environment.
  kStepOrder,         ///< The step came before its start was reached.
  kStoppedEarly,      ///< An earlier step added nothing, which ends a clique (calipso-2018).
  kForwardFirst,      ///< A type linked to itself: forward links were found, so none backward.
  kOtherEnvironment,  ///< The link, or the node, belongs to another environment.
};

struct WhyNot {
  Obstacle obstacle = Obstacle::kNoPath;
  /// The relaxed walk up to and including the refused hop; for kMissingLink the walk up to where
  /// the link is missing.  Empty when there is no such walk.
  std::vector<WitnessHop> path;
  std::optional<std::uint32_t> step;  ///< Of the refused hop, or of the missing link.
  std::string reason;                 ///< One sentence for people, without a full stop.
  /// The same: what would let the refused hop in, all obstacles answered.  Every change of links,
  /// rules or semantics that it offers was tried.
  std::string remedy;
};

/// The answer for one clique type.
struct Explanation {
  std::uint32_t job = 0;  ///< Index into CliqueEngine::jobs(); 0 for Obstacle::kNoCliqueType.
  bool in_clique = false;
  std::vector<WitnessHop> path;   ///< When in_clique; empty for the focal point itself.
  std::optional<WhyNot> why_not;  ///< When not in_clique.
};

/// Explains `node` in every clique of `focal_point` (with Tie::kLast: in the one that counts); when
/// no clique type fits, one entry with Obstacle::kNoCliqueType.
///
/// The witness is a path of the walk itself: each hop is the link by which the walk first reached
/// the next node, and steps ascend.  Why-not is found by the shortest walk (fewest refused hops,
/// then fewest hops, then fewest obstacles) with constraints, directions, implicit, environments
/// and step order relaxed.
///
/// \par Complexity
/// O(N + L) to find links by node, O(links at the visited nodes) for a witness; O(S * L log L) for
/// why-not with S steps, though it looks no further than the node.
/// \par Thread safety
/// May run at the same time as other const use of the engine.
[[nodiscard]] std::vector<Explanation> explain(const CliqueEngine& engine,
                                               model::NodeId focal_point, model::NodeId node);

}  // namespace toposcope::graph
