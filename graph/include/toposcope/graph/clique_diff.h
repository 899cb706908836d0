#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"

namespace toposcope::graph {

/// Why something entered or left a clique between two revisions.
enum class Cause : std::uint8_t {
  kNodeGone,           ///< The node itself was retired.
  kNodeNew,
  kLinkGone,           ///< The link itself was retired.
  kLinkNew,
  kConstraintChanged,  ///< A constraint value of the link or of the focal point changed.
  kRuleChanged,        ///< The clique type, its constraints or the choice of it changed.
  kDirectionChanged,   ///< The global direction of the link type turned.
  kReachability,       ///< Itself unchanged; the way to it is gone, or is new.
};

struct CliqueDifference {
  bool added = false;       ///< Else removed.
  bool is_link = false;     ///< Else a node.
  std::string key;
  std::string type;         ///< Node type or link type.
  std::string name;
  Cause cause = Cause::kReachability;
  std::string because;      ///< One sentence; names the object or rule at the root of it.
};

/// One focal point's clique in two revisions, compared by row.
struct CliqueDiff {
  std::string clique_type;  ///< Key of the rule.
  std::vector<CliqueDifference> differences;  ///< Nodes then links; each by (type, key).
};

/// Compares the cliques of one focal point, given by row, between two engines; a clique type that
/// only one side has is compared with an empty clique.
[[nodiscard]] std::vector<CliqueDiff> diff_cliques(const CliqueEngine& before,
                                                   const CliqueEngine& after,
                                                   model::NodeRow focal_point);

}  // namespace toposcope::graph
