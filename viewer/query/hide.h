#pragma once

/// \file
/// Leaves nodes out of a graph without taking its connections apart.
///
/// \code
///   std::vector<bool> keep(facts.nodes.size());
///   for (...) keep[i] = filter.matches({.node = &facts.nodes[i]});
///   const scene::GraphFacts shown = hide_nodes(facts, keep, "filter type=vnic");
/// \endcode

#include <string_view>
#include <vector>

#include "toposcope/scene/facts.h"

namespace toposcope::query {

/// The graph of the kept nodes, in their order, with the links between them.
///
/// Hidden nodes that hang together are a region.  Between the kept nodes around a region stand
/// new links as a star: from one of them, the focal point if it is one, else the first, to each
/// other one; so that kept nodes are connected exactly as before, by no more links than there are
/// kept nodes around.  A chain between two nodes becomes one link.  Two nodes get at most one new
/// link, for the shortest way of all regions; it is not directed, `hidden_nodes` counts the nodes
/// on that way, and its status is the worst on it.  Its key is made of those of its ends.
///
/// `total_nodes` and `total_links` tell what there was before anything was left out, `hidden` gets
/// `why` added.  A hidden focal point leaves none.
///
/// \param keep  by node; as many as there are
/// \param why   a part of a sentence, such as "filter type=vnic"
/// \par Complexity
/// O(nodes + links * log(nodes)).
[[nodiscard]] scene::GraphFacts hide_nodes(const scene::GraphFacts& facts,
                                           const std::vector<bool>& keep, std::string_view why);

}  // namespace toposcope::query
