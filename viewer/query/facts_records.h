#pragma once

/// \file
/// A graph as it is drawn, as records: what is in no clique can be exported, too.
///
/// \code
///   ingest::GraphmlWriter writer(out);
///   if (auto sent = query::send_facts(facts, "prod", writer); !sent.has_value()) return sent;
///   return writer.finish();
/// \endcode

#include <string>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"
#include "toposcope/scene/facts.h"

#include "query/clique_file.h"

namespace toposcope::query {

/// Sends nodes, then links, as graph::send_clique() does for a clique: documents hold "host" and
/// "focal", or "down".  Placeholders are ends of links only; what is shown as removed, and links
/// that stand for hidden nodes, are left out.
/// \return an error of the sink, unchanged
/// \par Complexity
/// O(nodes + links)
[[nodiscard]] model::Status send_facts(const scene::GraphFacts& facts,
                                       const std::string& environment, model::GraphSink& sink);

/// The files of such a graph: DOT and JSON Lines as the inventory has them, GraphML, CSV.
/// \retval kUnsupported  any other format
[[nodiscard]] model::Result<std::vector<FilePart>> facts_data(CliqueFormat format,
                                                              const scene::GraphFacts& facts,
                                                              const std::string& environment);

}  // namespace toposcope::query
