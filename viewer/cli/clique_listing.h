#pragma once

#include <ostream>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"

#include "query/clique_facts.h"

namespace toposcope::cli {

/// Prints one clique for people: its clique type and counts, then its nodes by the step that first
/// reached them, then its links.
/// \return any error of the reader, unchanged
[[nodiscard]] model::Status print_clique(std::ostream& out, const graph::CliqueEngine& engine,
                                         const graph::Clique& clique, query::FactsReader& reader);

}  // namespace toposcope::cli
