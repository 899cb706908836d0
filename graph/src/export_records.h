#pragma once

#include <cstddef>
#include <string>

#include "toposcope/graph/export.h"
#include "toposcope/model/records.h"

namespace toposcope::graph {

/// The record of a clique's node, by position in Clique::nodes; its document lives in `document`.
[[nodiscard]] model::NodeRecord node_record(const CliqueEngine& engine, const Clique& clique,
                                            std::size_t position, const Decorations& decorations,
                                            std::string& document);

/// The record of a clique's link, by position in Clique::links.
[[nodiscard]] model::LinkRecord link_record(const CliqueEngine& engine, const Clique& clique,
                                            std::size_t position, const Decorations& decorations,
                                            std::string& document);

}  // namespace toposcope::graph
