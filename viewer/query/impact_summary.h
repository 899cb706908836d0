#pragma once

/// \file
/// What a failure takes away, counted and told.
///
/// \code
///   auto summary = query::summarise_impact({store, engine, at}, {{spine}, {}}, {.lost = true});
///   if (summary.has_value()) clipboard(query::impact_text(summary.value()));
/// \endcode

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/impact.h"
#include "toposcope/model/result.h"

#include "query/json_text.h"
#include "query/node_name.h"
#include "query/stand_in.h"

namespace toposcope::query {

/// "every path lost", "redundancy lost", "kept".
[[nodiscard]] std::string_view word_of(graph::Loss loss) noexcept;

/// One clique that holds something lost.
struct ImpactLine {
  NodeName focal_point;
  std::string clique_type;  ///< Key of the rule.
  std::string clique_type_name;
  graph::Loss loss = graph::Loss::kKept;
  std::uint32_t paths_before = 0, paths_after = 0;  ///< Counted up to 2.
  std::vector<std::string> projects;                ///< Empty: none stated.
  std::vector<NodeName> holds;                      ///< Lost nodes that it holds.
};

/// How the cliques of one project, or of one type of focal point, fare.
struct ImpactSum {
  std::string name;  ///< Empty: no project.
  std::size_t focal_points = 0;
  std::map<graph::Loss, std::size_t> by_loss;
};

/// A lost node that stands for its parts.
struct PartsLost {
  NodeName node;
  std::size_t parts = 0;
  std::vector<NodeName> in_cliques;
};

struct ImpactSummary {
  bool lost = false;               ///< Losses were asked for.
  std::vector<NodeName> nodes;     ///< What is lost.
  std::vector<std::string> links;  ///< Keys of lost links.
  std::vector<PartsLost> stand_ins;
  std::size_t focal_points = 0;  ///< Lines; one a clique.
  std::map<graph::Loss, std::size_t> by_loss;
  std::vector<ImpactSum> by_project, by_type;  ///< By natural order of names, no project last.
  std::vector<ImpactLine> lines;               ///< Worst loss first, then by name.
};

/// Asks graph::impact() and reads the projects of the focal points.
/// \retval kCancelled  options.stop was requested
/// \return any error of the store, unchanged
/// \par Complexity
/// ask_with_parts(), then GraphStore::node() of each focal point that is hit.
[[nodiscard]] model::Result<ImpactSummary> summarise_impact(const AskedOf& where,
                                                            const graph::Overlay& lost,
                                                            const graph::ImpactOptions& options);

/// The same from hits that are known.
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<ImpactSummary> summarise_impact(const AskedOf& where,
                                                            const graph::Overlay& lost,
                                                            const PartsImpact& hits, bool loss);

/// A block of lines for a ticket: what is lost, counts, projects, focal points.
/// \param most  focal points listed; the others are counted
[[nodiscard]] std::string impact_text(const ImpactSummary& summary, std::size_t most = 50);

/// {"lost","stands_for","counts","by_project","by_type","cliques"}: "cliques" has one entry a line,
/// whose "projects" are the names that the focal point states; "by_project" has one entry a project
/// with its name in "project" (empty: of those that state none).
[[nodiscard]] Json impact_json(const ImpactSummary& summary);

}  // namespace toposcope::query
