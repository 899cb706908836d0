#pragma once

/// \file
/// Which column a node stands in: the tier of its role.
///
/// \code
///   const std::vector<double> tiers = graph::assign_tiers(roles, table);
///   const std::vector<std::uint32_t> columns = graph::dense_columns(tiers);
/// \endcode
///
/// Tiers come from types, so that a new link never moves a column.  All functions are pure.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::graph {

/// One row of the table of tiers: the first that fits a node counts.
struct TierRule {
  std::string type;
  std::vector<std::string> linked_to = {};  ///< Types of which a neighbour must be one; empty: any.
  double tier = 0;
};

struct TierTable {
  std::vector<TierRule> rules;
  double fabric_from = 7;  ///< Tiers from here on are outside of all hosts.
};

/// What decides about tiers.
struct TierInput {
  std::vector<std::string> types;     ///< Node types by name, indexed by node.
  std::span<const LayoutLink> links;  ///< Of the nodes.
  std::vector<std::string> link_types =
      {};  ///< Steps of the rule, "from-to", in order; may be empty.
  std::uint32_t focal_point = 0;
};

/// The tier of each node.
///
/// A type without a row in the table follows the type that the rule's steps reach it from (half a
/// tier after), or stands before the type that they reach from it.  A node whose type has rows of
/// which none fits stands with the first of its type.  When that settles nothing, tiers are steps
/// away from the focal point, after the last tier of the table that is in use, and closer together
/// where they would run into the fabric; what cannot be reached stands last.
/// \par Complexity
/// O((N + L) * rules of a type + steps * types).
[[nodiscard]] std::vector<double> assign_tiers(const TierInput& input, const TierTable& table);

/// Ranks of values: equal values share a rank, ranks have no gaps.
[[nodiscard]] std::vector<std::uint32_t> dense_columns(std::span<const double> tiers);

}  // namespace toposcope::graph
