#pragma once

/// \file
/// Who stands below whom, found by looking through all nodes.

#include <set>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/objects.h"

#include "memory/moment.h"
#include "memory/state.h"

namespace toposcope::store::memory {

/// The nodes that a node stands below; none for a root and for a placeholder.
[[nodiscard]] std::vector<Row> parents_of(const State& state, Row row);

/// Parents, their parents and so on; never the node itself.
[[nodiscard]] std::set<Row> ancestors_of(const State& state, Row row);

/// By (type, id, row); kNotFound when the row was not live then.
[[nodiscard]] model::Result<std::vector<NodeSummary>> children(const Moment& moment, Row row);

/// By row; kNotFound when the row was not live then.
[[nodiscard]] model::Result<std::vector<NodeSummary>> parents(const Moment& moment, Row row);

/// By (environment, type, id, row).
/// \param environment  only there; empty: everywhere
[[nodiscard]] std::vector<NodeSummary> roots(const Moment& moment, std::string_view environment);

}  // namespace toposcope::store::memory
