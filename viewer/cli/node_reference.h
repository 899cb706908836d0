#pragma once

#include <string>
#include <string_view>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"

namespace toposcope::cli {

/// Finds a node in a loaded revision by what a person writes, by the rules of
/// GraphStore::resolve(): TYPE:ID by id, then by key, then by unique name; key:K by key.
///
/// For revisions of the past, which the store cannot search, and for what-if lists.
/// \param environment  only there; empty: everywhere
/// \retval kNotFound         nothing fits
/// \retval kInvalidArgument  several fit, or there is no colon; the message lists up to ten
/// \par Complexity
/// O(N)
[[nodiscard]] model::Result<model::NodeId> find_node(const graph::GraphSnapshot& snapshot,
                                                     std::string_view reference,
                                                     std::string_view environment);

/// Adds what a --without or --lost item names: a node, or link:KEY, or the bare key of a link; else
/// a list of these joined by commas.
/// \return as find_node()
[[nodiscard]] model::Status add_to_overlay(graph::Overlay& overlay,
                                           const graph::GraphSnapshot& snapshot,
                                           std::string_view item, std::string_view environment);

/// "type:id", with "(name)" when that says more, fit for a terminal.
[[nodiscard]] std::string describe(const graph::GraphSnapshot& snapshot, model::NodeId node);

}  // namespace toposcope::cli
