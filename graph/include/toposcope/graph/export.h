#pragma once

/// \file
/// Cliques as documents: Graphviz DOT, Calipso's clique document, d3 node-link JSON.
///
/// \code
///   for (const Clique& clique : engine.cliques_of(focal_point)) write(to_dot(engine, clique, {}));
/// \endcode
///
/// The clique must be one of the engine's.  Nothing fails: any text can be exported.  Every
/// function takes time and memory in proportion to the clique, besides sorting its keys.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/records.h"
#include "toposcope/model/sink.h"

namespace toposcope::graph {

/// What a drawing says of a node beyond the snapshot.  Index: position in Clique::nodes.
struct NodeDecoration {
  model::StatusValue status = model::StatusValue::kNoCheck;
  std::string host;  ///< Box to draw it in; empty: none.
};

struct LinkDecoration {
  model::StatusValue status = model::StatusValue::kNoCheck;
  bool down = false;  ///< The link's state is not "up".
};

/// Filled by the caller, who knows the store; empty vectors mean no decoration at all.
struct Decorations {
  std::vector<NodeDecoration> nodes;  ///< Indexed like Clique::nodes.
  std::vector<LinkDecoration> links;  ///< Indexed like Clique::links.
};

/// Writes DOT through cgraph: one cluster per host, a label per link, status as colour and as shape
/// or pattern.  Every node and link carries its record (see send_clique()) in the attribute
/// "toposcope", from which the `dot` adapter reads it back.  Same input, same bytes.  Every text is
/// quoted for Graphviz, whatever it holds.
///
/// \par Thread safety
/// Not thread-safe: Graphviz is not. Callers serialise, or use processes.
[[nodiscard]] std::string to_dot(const CliqueEngine& engine, const Clique& clique,
                                 const Decorations& decorations);

/// Sends a clique to any writer of records, such as ingest::GraphmlWriter and ingest::CsvWriter:
/// its nodes, then its links, with the keys that answers print.  Documents hold what the drawing
/// knows beyond a record: "host" and "focal" of a node, "down" of a link; properties are not in a
/// snapshot.  Placeholders are no records: they are the ends of links that no node is sent for.
/// May be called from any thread at the same time.
/// \return an error of the sink, unchanged
[[nodiscard]] model::Status send_clique(const CliqueEngine& engine, const Clique& clique,
                                        const Decorations& decorations, model::GraphSink& sink);

/// \name What send_clique() says of a node or link beyond a snapshot
/// For others that send what is drawn, so that it reads back as the same.
///@{
/// {"host","focal"}: what is not empty, or true.
[[nodiscard]] std::string drawn_node_document(std::string_view host, bool is_focal_point);
/// {"down"}
[[nodiscard]] std::string_view drawn_link_document(bool down) noexcept;
/// A report without text and time; nothing for no check.
[[nodiscard]] std::optional<model::StatusReport> drawn_status(model::StatusValue status);
///@}

/// \name JSON
/// Pure: may be called from any thread at the same time.
///@{
/// One line of `toposcope cliques --format jsonl`, without the line feed.
void append_clique_line(std::string& out, const CliqueEngine& engine, const Clique& clique);

/// Calipso's clique document: environment, focal_point, links in discovery order, links_detailed,
/// constraints, clique_type, nodes.  `link_document` gives the stored JSON of a link.
[[nodiscard]] std::string to_clique_document(
    const CliqueEngine& engine, const Clique& clique,
    const std::function<std::string(model::LinkId)>& link_document);

/// d3 node-link form: {"nodes":[{"id",...}],"links":[{"source","target",...}]}.
[[nodiscard]] std::string to_node_link(const CliqueEngine& engine, const Clique& clique,
                                       const Decorations& decorations);
///@}

}  // namespace toposcope::graph
